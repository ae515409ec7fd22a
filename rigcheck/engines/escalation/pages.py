"""A page: one call for backup on its way up a ladder. Its states and moves are data."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rigcheck.engines.escalation.ladders import Ladder
from rigcheck.kernel.machines import Machine, Move


class State(StrEnum):
    """How far a page has come. Each value is written to disk: never change one, only add."""

    SENT = "sent"
    """It is here, and nobody was asked yet."""
    PAGING = "paging"
    """Those on a rung were asked, and nobody has taken it."""
    TAKEN = "taken"
    """One of them has it and is to reach the member in time."""
    CONTACT = "contact"
    """They are in contact."""
    EXHAUSTED = "exhausted"
    """Nobody could be reached in time: the member sees that, and the lines first. Whoever was asked may still come."""
    WITHDRAWN = "withdrawn"
    """The member took it back."""


ENDED: Final = frozenset({State.CONTACT, State.WITHDRAWN})
"""Nothing leads on from here."""
SETTLED: Final = ENDED | {State.EXHAUSTED}
"""The ladder has ended: nobody else is asked."""

MACHINE: Final = Machine(
    "page",
    State.SENT,
    (
        Move("ask", (State.SENT, State.PAGING), State.PAGING),
        Move("take", (State.PAGING,), State.TAKEN),
        Move("let go", (State.TAKEN,), State.PAGING),
        Move("reach", (State.PAGING, State.TAKEN, State.EXHAUSTED), State.CONTACT),
        Move("run out", (State.SENT, State.PAGING, State.TAKEN), State.EXHAUSTED),
        Move("come late", (State.EXHAUSTED,), State.EXHAUSTED),
        Move("withdraw", (State.SENT, State.PAGING, State.TAKEN, State.EXHAUSTED), State.WITHDRAWN),
    ),
)
"""`let go` also happens when they reach nobody in time, or are no supporter any more; the next rung is asked."""


class Kind(StrEnum):
    """What may happen to a page."""

    TICK = "tick"
    """Time has passed."""
    TAKE = "take"
    LET_GO = "let go"
    """Whoever has it gives it back; whoever was asked says no. They are not asked again."""
    CONTACT = "contact"
    """They are in contact: the member says so (no `by`), or whoever has the page, or had it last."""
    WITHDRAW = "withdraw"
    LEFT = "left"
    """Somebody is no supporter any more."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `by` is the supporter, empty for time and for the member."""

    kind: Kind
    by: bytes = b""


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page stands. Waits are counted in `elapsed`, never read off a clock, so that no clock can stretch them.

    `rung` counts from 0, -1 before the first; `asks` is how often a rung was asked; `seen` (aware UTC) is when time was
    counted last; `until` is the elapsed time at which this state is over; `holder` has the page (empty: nobody); `held`
    had it or has, who had it last at the end; `gone` are not asked again.
    """

    ladder: Ladder
    seen: datetime
    state: State = State.SENT
    rung: int = -1
    asks: int = 0
    elapsed: timedelta = timedelta()
    until: timedelta = timedelta()
    holder: bytes = b""
    held: tuple[bytes, ...] = ()
    gone: frozenset[bytes] = field(default=frozenset())

    @property
    def asked(self) -> frozenset[bytes]:
        """Who was asked so far and has not left or said no."""
        return self.ladder.asked(self.rung) - self.gone


@dataclass(frozen=True, slots=True)
class Step:
    """What follows: the page as it stands, who is to be asked now, and when to look again at the latest (or never)."""

    page: Page
    notify: tuple[bytes, ...] = ()
    wake_at: datetime | None = None
