"""The SQL of the job ledger. The table belongs to a room, which names it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

COLUMNS = ("id", "kind", "due", "claim", "attempts", "failed")
"""What the room's table must have: bytes, text, moment, bytes or NULL, whole number, text (empty while it may run)."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is ours until its lease ends. `attempts` counts this one."""

    id: bytes
    claim: bytes
    attempts: int


class Ledger:
    """The jobs in one table with the columns above. All moments are aware UTC."""

    def __init__(self, table: str) -> None:
        self._table = connection.ops.quote_name(table)

    def claim(self, *, kinds: Collection[str], now: datetime, lease: timedelta, claim: bytes) -> Claimed | None:
        """Take the job that is due longest, or None. `claim` is 16 fresh random bytes.

        Two workers never get the same one: PostgreSQL skips rows that another holds, SQLite lets one write at a time.
        """
        skip = " FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
        marks = ", ".join(["%s"] * len(kinds))
        found = self._run(
            f"UPDATE {self._table} SET due = %s, claim = %s, attempts = attempts + 1 WHERE id IN ("  # noqa: S608
            f"SELECT id FROM {self._table} WHERE failed = '' AND due <= %s AND kind IN ({marks}) "
            f"ORDER BY due, id LIMIT 1{skip}) RETURNING id, attempts",
            _moment(now + lease), claim, _moment(now), *kinds,
        )  # fmt: skip
        return Claimed(bytes(found[0][0]), claim, found[0][1]) if found else None

    @contextmanager
    def ending(self, job: Claimed) -> Iterator[bool]:
        """End the job together with what is written inside: both commit, or neither does.

        False where the claim ran out and somebody else has the job: then nothing is to be written.
        """
        with transaction.atomic():
            # The row goes first, so that its lock is held while the effect is written.
            yield bool(self._run(f"DELETE FROM {self._table} WHERE id = %s AND claim = %s RETURNING id", *_key(job)))  # noqa: S608

    def put_off(self, job: Claimed, *, until: datetime) -> None:
        """Give the job back, to be tried again at `until`. Nothing happens where the claim ran out."""
        self._run(
            f"UPDATE {self._table} SET due = %s, claim = NULL WHERE id = %s AND claim = %s RETURNING id",  # noqa: S608
            _moment(until), *_key(job),
        )  # fmt: skip

    def give_up(self, job: Claimed, *, why: str, now: datetime) -> None:
        """Leave the job lying with the code of what went wrong; nobody takes it until it is set right."""
        self._run(
            f"UPDATE {self._table} SET due = %s, failed = %s, claim = NULL WHERE id = %s AND claim = %s RETURNING id",  # noqa: S608
            _moment(now), why, *_key(job),
        )  # fmt: skip

    def _run(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())


def _key(job: Claimed) -> tuple[bytes, bytes]:
    return job.id, job.claim


def _moment(moment: datetime) -> Any:
    """As Django writes moments into this database: text on SQLite, timestamps elsewhere."""
    return connection.ops.adapt_datetimefield_value(moment)
