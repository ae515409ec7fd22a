"""Django's handle on this room."""

from django.apps import AppConfig


class Paging(AppConfig):
    name = "rigcheck.care.paging"
    label = "paging"
