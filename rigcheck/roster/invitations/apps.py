"""Django's handle on this room."""

from django.apps import AppConfig


class Invitations(AppConfig):
    name = "rigcheck.roster.invitations"
    label = "invitations"
