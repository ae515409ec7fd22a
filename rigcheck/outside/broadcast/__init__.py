"""Live updates: what one process publishes reaches whoever listens at any process, through a short-lived table.

A `Feed` tells what was written (SQLite: by its count of commits; PostgreSQL: by NOTIFY), a `Hub` hands it to everybody
who listens in this process. Neither knows the table: what they read is handed to them (`Table`).
"""

from rigcheck.outside.broadcast.news import Cursor, News, cursor_of, written
from rigcheck.outside.broadcast.protocol import Feed, Table

__all__ = ["Cursor", "Feed", "News", "Table", "cursor_of", "written"]
