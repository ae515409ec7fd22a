"""Django's handle on this room."""

from django.apps import AppConfig


class Conversations(AppConfig):
    name = "rigcheck.care.conversations"
    label = "conversations"
