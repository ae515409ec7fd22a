"""An edge with a clock that we set, chance that we know, and a keybox in memory."""

from collections.abc import Iterator

import pytest

from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SeededChance
from tests.care.members.cast import Person, person


@pytest.fixture
def edge(clock: SetClock, chance: SeededChance) -> Iterator[Edge]:
    keybox = memory_keybox(chance=chance)
    yield Edge(clock=clock, chance=chance, keybox=keybox)
    keybox.close()


@pytest.fixture
def owner(db: None, edge: Edge) -> Person:
    return person("owner", edge)


@pytest.fixture
def other(db: None, edge: Edge) -> Person:
    """The stranger of this room: a second account with the same rights."""
    return person("other", edge)
