"""Django's handle on this room."""

from django.apps import AppConfig


class Upkeep(AppConfig):
    name = "rigcheck.care.upkeep"
    label = "upkeep"
