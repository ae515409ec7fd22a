"""The SQL of the job ledger. The table belongs to a room, which names it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import Any

from django.db import connection, transaction

COLUMNS = ("id", "kind", "payload", "due", "claim", "attempts", "failed", "by")
"""What the room's table must have: bytes, text, bytes, moment, bytes or NULL, whole number, text (empty while it may
run), text."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is ours until its lease ends. `attempts` counts this one; the payload is still sealed."""

    id: bytes
    claim: bytes
    attempts: int
    kind: str = ""
    payload: bytes = field(default=b"", repr=False)


class Ledger:
    """The jobs in one table with the columns above. All moments are aware UTC."""

    def __init__(self, table: str) -> None:
        self.channel = table
        self._table = connection.ops.quote_name(table)

    def add(self, *rows: tuple[bytes, str, bytes, datetime], by: str) -> None:
        """Write jobs down, unless one of the same name waits already, and wake whoever does them.

        A row: name, kind, payload, due.
        """
        if not rows:
            return
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self._table} (id, kind, payload, due, attempts, failed, {_BY}) "  # noqa: S608
                "VALUES (%s, %s, %s, %s, 0, '', %s) ON CONFLICT DO NOTHING",
                [(name, kind, payload, _moment(due), by) for name, kind, payload, due in rows],
            )
        self.ring()

    def ring(self) -> None:
        """Wake the workers when this transaction commits: PostgreSQL is told to, SQLite's file shows it by itself."""
        if connection.vendor == "postgresql":
            self._run("SELECT pg_notify(%s, '')", self.channel)

    def cancel(self, *, name: bytes) -> bool:
        """Take a job away before it is done; whether it was there. What is being done now has no effect any more."""
        return bool(self._run(f"DELETE FROM {self._table} WHERE id = %s RETURNING id", name))  # noqa: S608

    def claim(self, *, leases: Mapping[str, timedelta], now: datetime, claim: bytes, most: int = 1) -> list[Claimed]:
        """Take the `most` jobs that are due longest, of the kinds that have a lease here. `claim`: 16 random bytes.

        Two workers never get the same one: PostgreSQL skips rows that another holds, SQLite lets one write at a time.
        """
        soonest = self.soonest(kinds=leases)
        if soonest is None or soonest > now:
            return []  # reading disturbs nobody; on SQLite even an update of nothing would keep other writers waiting
        skip = " FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
        until = [value for kind, lease in leases.items() for value in (kind, _moment(now + lease))]
        with _turn(), transaction.atomic():
            # By name, and not in one statement: PostgreSQL may run IN's subquery once for each row, and then claims
            # jobs that nobody does.
            names = [bytes(name) for (name,) in self._run(
                f"SELECT id FROM {self._table} WHERE failed = '' AND due <= %s AND kind IN ({_marks(leases)}) "  # noqa: S608
                f"ORDER BY due, id LIMIT %s{skip}",
                _moment(now), *leases, most,
            )]  # fmt: skip
            found = self._run(
                f"UPDATE {self._table} SET due = CASE kind {'WHEN %s THEN %s ' * len(leases)}END, "  # noqa: S608
                f"claim = %s, attempts = attempts + 1 WHERE id IN ({_marks(names)}) "
                "RETURNING id, attempts, kind, payload",
                *until, claim, *names,
            ) if names else []  # fmt: skip
        rows = {bytes(row[0]): row for row in found}
        return [Claimed(name, claim, *rows[name][1:]) for name in names]

    def end(self, jobs: Sequence[Claimed]) -> list[bool]:
        """End jobs that write nothing, in one go; for each whether its claim still held."""
        ours = " OR ".join(["(id = %s AND claim = %s)"] * len(jobs))
        keys = [part for job in jobs for part in _key(job)]
        lock = " ORDER BY id FOR UPDATE" if connection.features.has_select_for_update else ""
        with _turn(), transaction.atomic():
            # Locked in the order in which whoever takes a page takes its notices back: neither waits for the other.
            if lock:
                self._run(f"SELECT id FROM {self._table} WHERE {ours}{lock}", *keys)  # noqa: S608
            ended = self._run(f"DELETE FROM {self._table} WHERE {ours} RETURNING id", *keys)  # noqa: S608
        names = {bytes(name) for (name,) in ended}
        return [job.id in names for job in jobs]

    @contextmanager
    def ending(self, job: Claimed) -> Iterator[bool]:
        """End the job together with what is written inside: both commit, or neither does.

        False where the claim ran out and somebody else has the job: then nothing is to be written.
        """
        with _turn(), transaction.atomic():
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

    def retry(self, *, name: bytes, now: datetime, by: str) -> bool:
        """Put a job that was given up back to its beginning; whether there was one."""
        found = self._run(
            f"UPDATE {self._table} SET due = %s, failed = '', attempts = 0, {_BY} = %s "  # noqa: S608
            "WHERE id = %s AND failed <> '' RETURNING id",
            _moment(now), by, name,
        )  # fmt: skip
        self.ring()
        return bool(found)

    def drop(self, *, name: bytes) -> bool:
        """Take away a job that was given up; whether there was one."""
        return bool(self._run(f"DELETE FROM {self._table} WHERE id = %s AND failed <> '' RETURNING id", name))  # noqa: S608

    def purge(self, *, before: datetime) -> int:
        """Take away what was given up before this moment; how many."""
        return len(
            self._run(f"DELETE FROM {self._table} WHERE failed <> '' AND due < %s RETURNING id", _moment(before))  # noqa: S608
        )

    def hasten(self, *, kind: str, until: datetime, claimed: bool) -> None:
        """Let no job of this kind wait past `until`: those that somebody has in hand, or those that nobody has."""
        self._run(
            f"UPDATE {self._table} SET due = %s WHERE kind = %s AND failed = '' AND due > %s "  # noqa: S608
            f"AND claim IS {'NOT NULL' if claimed else 'NULL'} RETURNING id",
            _moment(until), kind, _moment(until),
        )  # fmt: skip

    def forget(self, *, prefix: str, but: Collection[bytes]) -> None:
        """Take away the jobs whose kind begins so, but for those of these names."""
        others = f" AND id NOT IN ({_marks(but)})" if but else ""
        self._run(
            f"DELETE FROM {self._table} WHERE substr(kind, 1, %s) = %s{others} RETURNING id",  # noqa: S608
            len(prefix), prefix, *but,
        )  # fmt: skip

    def soonest(self, *, kinds: Collection[str]) -> datetime | None:
        """When the next job of these kinds is due, or None where none waits."""
        if not kinds:
            return None
        # One question for each kind, which the index answers with its first row; together they would read all rows.
        each = f"SELECT MIN(due) AS due FROM {self._table} WHERE failed = '' AND kind = %s"  # noqa: S608
        [[found]] = self._run(f"SELECT MIN(due) FROM ({' UNION ALL '.join([each] * len(kinds))}) AS soonest", *kinds)  # noqa: S608
        return _read(found)

    def waiting(self, *, kind: str) -> int:
        """How many jobs of this kind are still to be done."""
        return self._count("failed = '' AND kind = %s", kind)

    def overdue(self, *, now: datetime) -> int:
        """How many jobs should have been done by `now`."""
        return self._count("failed = '' AND due <= %s", _moment(now))

    def tally(self) -> Mapping[str, int]:
        """How many jobs of each kind are still to be done."""
        return dict(
            self._run(
                f"SELECT kind, COUNT(*) FROM {self._table} WHERE failed = '' GROUP BY kind ORDER BY kind"  # noqa: S608
            )
        )

    def stuck(self, *, kind: str | None = None) -> list[tuple[bytes, str, str, bytes]]:
        """Name, kind, code of the failure and sealed payload of what was given up; all kinds unless one is named."""
        only, values = (" AND kind = %s", [kind]) if kind else ("", [])
        rows = self._run(
            f"SELECT id, kind, failed, payload FROM {self._table} WHERE failed <> ''{only} ORDER BY id",  # noqa: S608
            *values,
        )
        return [(bytes(name), kind, why, bytes(payload)) for name, kind, why, payload in rows]

    def _count(self, where: str, *values: Any) -> int:
        [[count]] = self._run(f"SELECT COUNT(*) FROM {self._table} WHERE {where}", *values)  # noqa: S608
        return int(count)

    def _run(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())


_WRITING = RLock()


def _turn() -> AbstractContextManager[object]:
    """On SQLite a process's own threads queue up for the one write; left to SQLite they would sleep and try again."""
    return nullcontext() if connection.vendor == "postgresql" else _WRITING


_BY = '"by"'
"""`by` is a word of SQL's own."""


def _marks(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _key(job: Claimed) -> tuple[bytes, bytes]:
    return job.id, job.claim


def _moment(moment: datetime) -> Any:
    """As Django writes moments into this database: text on SQLite, timestamps elsewhere."""
    return connection.ops.adapt_datetimefield_value(moment)


def _read(found: Any) -> datetime | None:
    """As Django reads them."""
    if found is None or isinstance(found, datetime):
        return found
    return datetime.fromisoformat(found).replace(tzinfo=UTC)
