"""What may follow a request of a supporter's, how much they carry, and in which band an answer came."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.standing.policies import CARERS, NotNow, candidate, carer, own_number, verified
from rigcheck.care.upkeep.models import AskState
from rigcheck.kernel.machines import Machine, Move

__all__ = ["CARERS", "NotNow", "candidate", "carer", "own_number", "verified"]

SECOND_AFTER: Final = timedelta(days=3)
MOST_ASKS: Final = 2
MOST_TALKS: Final = 12

MACHINE: Final = Machine(
    "ask",
    AskState.ASKED,
    (
        Move("take", (AskState.ASKED,), AskState.TAKEN),
        Move("talked", (AskState.TAKEN,), AskState.TALKED_ONCE),
        Move("once more", (AskState.TALKED_ONCE,), AskState.SECOND_DUE),
        Move("talked again", (AskState.SECOND_DUE,), AskState.DONE),
        Move("enough", (AskState.ASKED, AskState.TAKEN, AskState.TALKED_ONCE, AskState.SECOND_DUE), AskState.DONE),
    ),
)


class EnoughAsked(SpokenRefusal):
    """Two requests are open already."""

    code = "standing-enough-asked"
    status = 409
    sentence = _("You have asked already, and it has been seen. Nothing was changed.")


class Full(SpokenRefusal):
    """They talk with as many people as they said they can."""

    code = "standing-full"
    status = 409
    sentence = _("They talk with as many people as they can at the moment. Somebody else is there; look once more.")


def asked(state: str, move: str) -> str:
    """The state of a request after this move; raises NotNow."""
    if not MACHINE.may(AskState(state), move):
        raise NotNow
    return str(MACHINE.after(AskState(state), move))


def band(waited: timedelta) -> str:
    """In which band an answer came: the name of its column."""
    bands = (("quarter", timedelta(minutes=15)), ("hour", timedelta(hours=1)), ("day", timedelta(days=1)))
    return next((name for name, most in bands if waited <= most), "later")


def second_due(now: datetime) -> datetime:
    """When the second call is due."""
    return now + SECOND_AFTER
