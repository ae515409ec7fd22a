"""Django's handle on this room."""

from django.apps import AppConfig


class Overview(AppConfig):
    name = "rigcheck.care.overview"
    label = "overview"
