"""Django's handle on this room."""

from django.apps import AppConfig


class Calls(AppConfig):
    name = "rigcheck.care.calls"
    label = "calls"
