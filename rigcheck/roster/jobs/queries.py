"""Reading jobs."""

from django.conf import settings

from rigcheck.outside.ledger import Desk, Stuck, Task
from rigcheck.roster.jobs.models import MAIL, Job

__all__ = ["DESK", "MAIL", "Stuck", "Task", "opened", "overdue", "stuck", "waiting"]

DESK = Desk(table=Job._meta.db_table, secret=lambda: settings.JOBS_KEY.encode())  # noqa: SLF001
"""What both sides' rooms of this name have in common, over this side's table and key."""
waiting = DESK.waiting
stuck = DESK.stuck
overdue = DESK.overdue
opened = DESK.opened
