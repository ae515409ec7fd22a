"""Django's handle on this room."""

from django.apps import AppConfig


class Notices(AppConfig):
    name = "rigcheck.care.notices"
    label = "notices"
