"""Django's handle on admission."""

from django.apps import AppConfig


class Admission(AppConfig):
    name = "rigcheck.care.admission"
    label = "admission"
