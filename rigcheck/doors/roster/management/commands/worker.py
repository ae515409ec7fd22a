"""The worker of roster: sends what waits, and takes away what is over."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

from rigcheck.doors.roster.handlers import handlers
from rigcheck.doors.roster.keeper import edge_of_process, mail_of_settings
from rigcheck.kernel.months import Month
from rigcheck.roster.invitations import actions as invitations
from rigcheck.roster.jobs import actions as jobs
from rigcheck.roster.staff import actions as staff

PAUSE = 2.0
"""Seconds between two looks for what is due."""
ROUND = 150
"""Looks between two rounds of tidying: five minutes."""


class Command(BaseCommand):
    """Does what is due until told to stop, or once. Any number of them may run beside each other."""

    help = "Send the letters that wait, and take away what is over"

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once`: what is due now, for a timer of the operating system."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        """Go on until stopped; a busy database is tried again after the pause."""
        stopping = Event()
        if not once:
            signal.signal(signal.SIGTERM, lambda *_: stopping.set())  # the letter at hand is finished first
        looks = 0
        while not stopping.is_set():
            try:
                self._look(stopping, tidy=looks % ROUND == 0)
            except OperationalError:
                self.stderr.write("The database was busy; trying again in a moment.")
            if once:
                return
            looks += 1
            stopping.wait(PAUSE)

    def _look(self, stopping: Event, *, tidy: bool) -> None:
        edge = edge_of_process()
        if tidy:
            tend()
        known = handlers(mail_of_settings())
        while not stopping.is_set() and jobs.work(handlers=known, clock=edge.clock, chance=edge.chance):
            pass


def tend() -> None:
    """One round of taking away what is over; a room that has something to tidy adds its line here."""
    now = edge_of_process().clock.now()
    jobs.purge(now=now)
    invitations.purge(month=Month.of(now))
    staff.clear_ended(now=now)
