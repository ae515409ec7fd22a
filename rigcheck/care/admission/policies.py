"""Which card opens an account, and what is said when one does not."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.sealing.cards import AnotherCard, CardKind, CardRefusal, parse
from rigcheck.kernel.enums import Seat

CARD_MONTHS: Final = 12
SPENT_MONTHS: Final = 13
"""A month longer than any card lives: a used one is never taken for one that was never printed."""
MOST_AT_ONCE: Final = 1000
LYING_OPEN: Final = (Seat.MEMBER, Seat.FAMILY)
"""Cards of these seats are joining cards and are counted in public; all others are seat cards, given by hand."""


class CardUnknown(SpokenRefusal):
    """The code expired or was never printed."""

    code = "card-unknown"
    status = 403
    sentence = _(
        "This card does not open an account: it is older than a year, or it is not one of ours. Ask whoever handed "
        "it out for another; no explanation is needed."
    )


class CardUsed(SpokenRefusal):
    """The code opened an account already; perhaps somebody else's, who read or photographed it first."""

    code = "card-used"
    status = 403
    sentence = _(
        "This card was used already. If that was you, sign in instead. If it was not, somebody saw the code before "
        "you: tell whoever handed it out, and take another card. No explanation is asked, and nothing of yours is lost."
    )


class CardMistyped(SpokenRefusal):
    """A group of the code is wrong; `groups` are their numbers, from 1."""

    code = "card-mistyped"
    sentence = _("Part of the code is not as it stands on the card. Look at the marked groups once more.")


class TooManyCards(SpokenRefusal):
    """Fewer than one or more than a thousand cards at once."""

    code = "too-many-cards"
    sentence = _("Between 1 and 1,000 cards can be printed at a time. Nothing was printed.")


def how_many(count: int) -> int:
    """The number of cards asked for; raises TooManyCards."""
    if not 1 <= count <= MOST_AT_ONCE:
        raise TooManyCards
    return count


def kind_of(seat: Seat) -> CardKind:
    """Which kind of card opens this seat."""
    return CardKind.JOIN if seat in LYING_OPEN else CardKind.SEAT


def card_secret(code: str) -> bytes:
    """The 16 bytes of a join or a seat card as typed; raises CardMistyped with the groups at fault."""
    try:
        return _parsed(code)
    except CardRefusal as refusal:
        raise CardMistyped(groups=list(refusal.groups)) from refusal


def opens(seat: str | None, *, used: bool) -> Seat:
    """The seat that a card opens; raises CardUsed or CardUnknown."""
    if seat is None:
        raise CardUsed if used else CardUnknown
    return Seat(seat)


def _parsed(code: str) -> bytes:
    try:
        return parse(CardKind.JOIN, code)
    except AnotherCard:
        return parse(CardKind.SEAT, code)
