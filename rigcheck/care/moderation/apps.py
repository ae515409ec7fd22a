"""Django's handle on this room."""

from django.apps import AppConfig


class Moderation(AppConfig):
    name = "rigcheck.care.moderation"
    label = "moderation"
