"""Print cards that open new accounts."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from rigcheck.care.admission.actions import print_cards
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month


class Command(BaseCommand):
    help = "Make cards, one code to a line. Print them, put them in a hat, keep no copy: only hashes stay here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and for which seat."""
        parser.add_argument("--count", type=int, default=10)
        parser.add_argument("--seat", choices=[seat.value for seat in Seat], default=Seat.MEMBER.value)

    def handle(self, *_: object, count: int, seat: str, **__: object) -> None:
        """Print the codes."""
        edge = edge_of_process()
        today = Month.of(edge.clock.now())
        codes = print_cards(count=count, seat=Seat(seat), by="operator", chance=edge.chance, today=today)
        self.stdout.write("\n".join(codes))
