"""Django's handle on this room."""

from django.apps import AppConfig
from django.core.checks import register


class Limits(AppConfig):
    name = "rigcheck.care.limits"
    label = "limits"

    def ready(self) -> None:
        """Look at the agency's packs at every start of a command."""
        from rigcheck.care.limits.checks import packs_can_be_used  # noqa: PLC0415 - models are not ready above

        register(packs_can_be_used)
