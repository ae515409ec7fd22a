"""Asking for something to be done later, and doing it.

`add(kind=..., payload=..., due=..., by=...)` belongs inside the transaction of whatever asks: both are written, or
neither is. It answers with the job's name, by which `cancel(name=..., by=...)` takes it away again. `by` is the part of
the program that asks, never a person: it can be read in the table.
"""

from rigcheck.care.jobs.queries import DESK
from rigcheck.outside.ledger import Handler, Task, Urgency, Wanted

__all__ = ["Handler", "Task", "Urgency", "Wanted", "add", "add_all", "cancel", "drop", "purge", "retry", "work"]

add = DESK.add
add_all = DESK.add_all
cancel = DESK.cancel
work = DESK.work
retry = DESK.retry
drop = DESK.drop
purge = DESK.purge
