"""A clock that stands, chance that repeats, and handlers that note what they did."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Lock
from typing import Any

import pytest

from rigcheck.care.jobs import actions
from rigcheck.care.jobs.actions import Handler, Task
from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SystemChance

LONG = 30.0
"""Seconds after which a test gives up: nothing here takes a tenth of it."""


def wait_until(reached: Callable[[], bool]) -> None:
    """Wait for something that others bring about."""
    pause = Event()
    for _ in range(int(LONG / 0.05)):
        if reached():
            return
        pause.wait(0.05)
    raise AssertionError


@dataclass
class Notes:
    """Does jobs of kind `note`, and writes down which."""

    clock: SetClock = field(default_factory=SetClock)
    sent: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    kind: dict[str, Any] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def ask(self, what: str = "one", *, minutes: float = 0, kind: str = "note") -> bytes:
        """Ask for a note in so many minutes; the job's name."""
        due = self.clock.now() + timedelta(minutes=minutes)
        return actions.add(kind=kind, payload={"what": what}, due=due, by="tests")

    def send(self, task: Task) -> None:
        with self.lock:
            self.sent.append(task.payload["what"])

    def effect(self, task: Task) -> None:
        with self.lock:
            self.done.append(task.payload["what"])

    @property
    def handlers(self) -> Mapping[str, Handler]:
        return {"note": Handler(send=self.send, effect=self.effect, **self.kind)}

    def look(self, handlers: Mapping[str, Handler] | None = None) -> bool:
        """One look for what is due."""
        return actions.work(handlers=handlers or self.handlers, clock=self.clock, chance=SystemChance())


@pytest.fixture
def notes() -> Notes:
    return Notes()
