"""Django's handle on this room."""

from django.apps import AppConfig


class Jobs(AppConfig):
    name = "rigcheck.care.jobs"
    label = "care_jobs"
