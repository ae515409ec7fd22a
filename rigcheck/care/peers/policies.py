"""Who is a supporter, when one may be paged, and what they may say of themselves."""

from collections.abc import Sequence
from typing import Final

from rigcheck.care.peers.models import Setup, State
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.machines import Machine, Move

SEATS: Final = (Seat.PEER, Seat.CHAPLAIN, Seat.CLINICIAN)
"""Seats whose holders may be paged."""

MACHINE: Final = Machine(
    "supporter",
    State.SETTING_UP,
    (
        Move("finish", (State.SETTING_UP, State.READY), State.READY),
        Move("pause", (State.READY,), State.PAUSED),
        Move("come back", (State.PAUSED,), State.READY),
        Move("set up again", (State.SETTING_UP, State.READY, State.PAUSED), State.SETTING_UP),
    ),
)


def is_ready(setup: Setup, channels: Sequence[str]) -> bool:
    """Whether somebody who holds a verified seat may be paged: set up, not pausing, and with a proved channel."""
    return setup.state == State.READY and setup.let_through and bool(channels)
