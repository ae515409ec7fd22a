"""What may be forgotten at a power cut, so that a commit need not wait for the disk."""

from django.db import connection

FULL = 2


def may_forget() -> None:
    """Let this connection's last commits be lost at a power cut, together and in order; nothing is ever torn.

    For whoever would do the same again: a worker's claim or end of a job that is lost is claimed or ended anew. Others'
    commits wait for the disk as before, and take those of ours that came first along with them.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
            return
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] >= FULL:
            cursor.execute("PRAGMA synchronous=NORMAL")
