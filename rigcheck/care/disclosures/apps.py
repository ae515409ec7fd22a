"""Django's handle on this room."""

from django.apps import AppConfig


class Disclosures(AppConfig):
    name = "rigcheck.care.disclosures"
    label = "disclosures"
