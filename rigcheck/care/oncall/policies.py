"""Who makes rotas, who may take which duty, and for how long somebody may say that they are up."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.oncall.models import NAME_LETTERS, Change, Offer, State
from rigcheck.care.peers import policies as peer_policies
from rigcheck.care.peers import queries as peers
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.rotas import Duty
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.machines import Machine, Move

HOURS: Final = (2, 4, 8, 12)
"""For how long somebody can say that they are up: never so long that it is forgotten."""
FARTHEST: Final = Change.life - timedelta(days=7)
"""How far ahead a duty may be changed, so that no row outlives what the table promises."""
MOST_PEOPLE: Final = 20

MACHINE: Final = Machine(
    "offer",
    State.OPEN,
    (
        Move("take", (State.OPEN,), None),
        Move("decline", (State.OPEN,), State.DECLINED),
        Move("take back", (State.OPEN, State.DECLINED), None),
    ),
)


class NotThere(SpokenRefusal):
    """The duty, the offer or the change is not there any more, or is somebody else's."""

    code = "not-there"
    status = 409
    sentence = _("This has changed since the page was loaded. Nothing was done; load it again and look once more.")


class NotReady(SpokenRefusal):
    """Whoever cannot be paged cannot be on."""

    code = "not-ready"
    status = 409
    sentence = _(
        "A page cannot reach you yet, so you cannot take a duty. Finish the steps on the page Supporting first."
    )


class AlreadyYours(SpokenRefusal):
    """The duty is this supporter's own."""

    code = "already-yours"
    status = 409
    sentence = _("You have this duty already.")


class TooFar(SpokenRefusal):
    """The time asked for is over, or lies further ahead than twelve weeks."""

    code = "too-far"
    sentence = _("Choose a time that ends after now and within twelve weeks.")


class NotARota(SpokenRefusal):
    """No name, one too long, too many people, or one of them twice or not a supporter."""

    code = "not-a-rota"
    sentence = _("Give the rota a name of up to 40 letters, and at most 20 supporters.")


class HoursRefused(SpokenRefusal):
    """Another number of hours than the page offers."""

    code = "hours-refused"
    sentence = _("Choose for how many hours you are up.")


def ready_supporter(me: Me) -> bytes:
    """The seat of this supporter, who can be paged. Raises NotFound, SeatSuspended or NotReady."""
    number = peer_policies.own_number(me)
    if number not in {one.id for one in peers.supporters()}:
        raise NotReady
    return number


def named(written: str, people: Collection[bytes], supporters: Collection[bytes]) -> str:
    """The rota's name with single blanks; raises NotARota."""
    name = " ".join(written.split())
    fits = 0 < len(name) <= NAME_LETTERS and name.isprintable() and len(people) <= MOST_PEOPLE
    if not fits or not set(people) <= set(supporters):
        raise NotARota
    return name


def ahead(span: Interval, now: datetime) -> Interval:
    """The span, if it ends after now and within twelve weeks; raises TooFar."""
    if not now < span.end <= now + FARTHEST:
        raise TooFar
    return span


def another(duty: Duty, supporter: bytes) -> None:
    """Raise AlreadyYours for one's own duty."""
    if duty.who == supporter:
        raise AlreadyYours


def offered(hours: int) -> timedelta:
    """So many hours, if the page offers them; raises HoursRefused."""
    if hours not in HOURS:
        raise HoursRefused
    return timedelta(hours=hours)


def may_answer(offer: Offer, supporter: bytes, move: str) -> bool:
    """Whether this supporter may take or decline the offer, or take it back."""
    if not MACHINE.may(State(offer.state), move):
        return False
    if move == "take back":
        return bytes(offer.supporter) == supporter
    return bytes(offer.supporter) != supporter and bytes(offer.asked) in (b"", supporter)


def answers(offer: Offer | None, supporter: bytes, move: str) -> Offer:
    """The offer, if it may be answered so; raises NotThere."""
    if offer is None or not may_answer(offer, supporter, move):
        raise NotThere
    return offer
