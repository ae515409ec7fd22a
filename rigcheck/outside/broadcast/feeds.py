"""Hearing of what any process has published: SQLite's count of commits, or PostgreSQL's NOTIFY."""

from collections.abc import Sequence
from math import ceil
from threading import Event
from typing import Any, Final

from django.db import connection

from rigcheck.outside.broadcast.news import EPOCH, News
from rigcheck.outside.broadcast.protocol import Feed, Feeding, Table
from rigcheck.outside.broadcast.ringing import BELL, named

LOOK: Final = 0.005
"""Seconds between two looks at SQLite's count, microseconds each: by so much an event is late at most."""
PIECE: Final = 0.25
"""Seconds that PostgreSQL may hold us before we look whether we are to stop."""


class FileFeed:
    """Looks at SQLite's count of commits. Writers come one after the other there, so moments lie in their order."""

    def __init__(self, table: Table, stopping: Event) -> None:
        self._table = table
        self._stopping = stopping
        self._count = -1
        self._last = EPOCH

    def open(self) -> None:
        """Begin after what is there now."""
        self._last = self._table.newest() or EPOCH

    def wait(self, seconds: float) -> Sequence[News]:
        """Look until the count has changed and there is something new."""
        for _ in range(max(1, ceil(seconds / LOOK))):
            # The count before the table: what is committed between the two is found at the next look.
            if (count := _data_version()) != self._count:
                self._count = count
                if found := self._table.after(moment=self._last):
                    self._last = found[-1].at
                    return found
            if self._stopping.wait(LOOK):
                break
        return ()


class ServerFeed:
    """Listens to PostgreSQL, which tells ids at their commit."""

    def __init__(self, table: Table, stopping: Event) -> None:
        self._table = table
        self._stopping = stopping
        self._raw: Any = None

    def open(self) -> None:
        """Listen."""
        connection.ensure_connection()
        self._raw = connection.connection
        with connection.wrap_database_errors:  # psycopg's own faults, as the ones of Django that everybody expects
            self._raw.execute(f"LISTEN {BELL}")

    def wait(self, seconds: float) -> Sequence[News]:
        """Listen until something is told; what comes in one packet comes together."""
        for _ in range(max(1, ceil(seconds / PIECE))):
            if self._stopping.is_set():
                break
            with connection.wrap_database_errors:
                heard = list(self._raw.notifies(timeout=min(PIECE, seconds), stop_after=1))
            if heard:
                return self._table.named(ids=named(one.payload for one in heard))
        return ()


def feeding(table: Table) -> Feeding:
    """Makes the feed of the database that the thread is connected to."""

    def feed(stopping: Event) -> Feed:
        return ServerFeed(table, stopping) if connection.vendor == "postgresql" else FileFeed(table, stopping)

    return feed


def _data_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])
