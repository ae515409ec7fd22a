"""Wakes a worker when another process has written something: at once, without asking the table all the time.

SQLite counts, in its own header, the commits of others: `PRAGMA data_version`, looked at every 20 ms. PostgreSQL tells
whoever listens.
"""

from math import ceil
from threading import Event
from typing import Any, Protocol

from django.db import connection

LOOK = 0.02
"""Seconds between two looks at SQLite's count."""
PIECE = 0.25
"""Seconds that PostgreSQL may hold us before we look whether we are to stop."""


class Bell(Protocol):
    """Belongs to one thread, which waits at it."""

    def wait(self, seconds: float) -> None:
        """Come back when somebody wrote, at the latest after so many seconds, or when the worker is to stop."""


class FileBell:
    """Looks at SQLite's count of commits."""

    def __init__(self, stopping: Event) -> None:
        self._stopping = stopping
        self._seen = -1

    def wait(self, seconds: float) -> None:
        """Look until the count has changed."""
        for _ in range(max(1, ceil(seconds / LOOK))):
            now = _data_version()
            if now != self._seen:
                self._seen = now
                return
            if self._stopping.wait(min(LOOK, seconds)):
                return


class ServerBell:
    """Listens to PostgreSQL on a channel. Where the connection is new, comes back at once: something may be missed."""

    def __init__(self, channel: str, stopping: Event) -> None:
        self._channel = connection.ops.quote_name(channel)
        self._stopping = stopping
        self._listening: Any = None

    def wait(self, seconds: float) -> None:
        """Listen until somebody rings."""
        connection.ensure_connection()
        raw: Any = connection.connection
        with connection.wrap_database_errors:  # psycopg's own faults, as the ones of Django that everybody expects
            if raw is not self._listening:
                raw.execute(f"LISTEN {self._channel}")
                self._listening = raw
                return
            for _ in range(max(1, ceil(seconds / PIECE))):
                if list(raw.notifies(timeout=min(PIECE, seconds), stop_after=1)) or self._stopping.is_set():
                    return


def bell_of(channel: str, stopping: Event) -> Bell:
    """The bell of this thread's database."""
    return ServerBell(channel, stopping) if connection.vendor == "postgresql" else FileBell(stopping)


def _data_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])
