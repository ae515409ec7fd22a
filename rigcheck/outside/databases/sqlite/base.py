"""Django's SQLite backend, except that tables are made WITHOUT ROWID, and that whoever waits to write looks often.

Even with random primary keys a rowid table keeps rows in the order of insertion, which tells who wrote beside
whom. Tables whose key the database counts up by itself (Django's own on roster) need a rowid and keep it.
"""

from sqlite3 import SQLITE_BUSY
from time import sleep
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SQLiteSchemaEditor

SHORTEST, LONGEST = 0.0002, 0.002
"""Seconds between two looks whether it is our turn to write: at first, and in the end."""
FAMILY = 0xFF
"""The byte of SQLite's error codes that says which kind it is."""


class DatabaseSchemaEditor(SQLiteSchemaEditor):
    """Makes tables that lie in the order of their key."""

    def table_sql(self, model: Any) -> tuple[str, list[Any]]:
        """The CREATE TABLE statement of a model and its parameters."""
        sql, params = super().table_sql(model)
        counted = model._meta.pk.get_internal_type().endswith("AutoField")  # noqa: SLF001
        return (sql if counted else f"{sql} WITHOUT ROWID"), params


class DatabaseWrapper(SQLiteWrapper):
    """Connection to an SQLite file."""

    SchemaEditorClass = DatabaseSchemaEditor

    def _start_transaction_under_autocommit(self) -> None:
        """Begin, waiting for our turn to write as long as `busy_timeout` says.

        SQLite itself sleeps up to a tenth of a second between two looks: where many write, the unlucky wait for long.
        """
        with self.wrap_database_errors:
            [patience] = self.connection.execute("PRAGMA busy_timeout").fetchone()
            self.connection.execute("PRAGMA busy_timeout=0")
        try:
            self._begin_within(patience / 1000)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={patience}")

    def _begin_within(self, seconds: float) -> None:
        pause = SHORTEST
        while True:
            try:
                super()._start_transaction_under_autocommit()  # type: ignore[misc]
            except OperationalError as error:
                if seconds <= 0 or not _is_busy(error):
                    raise
                sleep(pause)
                seconds, pause = seconds - pause, min(pause * 2, LONGEST)
            else:
                return


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", 0) & FAMILY == SQLITE_BUSY
