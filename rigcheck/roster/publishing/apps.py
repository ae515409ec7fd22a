"""Django's handle on this room."""

from django.apps import AppConfig


class Publishing(AppConfig):
    name = "rigcheck.roster.publishing"
    label = "publishing"
