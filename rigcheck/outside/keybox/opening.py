"""Choosing the keybox that the settings name."""

from pathlib import Path

from rigcheck.outside.keybox.null import ClosedKeybox
from rigcheck.outside.keybox.protocol import Keybox
from rigcheck.outside.keybox.sqlite import sqlite_keybox
from rigcheck.outside.randomness import Chance, SystemChance


def open_keybox(where: str, *, chance: Chance | None = None, durable: bool = True) -> Keybox:
    """The keybox at `where`: `postgresql://...`, `sqlite:<path of a file>`, or empty for a closed one.

    `chance` draws the site secret when the keybox is new; `durable` is for SQLite (see `sqlite_keybox`).
    Raises KeyboxAway when it cannot be reached.
    """
    if not where:
        return ClosedKeybox()
    drawn = chance or SystemChance()
    if where.startswith("postgresql:"):
        # The driver is a quarter of the start, and most installations are one machine with SQLite.
        from rigcheck.outside.keybox.postgres import postgres_keybox  # noqa: PLC0415

        return postgres_keybox(where, chance=drawn)
    return sqlite_keybox(Path(where.removeprefix("sqlite:")), chance=drawn, durable=durable)
