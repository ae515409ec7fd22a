"""A clock that stands, chance that repeats, and handlers that note what they did."""

from dataclasses import dataclass, field

import pytest

from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.jobs import actions
from rigcheck.roster.jobs.actions import Handler, Task


@dataclass
class Hand:
    """Does jobs of kind `note`, and raises what was planted for it."""

    sent: list[Task] = field(default_factory=list)
    effects: list[Task] = field(default_factory=list)
    planted: Exception | None = None
    clock: SetClock = field(default_factory=SetClock)
    chance: SeededChance = field(default_factory=lambda: SeededChance("jobs"))

    def send(self, task: Task) -> None:
        self.sent.append(task)
        if self.planted:
            raise self.planted

    def look(self) -> bool:
        """One look for what is due."""
        handlers = {"note": Handler(send=self.send, effect=self.effects.append)}
        return actions.work(handlers=handlers, clock=self.clock, chance=self.chance)


@pytest.fixture
def hand() -> Hand:
    return Hand()
