"""Django's handle on this room."""

from django.apps import AppConfig


class Prekeys(AppConfig):
    name = "rigcheck.care.prekeys"
    label = "prekeys"
