"""The worker's command, for both sides: `worker` goes on until told to stop, `worker --once` does what is due now."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rigcheck.outside.ledger import Hands

STOPPING = (signal.SIGTERM, signal.SIGINT)


class WorkerCommand(BaseCommand):
    """Does what is due. Any number of workers may run beside each other, on one machine or on several."""

    help = "Do what is due, and take away what is over"

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once`: what is due now, for a timer of the operating system."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        """Work. Told to stop, it finishes what it has in hand and takes up nothing else."""
        hands = self.hands()
        if once:
            hands.once()
            return
        for number in STOPPING:
            signal.signal(number, hands.stop)
        hands.run()

    def hands(self) -> Hands:
        """Who works on this side."""
        raise NotImplementedError
