"""Reading jobs."""

from django.conf import settings

from rigcheck.care.jobs.models import Job
from rigcheck.outside.ledger import Desk, Stuck, Task

__all__ = ["DESK", "Stuck", "Task", "overdue", "stuck", "tally", "waiting"]

DESK = Desk(table=Job._meta.db_table, secret=lambda: settings.JOBS_KEY.encode())  # noqa: SLF001
"""What both sides' rooms of this name have in common, over this side's table and key."""
waiting = DESK.waiting
tally = DESK.tally
stuck = DESK.stuck
overdue = DESK.overdue
