"""Django's handle on this room."""

from django.apps import AppConfig


class Rollcall(AppConfig):
    name = "rigcheck.care.rollcall"
    label = "rollcall"
