"""Django's handle on this room."""

from django.apps import AppConfig


class Reminders(AppConfig):
    name = "rigcheck.care.reminders"
    label = "reminders"
