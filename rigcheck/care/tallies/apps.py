"""Django's handle on this room."""

from django.apps import AppConfig


class Tallies(AppConfig):
    name = "rigcheck.care.tallies"
    label = "tallies"
