"""Which card opens an account, and what is said when one does not."""

from dataclasses import dataclass
from typing import Final

from rigcheck.bridge.enrolment.redeem import redeem
from rigcheck.bridge.enrolment.refusals import EndedKey, UnknownKey
from rigcheck.bridge.keylog import Keylog, Mark, Purpose, holding
from rigcheck.bridge.keylog.holding import NoKeylog
from rigcheck.bridge.keylog.refusals import (
    AnotherLog,
    NotAKeylog,
    NotAMark,
    NotCertified,
    NothingToEnd,
    OlderCopy,
    TooManyKeys,
    WrongSignature,
)
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.sealing.cards import AnotherCard, CardKind, CardRefusal, parse
from rigcheck.engines.tokens.layout import Token
from rigcheck.engines.tokens.refusals import NotAToken
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files

CARD_MONTHS: Final = 12
SPENT_MONTHS: Final = 13
"""A month longer than any card lives, and twice as long as a token does: its key counts in two quarters."""
MOST_AT_ONCE: Final = 1000
LYING_OPEN: Final = (Seat.MEMBER, Seat.FAMILY)
"""Cards of these seats are joining cards and are counted in public; all others are seat cards, given by hand."""


@dataclass(frozen=True, slots=True)
class AgencyList:
    """Where care's copy of roster's list of keys lies, unchecked: a paper card asks nothing of it.

    `serves` are the agencies and councils whose members this site takes; if empty, every one that the
    operator accepted with the list.
    """

    files: Files
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyKeys:
    """The list, checked, and the agencies and councils that this site serves."""

    log: Keylog
    scopes: frozenset[str]


class CardUnknown(SpokenRefusal):
    """The code expired or was never printed."""

    code = "card-unknown"
    status = 403
    sentence = gettext_noop(
        "This card does not open an account: it is older than a year, or it is not one of ours. Ask whoever handed "
        "it out for another; no explanation is needed."
    )


class CardUsed(SpokenRefusal):
    """The code opened an account already; perhaps somebody else's, who read or photographed it first."""

    code = "card-used"
    status = 403
    sentence = gettext_noop(
        "This card was used already. If that was you, sign in instead. If it was not, somebody saw the code before "
        "you: tell whoever handed it out, and take another card. No explanation is asked, and nothing of yours is lost."
    )


class SentCardUsed(CardUsed):
    """The token opened an account already."""

    sentence = gettext_noop(
        "This card was used already. If that was you, sign in instead. If it was not, somebody had it before you: say "
        "so to the coordinator and get another link. No explanation is asked, and nothing of yours is lost."
    )


class NoAgencyKeys(SpokenRefusal):
    """This site has no list of an agency's keys: it runs alone, or nobody has brought the list yet."""

    code = "no-agency-keys"
    status = 403
    sentence = gettext_noop(
        "Cards that come by a link do not work here: this site has no list of an agency's keys and opens accounts with "
        "paper cards only. Take one of those; the link stays good for the site that it is meant for."
    )


class CardMistyped(SpokenRefusal):
    """A group of the code is wrong; `groups` are their numbers, from 1."""

    code = "card-mistyped"
    sentence = gettext_noop("Part of the code is not as it stands on the card. Look at the marked groups once more.")


class TooManyCards(SpokenRefusal):
    """Fewer than one or more than a thousand cards at once."""

    code = "too-many-cards"
    sentence = gettext_noop("Between 1 and 1,000 cards can be printed at a time. Nothing was printed.")


SEEN_IN_THE_BROWSER: Final = (
    NoAgencyKeys, NotAToken, NotAMark, NotAKeylog, WrongSignature, TooManyKeys, NotCertified, NothingToEnd, OlderCopy,
    AnotherLog, UnknownKey, EndedKey,
)  # fmt: skip
"""What the page's own script refuses as well, with the same code and the same sentence."""


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


def checked(agency: AgencyList | None) -> AgencyKeys:
    """The agency's keys; raises NoAgencyKeys where there are none, and what `open_keylog` raises."""
    if agency is None:
        raise NoAgencyKeys
    try:
        log = holding.other(agency.files)
    except NoKeylog as missing:
        raise NoAgencyKeys from missing
    listed = {entry.scope for entry in log.entries if entry.purpose is Purpose.ENROLMENT}
    return AgencyKeys(log, frozenset(agency.serves or listed))


def same_for_everybody(keys: AgencyKeys, *, token: bytes, mark: str) -> None:
    """Raise unless the key of a token stood in the list that it was made with, and that list is ours or its beginning.

    A key made for one person stands in a list made for one person: that list has another digest. Raises NotAMark,
    NotAToken, OlderCopy, AnotherLog or UnknownKey.
    """
    seen, read = Mark.parse(mark), Token.decode(token)
    keys.log.agree(seen)
    entry = keys.log.find(read.key_id)
    if entry is None or entry.number >= seen.size:
        raise UnknownKey


def admitted(keys: AgencyKeys, *, token: bytes, today: Month) -> bytes:
    """The digest of a good token's nonce, 32 bytes; raises what `redeem` raises."""
    return redeem(token=token, keylog=keys.log, agency_scopes=keys.scopes, month=today).nonce_digest


def _parsed(code: str) -> bytes:
    try:
        return parse(CardKind.JOIN, code)
    except AnotherCard:
        return parse(CardKind.SEAT, code)
