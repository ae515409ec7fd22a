"""The worker of roster: sends what waits, and takes away what is over."""

from rigcheck.doors.roster.handling import WHEN, handlers
from rigcheck.doors.roster.keeper import edge_of_process, mail_of_settings
from rigcheck.doors.working import WorkerCommand
from rigcheck.outside.ledger import Hands
from rigcheck.roster.jobs.queries import DESK


class Command(WorkerCommand):
    """One hand: letters go one after the other, as mail servers like it."""

    def hands(self) -> Hands:
        """Who works on roster."""
        edge, known = edge_of_process(), handlers(mail_of_settings())
        return Hands(DESK, known, WHEN, clock=edge.clock, chance=edge.chance, say=self.stderr.write, hands=1)
