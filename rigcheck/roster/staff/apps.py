"""Django's handle on this room."""

from django.apps import AppConfig


class Staff(AppConfig):
    name = "rigcheck.roster.staff"
    label = "staff"
