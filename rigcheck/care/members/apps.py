"""Django's handle on accounts."""

from django.apps import AppConfig


class Members(AppConfig):
    name = "rigcheck.care.members"
    label = "members"
