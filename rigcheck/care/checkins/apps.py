"""Django's handle on check-ins."""

from django.apps import AppConfig


class CheckIns(AppConfig):
    name = "rigcheck.care.checkins"
    label = "checkins"
