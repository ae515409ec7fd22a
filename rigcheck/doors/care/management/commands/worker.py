"""The worker of care: moves pages on, sends fixed texts, takes away what is over. It holds no member's key."""

from rigcheck.care.jobs.queries import DESK
from rigcheck.doors.care.handling import WHEN, handlers
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.doors.working import WorkerCommand
from rigcheck.outside.ledger import Hands


class Command(WorkerCommand):
    """Several hands, some of which are kept free for what is urgent."""

    def hands(self) -> Hands:
        """Who works on care."""
        edge = edge_of_process()
        return Hands(DESK, handlers(edge), WHEN, clock=edge.clock, chance=edge.chance, say=self.stderr.write)
