"""A copy of an SQLite database for the night, without the rows that no backup may hold."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path


def copy(*, source: Path, to: Path, without: Sequence[str]) -> None:
    """Copy a database that may be in use to `to`, a new file; of the tables `without` it has no row.

    Raises FileExistsError for a file that is there, sqlite3.Error where the disk is full or the source is none.
    """
    if to.exists():
        raise FileExistsError(to)
    between = source.with_name(f"{source.name}.copy-{os.getpid()}")
    try:
        _into(source, between)
        _empty(between, without)
        _into(between, to)  # once more: what was emptied leaves no pages
    finally:
        between.unlink(missing_ok=True)


def _into(source: Path, to: Path) -> None:
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as there:
        there.execute("VACUUM INTO ?", (str(to),))


def _empty(place: Path, tables: Sequence[str]) -> None:
    """Overwrite the rows where they stand; without a journal, which would hold them once more."""
    with closing(sqlite3.connect(place, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode=OFF")
        made.execute("PRAGMA secure_delete=ON")
        for table in tables:
            made.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own models' names
