"""Rows of other members, as many as a benchmark wants, in the vault's one table."""

import os

from django.db import connection

PART = 250_000
FILL = """
WITH RECURSIVE places (place) AS (SELECT %s UNION ALL SELECT place + 1 FROM places WHERE place < %s)
INSERT INTO vault_row (key, expires, blob) SELECT key_at(place), '2028-12', randomblob(%s) FROM places
"""


def fill_others(count: int) -> None:
    """Rows of other members: random keys and blobs of the usual size, put in by rising key, which is the fast way.

    The engine draws the blobs itself: passed in from here, ten million would take several times as long.
    """
    apart = 2**64 // count
    with connection.cursor() as cursor:
        size = cursor.execute("SELECT length(blob) FROM vault_row LIMIT 1").fetchone()[0]
        connection.connection.create_function(
            "key_at", 1, lambda place: (place * apart).to_bytes(8, "big") + os.urandom(8)
        )
        cursor.execute("PRAGMA synchronous=OFF")
        for made in range(0, count, PART):
            cursor.execute(FILL, [made, min(made + PART, count) - 1, size])
        cursor.execute("PRAGMA synchronous=FULL")
