"""What waits on care, and what was given up."""

from rigcheck.care.jobs.queries import DESK
from rigcheck.doors.deadletters import JobsCommand


class Command(JobsCommand):
    """The jobs of care."""

    desk = DESK
