"""Django's tasks on roster; the setting TASKS names this."""

from rigcheck.doors.tasks import LedgerBackend
from rigcheck.roster.jobs.queries import DESK


class Backend(LedgerBackend):
    """Tasks are jobs of roster."""

    desk = DESK
