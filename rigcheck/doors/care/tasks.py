"""Django's tasks on care; the setting TASKS names this."""

from rigcheck.care.jobs.queries import DESK
from rigcheck.doors.tasks import LedgerBackend


class Backend(LedgerBackend):
    """Tasks are jobs of care."""

    desk = DESK
