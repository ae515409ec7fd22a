"""Fill the member's house with fictional people and a year behind each."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from rigcheck.care.admission.actions import print_cards
from rigcheck.care.members import queries
from rigcheck.doors.care.demo.filling import fill
from rigcheck.doors.care.demo.lead import LEAD, SUPPORTER, seat_everybody
from rigcheck.doors.care.demo.roles import ROLES
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month

CARDS = 5


class Command(BaseCommand):
    """Writes the year once, and prints sign-ins and fresh join cards every time."""

    help = "Fictional members with a year behind them, through the real code"

    def add_arguments(self, parser: CommandParser) -> None:
        """`--people`: only so many, for a quick look or a test."""
        parser.add_argument("--people", type=int)

    def handle(self, *_: Any, people: int | None, **__: Any) -> None:
        """Fill an empty database; leave a filled one as it is."""
        edge = edge_of_process()
        if queries.is_free(handle=ROLES[0].handle):
            filled = fill(
                edge=edge, site=settings.SITE, survey=Path(settings.SURVEY), progress=self._progress, people=people
            )
            source = "real NHANES rows" if filled.real_answers else "a small documented generator"
            self.stdout.write(f"\r{filled.people} people, {filled.records} records; PHQ-9 answers from {source}.")
        if queries.is_free(handle=LEAD.handle):
            seat_everybody(edge=edge, site=settings.SITE)
        self.stdout.write("Member sign-ins (fictional): trade, handle, passphrase")
        for role in ROLES:
            self.stdout.write(f"  {role.trade.value:12} {role.handle:20} {role.passphrase}")
        self.stdout.write("The clinical lead's sign-in: name, handle, passphrase")
        self.stdout.write(f"  {LEAD.name:12} {LEAD.handle:20} {LEAD.passphrase}")
        self.stdout.write("A peer supporter's: name, handle, passphrase")
        self.stdout.write(f"  {SUPPORTER.name:12} {SUPPORTER.handle:20} {SUPPORTER.passphrase}")
        today = Month.of(edge.clock.now())
        self.stdout.write("Cards that open a new account:")
        for code in print_cards(count=CARDS, seat=Seat.MEMBER, by="operator", chance=edge.chance, today=today):
            self.stdout.write(f"  {code}")

    def _progress(self, done: int, of: int) -> None:
        if done % 20 == 0 or done == of:
            self.stdout.write(f"\rWriting a year for {of} fictional people: {done} done", ending="")
            self.stdout.flush()
