"""Django's handle on this room."""

from django.apps import AppConfig


class Agencies(AppConfig):
    name = "rigcheck.roster.agencies"
    label = "agencies"
