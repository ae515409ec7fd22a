"""Asking for something to be done later, and doing it.

`add` belongs inside the transaction of whatever asks: both are written, or neither is.
"""

from datetime import datetime

from rigcheck.outside.ledger import Handler, Task
from rigcheck.roster.jobs.models import MAIL
from rigcheck.roster.jobs.queries import DESK

__all__ = ["Handler", "Task", "add", "cancel", "drop", "letter", "purge", "retry", "work"]

add = DESK.add
cancel = DESK.cancel
work = DESK.work
retry = DESK.retry
drop = DESK.drop
purge = DESK.purge


def letter(*, to: str, subject: str, text: str, due: datetime, by: str) -> None:
    """Ask for a letter at `due`. Give all letters of one occasion the same moment: it stands in the table."""
    add(kind=MAIL, payload={"to": to, "subject": subject, "text": text}, due=due, by=by)
