"""What waits on roster, and what was given up."""

from rigcheck.doors.deadletters import JobsCommand
from rigcheck.roster.jobs.queries import DESK


class Command(JobsCommand):
    """The jobs of roster."""

    desk = DESK
