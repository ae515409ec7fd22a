"""Django's handle on this room."""

from django.apps import AppConfig


class Standing(AppConfig):
    name = "rigcheck.care.standing"
    label = "standing"
