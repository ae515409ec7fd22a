"""Django's handle on this room."""

from django.apps import AppConfig


class Seats(AppConfig):
    name = "rigcheck.care.seats"
    label = "seats"
