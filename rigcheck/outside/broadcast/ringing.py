"""Telling PostgreSQL's listeners that an event will be there once this transaction is committed."""

from typing import Final

from django.db import connection

BELL: Final = "care_stream"


def ring(name: bytes) -> None:
    """Within a transaction: the id goes to every process that listens, at its commit. SQLite counts commits itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [BELL, name.hex()])
