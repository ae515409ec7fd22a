"""Django's handle on this room."""

from django.apps import AppConfig


class Assessments(AppConfig):
    name = "rigcheck.care.assessments"
    label = "assessments"
