"""Django's handle on this room."""

from django.apps import AppConfig


class Privacy(AppConfig):
    name = "rigcheck.care.privacy"
    label = "privacy"
