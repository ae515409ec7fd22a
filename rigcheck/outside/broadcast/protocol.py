"""What tells that something was published, and the table that it is read from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from rigcheck.outside.broadcast.news import News


class Table(Protocol):
    """Reads events, in order of their moments."""

    def newest(self) -> datetime | None:
        """The moment of the last event; None where there is none."""

    def after(self, *, moment: datetime) -> Sequence[News]:
        """Every event later than this."""

    def named(self, *, ids: Sequence[bytes]) -> Sequence[News]:
        """The events with these ids that are there."""


class Feed(Protocol):
    """Belongs to one thread, which waits at it."""

    def open(self) -> None:
        """From here on nothing is missed; raises Django's `DatabaseError` where the database is away."""

    def wait(self, seconds: float) -> Sequence[News]:
        """What was published since the last time; comes back after so many seconds at the latest.

        Raises Django's `DatabaseError` where the database is away: after `open`, what came meanwhile is told.
        """
