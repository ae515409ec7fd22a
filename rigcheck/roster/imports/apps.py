"""Django's handle on this room."""

from django.apps import AppConfig


class Imports(AppConfig):
    name = "rigcheck.roster.imports"
    label = "imports"
