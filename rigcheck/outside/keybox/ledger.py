"""Where a keybox keeps its rows: the little that differs between one database and another."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

# Bytes and whole seconds since 1970 only. No table has an order of insertion, and none names a person.
TABLES = {
    "site": "one INTEGER PRIMARY KEY, secret {bytes} NOT NULL",
    "accounts": "account {bytes} PRIMARY KEY, secret {bytes} NOT NULL, draft_until {int}",
    "verifiers": ("account {bytes}, locator {bytes}, verifier {bytes} NOT NULL, PRIMARY KEY (account, locator)"),
    "tries": (
        "account {bytes}, locator {bytes}, failed INTEGER NOT NULL, at {int} NOT NULL, until {int} NOT NULL,"
        " PRIMARY KEY (account, locator)"
    ),
    "halves": "key {bytes} PRIMARY KEY, half {bytes} NOT NULL, until {int} NOT NULL",
    "devices": (
        "device {bytes} PRIMARY KEY, account {bytes} NOT NULL, secret {bytes} NOT NULL,"
        " verifier {bytes} NOT NULL, failed INTEGER NOT NULL, until {int} NOT NULL"
    ),
}


class Rows(Protocol):
    """One open transaction. SQL is written with %s for each value."""

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Execute a statement."""

    def one(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""


class Ledger(Protocol):
    """A database that holds the tables above."""

    def reading(self) -> AbstractContextManager[Rows]:
        """A look at the rows, without a lock."""

    def writing(self) -> AbstractContextManager[Rows]:
        """A transaction that commits at the end and rolls back on any exception."""

    def scrub(self) -> None:
        """Make what was deleted disappear from the files, as far as this database can."""

    def close(self) -> None:
        """Close this thread's connection."""
