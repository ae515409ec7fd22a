"""Django's handle on this room."""

from django.apps import AppConfig


class Finding(AppConfig):
    name = "rigcheck.care.finding"
    label = "finding"
