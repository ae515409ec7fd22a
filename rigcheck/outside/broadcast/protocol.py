"""What tells that something was published, and the table that it is read from."""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import Protocol

from rigcheck.outside.broadcast.news import News


class Table(Protocol):
    """Reads events, in order of their moments. A room's `queries` is one."""

    def newest(self) -> datetime | None:
        """The moment of the last event; None where there is none."""

    def after(self, *, moment: datetime) -> Sequence[News]:
        """Every event later than this."""

    def named(self, *, ids: Sequence[bytes]) -> Sequence[News]:
        """Those of these events that are there."""


class Feed(Protocol):
    """Belongs to one thread, which waits at it. Both raise Django's `Error` where the database is away."""

    def open(self) -> None:
        """From here on nothing is missed until `wait` fails."""

    def wait(self, seconds: float) -> Sequence[News]:
        """What was published since the last time, at once where there is something, else after so many seconds."""


Feeding = Callable[[Event], Feed]
"""Makes a thread's feed, which comes back from waiting soon after the event is set."""
