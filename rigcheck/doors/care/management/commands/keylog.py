"""The list of keys of this side."""

from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.doors.keylists import KeylogCommand
from rigcheck.outside.edge import PlainEdge


class Command(KeylogCommand):
    """See `KeylogCommand`."""

    def edge(self) -> PlainEdge:
        """The process's own."""
        return edge_of_process()
