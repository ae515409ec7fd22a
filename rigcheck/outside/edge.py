"""Clock, chance and keybox of one process, handed to each request."""

from dataclasses import dataclass

from rigcheck.outside.clock import Clock
from rigcheck.outside.keybox import Keybox
from rigcheck.outside.randomness import Chance


@dataclass(frozen=True)
class Edge:
    """Where a process touches the outer world."""

    clock: Clock
    chance: Chance
    keybox: Keybox
