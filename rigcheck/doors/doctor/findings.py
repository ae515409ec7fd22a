"""What a check is, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rigcheck.doors.doctor.declared import Declared
from rigcheck.outside.edge import PlainEdge


class State(StrEnum):
    """How it stands."""

    GOOD = "good"
    LOOK = "look"
    """Nobody can tell from here: somebody has to look."""
    WRONG = "wrong"
    LATER = "later"
    """Not in this version."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `what` it is, `why` it matters, what to `do`."""

    state: State
    what: str
    why: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The site that is looked at. `authority` is a file of certificates to trust beside the system's, or ""."""

    side: str
    host: str
    data: Path
    edge: PlainEdge
    declared: Declared
    alone: bool = False
    loopback: bool = False
    port: int = 443
    authority: str = ""

    @property
    def now(self) -> datetime:
        """The moment of the look."""
        return self.edge.clock.now()


@dataclass(frozen=True, slots=True)
class Check:
    """One look, named as docs/operate/one-afternoon.md names it under its step; `asks_rows`: it reads tables."""

    step: int
    name: str
    look: Callable[[Place], Finding]
    asks_rows: bool = False


def good(what: str) -> Finding:
    """All is well."""
    return Finding(State.GOOD, what)


def wrong(what: str, *, why: str, do: str) -> Finding:
    """Something has to be put right before anybody is let in."""
    return Finding(State.WRONG, what, why, do)


def look(what: str, *, why: str, do: str) -> Finding:
    """Somebody has to see for themselves."""
    return Finding(State.LOOK, what, why, do)


def later(what: str, *, why: str) -> Finding:
    """Comes with a later version."""
    return Finding(State.LATER, what, why)
