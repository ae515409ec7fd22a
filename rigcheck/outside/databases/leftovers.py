"""What a database engine keeps of deleted rows, and how to make it let go."""

from django.db import connection


def let_go() -> None:
    """Empty SQLite's write-ahead log, which still holds pages from before an erasure; nothing to do elsewhere.

    A reader in the middle of its work makes this a partial success; the next round gets the rest.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
