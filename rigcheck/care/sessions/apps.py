"""Django's handle on sessions."""

from django.apps import AppConfig


class Sessions(AppConfig):
    name = "rigcheck.care.sessions"
    label = "care_sessions"
