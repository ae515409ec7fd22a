"""A keybox in an SQLite file of its own, or in memory for tests and rehearsals."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.ledger import TABLES, Rows
from rigcheck.outside.keybox.protocol import KeyboxAway
from rigcheck.outside.randomness import Chance

# secure_delete overwrites what is deleted; FULL survives a power cut: an account without its secret is lost.
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 5000",
)


class SqliteRows:
    """The `Rows` of one SQLite connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See `Rows.run`."""
        self._connection.execute(sql.replace("%s", "?"), tuple(values))

    def one(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """See `Rows.one`."""
        row: tuple[Any, ...] | None = self._connection.execute(sql.replace("%s", "?"), tuple(values)).fetchone()
        return row


class SqliteLedger:
    """A `Ledger` in one SQLite file; each thread has its own connection."""

    def __init__(self, path: str, *, durable: bool = True) -> None:
        self._path = path
        self._durable = durable
        self._thread = threading.local()
        self._turn: AbstractContextManager[Any] = nullcontext()
        with self.writing() as rows:
            for name, columns in TABLES.items():
                spelled = columns.format(bytes="BLOB", int="INTEGER")
                rows.run(f"CREATE TABLE IF NOT EXISTS {name} ({spelled}) WITHOUT ROWID")

    def _connect(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._thread, "connection", None)
        if connection is None:
            connection = _open(self._path, durable=self._durable)
            self._thread.connection = connection
        return connection

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """See `Ledger.reading`."""
        with self._turn, _away():
            yield SqliteRows(self._connect())

    @contextmanager
    def writing(self) -> Iterator[Rows]:
        """See `Ledger.writing`. IMMEDIATE: a second writer waits its turn instead of failing half-way."""
        with self._turn, _away():
            connection = self._connect()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteRows(connection)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def scrub(self) -> None:
        """Empty the write-ahead log. While somebody reads it stays as it is; the next purge tries again."""
        with self._turn, _away():
            self._connect().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._thread, "connection", None)
        if connection is not None:
            connection.close()
            del self._thread.connection


class MemoryLedger(SqliteLedger):
    """A `Ledger` that is gone with the process: one connection, one thread at a time."""

    def __init__(self) -> None:
        self._only = _open(":memory:")
        super().__init__(":memory:")
        self._turn = threading.RLock()

    def _connect(self) -> sqlite3.Connection:
        return self._only

    def close(self) -> None:
        """Close the only connection; everything is gone."""
        self._only.close()


def sqlite_keybox(path: Path, *, chance: Chance, durable: bool = True) -> LedgerKeybox:
    """The keybox in the file at `path`, made if it is not there (readable by its owner only).

    Not `durable`: a power cut may lose the last writes. For fiction only: it fills a demonstration in seconds.
    """
    if not path.exists():
        path.touch(mode=0o600)
    return LedgerKeybox(SqliteLedger(str(path), durable=durable), chance=chance)


def memory_keybox(*, chance: Chance) -> LedgerKeybox:
    """A keybox that forgets everything with the process."""
    return LedgerKeybox(MemoryLedger(), chance=chance)


def _open(path: str, *, durable: bool = True) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    if not durable:
        connection.execute("PRAGMA synchronous = OFF")
    return connection


@contextmanager
def _away() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise KeyboxAway from error
