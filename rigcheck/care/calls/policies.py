"""Who gets a pass to the relay, for how long and how often, and the refusals that say why not."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.outside.relay import Relay

LASTS: Final = timedelta(minutes=10)
"""A pass opens a line for so long; a line that stands goes on."""
NAME_BYTES: Final = 12
PASSES_AN_HOUR: Final = 40
"""For one side of a talk: a call takes one pass for each side, and some more each time that the line is lost."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One side of a talk. `mark` is the same for this side alone and names nobody; `is_open`: both have written."""

    mark: bytes = field(repr=False)
    is_open: bool


class NoVoice(SpokenRefusal):
    """This site has no relay."""

    code = "no-voice"
    status = 404
    sentence = _("This site has no voice calls. Write, or send a voice note.")


class NotAnswered(SpokenRefusal):
    """Nobody can be rung who has not written yet, or in a talk that is closed."""

    code = "not-answered"
    status = 409
    sentence = _("Voice comes once they have written back, and goes when the talk is closed. Nobody was rung.")


class OftenRung(SpokenRefusal):
    """More calls within the hour than two people make."""

    code = "often-rung"
    status = 429
    sentence = _("That were many calls in a short time. Write meanwhile; within the hour it works again.")


def may_call(holder: Holder, relay: Relay) -> None:
    """Raise NoVoice without a relay, NotAnswered unless the talk is open."""
    if not relay.is_there:
        raise NoVoice
    if not holder.is_open:
        raise NotAnswered


def until(now: datetime) -> datetime:
    """When a pass that is given now ends."""
    return now + LASTS
