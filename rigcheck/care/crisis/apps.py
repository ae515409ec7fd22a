"""Django's handle on this room."""

from django.apps import AppConfig


class Crisis(AppConfig):
    name = "rigcheck.care.crisis"
    label = "crisis"
