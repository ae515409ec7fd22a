"""When a live session may be, and how it goes on."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.meetings.models import Phase
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.kernel.machines import Machine, Move

LONGEST: Final = 240
SHORTEST: Final = 10

MACHINE: Final = Machine(
    "live session",
    Phase.PLANNED,
    (
        Move("begin", (Phase.PLANNED,), Phase.LIVE),
        Move("end", (Phase.LIVE,), Phase.OVER),
        Move("call off", (Phase.PLANNED,), None),
    ),
)


class BadMeeting(SpokenRefusal):
    """A live session in the past, or longer than four hours."""

    code = "group-bad-meeting"
    sentence = _("A live session lies ahead and lasts 10 minutes to 4 hours. Nothing was kept.")


class HasChanged(SpokenRefusal):
    """Somebody began, ended or called it off meanwhile."""

    code = "meeting-has-changed"
    status = 409
    sentence = _("This session has changed since the page was loaded. Load it again and look once more.")


def meeting(starts: datetime, minutes: int, now: datetime) -> None:
    """Raise BadMeeting unless it lies within the year ahead and lasts 10 minutes to four hours."""
    if not now < starts < now + timedelta(days=366) or not SHORTEST <= minutes <= LONGEST:
        raise BadMeeting


def moved(state: str, move: str) -> str:
    """The state after this move; raises HasChanged."""
    if not MACHINE.may(Phase(state), move):
        raise HasChanged
    return str(MACHINE.after(Phase(state), move))
