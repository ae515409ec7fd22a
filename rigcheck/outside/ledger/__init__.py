"""The job ledger: what is due, who has it, how often it was tried; on SQLite and PostgreSQL alike.

A job is claimed in a short transaction that moves `due` forward by the lease. Whoever claimed it does what reaches
outside first (a letter), then the effect in the database: it commits together with the job's end, and only while the
claim is still theirs. So a worker that is killed loses nothing: its claim runs out and another takes the job. What
stays in the database happens exactly once; what goes outside at least once.

`Desk` is what a side's room `jobs` hands on: it owns the table and names it. `Hands` are the worker's threads, `Every`
an entry of its schedule, a `Bell` wakes them when somebody has written.
"""

from rigcheck.outside.ledger.bell import Bell, bell_of
from rigcheck.outside.ledger.desk import Desk
from rigcheck.outside.ledger.hands import Hands
from rigcheck.outside.ledger.ledger import Claimed, Ledger
from rigcheck.outside.ledger.schedule import Every, periodic
from rigcheck.outside.ledger.task import Handler, Stuck, Task, Urgency, Wanted
from rigcheck.outside.ledger.waits import KEPT, LEASE, WAITS, NoSuchJob

__all__ = [
    "KEPT",
    "LEASE",
    "WAITS",
    "Bell",
    "Claimed",
    "Desk",
    "Every",
    "Handler",
    "Hands",
    "Ledger",
    "NoSuchJob",
    "Stuck",
    "Task",
    "Urgency",
    "Wanted",
    "bell_of",
    "periodic",
]
