"""Django's handle on this room."""

from django.apps import AppConfig


class People(AppConfig):
    name = "rigcheck.roster.people"
    label = "people"
