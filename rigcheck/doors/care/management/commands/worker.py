"""The worker of care: takes away what is over. It holds no member's key."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

from rigcheck.care.admission import actions as admission
from rigcheck.care.members import actions as members
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.vault import actions as vault
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.months import Month
from rigcheck.outside.databases.leftovers import let_go

PAUSE = 300.0


class Command(BaseCommand):
    """Goes round every five minutes, or once."""

    help = "Take away expired records, sessions and cards, and what the database keeps of them"

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once`: one round, for a timer of the operating system."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        """Go round until stopped; a busy database is tried again next round."""
        while True:
            try:
                tend()
            except OperationalError:
                self.stderr.write("The database was busy; trying again at the next round.")
            if once:
                return
            time.sleep(PAUSE)


def tend() -> None:
    """One round."""
    edge = edge_of_process()
    now = edge.clock.now()
    vault.expire(today=Month.of(now))
    admission.expire(today=Month.of(now))
    members.expire(today=Month.of(now), edge=edge)
    sessions.purge(now=now, keybox=edge.keybox)
    let_go()
