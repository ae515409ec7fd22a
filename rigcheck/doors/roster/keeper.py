"""The process's own clock and chance: made once, at the first request. Roster has no keybox."""

from functools import cache

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import SystemChance


@cache
def edge_of_process() -> PlainEdge:
    """The real edge."""
    return PlainEdge(clock=SystemClock(), chance=SystemChance())
