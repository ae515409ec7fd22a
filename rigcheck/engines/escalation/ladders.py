"""Ladders as data: who is asked, in what order, how long is waited, and what comes next.

All waits are counted from the moment at which a rung is asked. After the last rung, or past the limit, comes the honest
screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

PROMISE: Final = timedelta(minutes=10)
"""Contact or the honest screen within so long, by a clock on the wall."""
LIMIT: Final = timedelta(minutes=9)
"""What a ladder takes at most. The minute between is for a worker that starts again and a clock that is set."""
HOLD: Final = timedelta(minutes=3)
"""Whoever took a page and has reached nobody after so long loses it again."""
TICK: Final = timedelta(seconds=20)
"""How long a page goes unlooked at, at most: no more is lost when a clock is set back."""


@dataclass(frozen=True, slots=True)
class Rung:
    """`who` is asked (in order of preference), and `wait` is how long before the next rung is."""

    who: tuple[bytes, ...]
    wait: timedelta


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in order. `hold`: how long somebody may keep a page without contact; `limit`: when the ladder ends."""

    rungs: tuple[Rung, ...]
    hold: timedelta = HOLD
    limit: timedelta = LIMIT

    def __post_init__(self) -> None:
        if not timedelta() < self.limit <= LIMIT:
            raise ValueError(f"a ladder ends within {LIMIT}, not after {self.limit}")
        if self.hold <= timedelta() or any(rung.wait <= timedelta() for rung in self.rungs):
            raise ValueError("every wait of a ladder is longer than nothing")

    def asked(self, rung: int) -> frozenset[bytes]:
        """Everybody on this rung (from 0) and those before it."""
        return frozenset(who for one in self.rungs[: rung + 1] for who in one.who)


@dataclass(frozen=True, slots=True)
class Wave:
    """How many more people are asked; None is everybody, those who were asked before once more included."""

    more: int | None
    wait: timedelta


@dataclass(frozen=True, slots=True)
class Plan:
    """The shape of a ladder for up to `most` people; None is any number."""

    name: str
    most: int | None
    waves: tuple[Wave, ...]


PLANS: Final = (
    Plan(
        "all at once, first to take it",
        7,
        (Wave(None, timedelta(minutes=3)), Wave(None, timedelta(minutes=3)), Wave(None, timedelta(minutes=3))),
    ),
    Plan(
        "a few first, then everybody",
        None,
        (
            Wave(3, timedelta(seconds=90)),
            Wave(4, timedelta(seconds=90)),
            Wave(None, timedelta(minutes=3)),
            Wave(None, timedelta(minutes=3)),
        ),
    ),
)
"""With fewer than eight available, asking some of them first only loses time."""


def default_ladder(people: Sequence[bytes]) -> Ladder:
    """The ladder for these people, in order of preference, each once. Nobody makes a ladder without rungs."""
    everybody = tuple(dict.fromkeys(people))
    if not everybody:
        return Ladder(())
    plan = next(plan for plan in PLANS if plan.most is None or len(everybody) <= plan.most)
    return Ladder(tuple(_rungs(plan, everybody)))


def _rungs(plan: Plan, everybody: tuple[bytes, ...]) -> list[Rung]:
    rungs, begun = [], 0
    for wave in plan.waves:
        end = len(everybody) if wave.more is None else begun + wave.more
        who = everybody if wave.more is None else everybody[begun:end]
        begun = end
        rungs.append(Rung(who, wave.wait))
    return rungs
