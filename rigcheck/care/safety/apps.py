"""Django's handle on the safety plan."""

from django.apps import AppConfig


class Safety(AppConfig):
    name = "rigcheck.care.safety"
    label = "safety"
