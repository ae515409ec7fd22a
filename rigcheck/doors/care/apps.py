"""Django's handle on this door: it holds the commands."""

from django.apps import AppConfig


class Door(AppConfig):
    name = "rigcheck.doors.care"
    label = "care_door"
