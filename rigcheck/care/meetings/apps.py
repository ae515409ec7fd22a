"""Django's handle on this room."""

from django.apps import AppConfig


class Meetings(AppConfig):
    name = "rigcheck.care.meetings"
    label = "meetings"
