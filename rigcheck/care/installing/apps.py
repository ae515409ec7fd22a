"""Django's handle on this room."""

from django.apps import AppConfig
from django.core.checks import register


class Installing(AppConfig):
    name = "rigcheck.care.installing"
    label = "installing"

    def ready(self) -> None:
        """Look at the pictures of the icon at every start of a command."""
        from rigcheck.care.installing.checks import can_be_installed  # noqa: PLC0415 - as every room does

        register(can_be_installed)
