"""Live updates: what one process publishes reaches whoever listens at any process, through a short-lived table.

A `Feed` tells what was written (SQLite: by its count of commits; PostgreSQL: by NOTIFY), a `Hub` hands it to everybody
who listens in this process. Neither knows the table: what they read is handed to them (`Table`).
"""

from rigcheck.outside.broadcast.feeds import feeding
from rigcheck.outside.broadcast.hub import Hub
from rigcheck.outside.broadcast.listener import Listener
from rigcheck.outside.broadcast.news import News, beat, cursor_of, written
from rigcheck.outside.broadcast.ringing import ring

__all__ = ["Hub", "Listener", "News", "beat", "cursor_of", "feeding", "ring", "written"]
