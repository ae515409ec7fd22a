"""Django's handle on this room."""

from django.apps import AppConfig


class Threads(AppConfig):
    name = "rigcheck.care.threads"
    label = "threads"
