"""Django's handle on this room."""

from django.apps import AppConfig
from django.core.checks import register


class Directory(AppConfig):
    name = "rigcheck.care.directory"
    label = "directory"

    def ready(self) -> None:
        """Look at the agency's lines at every start of a command."""
        from rigcheck.care.directory.checks import lines_can_be_used  # noqa: PLC0415 - models are not ready above

        register(lines_can_be_used)
