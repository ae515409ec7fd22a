"""Django's handle on this room."""

from django.apps import AppConfig


class OnCall(AppConfig):
    name = "rigcheck.care.oncall"
    label = "oncall"
