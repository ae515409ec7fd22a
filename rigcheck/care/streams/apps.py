"""Django's handle on this room."""

from django.apps import AppConfig


class Streams(AppConfig):
    name = "rigcheck.care.streams"
    label = "streams"
