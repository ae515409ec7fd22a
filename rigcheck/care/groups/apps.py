"""Django's handle on this room."""

from django.apps import AppConfig


class Groups(AppConfig):
    name = "rigcheck.care.groups"
    label = "groups"
