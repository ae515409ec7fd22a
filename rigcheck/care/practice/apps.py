"""Django's handle on practices."""

from django.apps import AppConfig


class Practice(AppConfig):
    name = "rigcheck.care.practice"
    label = "practice"
