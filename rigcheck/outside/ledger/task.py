"""A job as its handler sees it, and what handles it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from rigcheck.outside.ledger.waits import LEASE, WAITS


@dataclass(frozen=True, slots=True)
class Task:
    """A job as its handler sees it. `reference` is 32 hex digits, the same at every try; `attempts` counts this one."""

    kind: str
    reference: str
    payload: dict[str, Any] = field(repr=False)
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A job that is asked for at `due` (aware). `payload` is small and goes through JSON."""

    kind: str
    payload: Mapping[str, Any] = field(repr=False)
    due: datetime


@dataclass(frozen=True, slots=True)
class Stuck:
    """A job that was given up. `why` is the code of the refusal, or the name of a fault."""

    id: bytes
    kind: str
    why: str
    payload: dict[str, Any] = field(repr=False)


def _nothing(_task: Task) -> None:
    """For handlers that have only one half."""


class Urgency(IntEnum):
    """What is done before what."""

    NONE = 0
    URGENT = 1
    FIRST = 2
    """Reaches nothing outside and must be in time: before all else, with a hand that does nothing else."""


@dataclass(frozen=True, slots=True)
class Handler:
    """What does one kind of job.

    `send` reaches outside, with no transaction open, and may be done twice. `effect` writes to the database and is done
    exactly once, in the transaction that ends the job.

    `lease`: how long one try may take; after that another worker takes the job, so it is also how long a job lies when
    its worker was killed. `waits`: the pauses after the first, second ... failure; after the last the job is given up,
    or tried again at that pace where it is `forever`. `urgency`: comes before all that is less urgent; whatever is
    urgent finds hands of its own when slow letters keep the others busy. `longest`: no job of this kind ever waits
    longer than this; so a clock that is set back does not stop it. Leave it out where the moment was meant by the
    calendar.
    """

    send: Callable[[Task], None] = _nothing
    effect: Callable[[Task], None] = _nothing
    lease: timedelta = LEASE
    waits: Sequence[timedelta] = WAITS
    forever: bool = False
    urgency: Urgency = Urgency.NONE
    longest: timedelta | None = None

    @property
    def only_sends(self) -> bool:
        """Whether it writes nothing: such jobs are ended many at once."""
        return self.effect is _nothing
