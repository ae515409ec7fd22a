"""Django's handle on this room."""

from django.apps import AppConfig


class Peers(AppConfig):
    name = "rigcheck.care.peers"
    label = "peers"
