"""Django's handle on the vault."""

from django.apps import AppConfig


class Vault(AppConfig):
    name = "rigcheck.care.vault"
    label = "vault"
