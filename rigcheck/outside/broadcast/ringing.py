"""Telling PostgreSQL's listeners that an event will be there once this transaction is committed."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from django.db import connection

BELL: Final = "care_stream"


def ring(name: bytes) -> None:
    """Within a transaction: the id goes to every process that listens, at its commit. SQLite counts commits itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [BELL, name.hex()])


def named(payloads: Iterable[str]) -> list[bytes]:
    """The ids in what was heard; anything else is left out, for whoever may connect to the database may ring."""
    names = []
    for payload in payloads:
        with suppress(ValueError):
            names.append(bytes.fromhex(payload))
    return names
