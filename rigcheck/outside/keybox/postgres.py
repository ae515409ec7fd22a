"""A keybox in a PostgreSQL database of its own, for more than one machine."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.ledger import TABLES, Rows
from rigcheck.outside.keybox.protocol import KeyboxAway
from rigcheck.outside.randomness import Chance


class PostgresRows:
    """The `Rows` of one PostgreSQL connection."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See `Rows.run`."""
        self._connection.execute(sql.encode(), tuple(values))

    def one(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """See `Rows.one`."""
        return self._connection.execute(sql.encode(), tuple(values)).fetchone()


class PostgresLedger:
    """A `Ledger` in one PostgreSQL database; each thread has its own connection."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._thread = threading.local()
        with self.writing() as rows:
            # Two servers that start at once would otherwise both try to make the tables.
            rows.run("SELECT pg_advisory_xact_lock(731120)")
            for name, columns in TABLES.items():
                spelled = columns.format(bytes="BYTEA", int="BIGINT")
                rows.run(f"CREATE TABLE IF NOT EXISTS {name} ({spelled})")

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        connection: psycopg.Connection[tuple[Any, ...]] | None = getattr(self._thread, "connection", None)
        if connection is None or connection.closed:
            connection = psycopg.connect(self._conninfo, autocommit=True)
            self._thread.connection = connection
        return connection

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """See `Ledger.reading`."""
        with _away():
            yield PostgresRows(self._connect())

    @contextmanager
    def writing(self) -> Iterator[Rows]:
        """See `Ledger.writing`."""
        with _away():
            connection = self._connect()
            with connection.transaction():
                yield PostgresRows(connection)

    def scrub(self) -> None:
        """Nothing to do here: vacuuming belongs to the database, and its backups live at most 7 days."""

    def close(self) -> None:
        """Close this thread's connection."""
        connection: psycopg.Connection[tuple[Any, ...]] | None = getattr(self._thread, "connection", None)
        if connection is not None:
            connection.close()


def postgres_keybox(conninfo: str, *, chance: Chance) -> LedgerKeybox:
    """The keybox in the database named by `conninfo`; its tables are made if they are not there."""
    return LedgerKeybox(PostgresLedger(conninfo), chance=chance)


@contextmanager
def _away() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        raise KeyboxAway from error
