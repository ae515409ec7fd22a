"""Django's handle on this room."""

from django.apps import AppConfig


class Catalogue(AppConfig):
    name = "rigcheck.care.catalogue"
    label = "catalogue"
