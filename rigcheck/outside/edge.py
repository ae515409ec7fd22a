"""Clock and chance of one process, with its keybox where it has one, handed to each request."""

from dataclasses import dataclass

from rigcheck.outside.clock import Clock
from rigcheck.outside.keybox import Keybox
from rigcheck.outside.randomness import Chance


@dataclass(frozen=True)
class PlainEdge:
    """Where a process without a keybox touches the outer world."""

    clock: Clock
    chance: Chance


@dataclass(frozen=True)
class Edge(PlainEdge):
    """Where a process touches the outer world."""

    keybox: Keybox
