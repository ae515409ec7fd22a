"""Take away what has ended on roster: sessions, first codes, counted tries."""

from typing import Any

from django.core.management.base import BaseCommand

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.roster.staff import actions


class Command(BaseCommand):
    """One round, for a timer of the operating system; roster's worker does the same."""

    help = "Take away ended sessions, codes and counted tries"

    def handle(self, *_: Any, **__: Any) -> None:
        """Say how many rows went."""
        self.stdout.write(f"{actions.clear_ended(now=edge_of_process().clock.now())} rows taken away.")
