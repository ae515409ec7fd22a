"""Who is a supporter, when one may be paged, and what they may say of themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.peers.models import AGENCY_LETTERS, WORDS_LETTERS, Address, Rehearsal, Setup, State, Wishes
from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me, Visit
from rigcheck.kernel.machines import Machine, Move
from rigcheck.kernel.refusals import NotFound

SEATS: Final = seats.SUPPORTING
MOST_ADDRESSES: Final = 4
BETWEEN_TESTS: Final = timedelta(minutes=1)
TESTED_WITHIN: Final = Rehearsal.life
COUNTRY_CODES: Final = {"us": "1", "ca": "1", "gb": "44", "uk": "44", "ie": "353", "au": "61", "nz": "64"}
"""ITU-T E.164 country codes (list of assigned codes, ITU Operational Bulletin)."""
NORTH_AMERICA: Final = "1"
NORTH_AMERICAN_DIGITS: Final = 10

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


class SeatSuspended(SpokenRefusal):
    """The seat was suspended."""

    code = "seat-suspended"
    status = 403
    sentence = _("Your seat is suspended, so nothing was changed here. Talk to the lead; they can let you back in.")


class NotSaid(SpokenRefusal):
    """The agency is missing, too long, or has signs that are not letters."""

    code = "not-said"
    sentence = _("Write the agency's name in 2 to 80 letters. Nothing was changed.")


class NotWritten(SpokenRefusal):
    """Too much, or signs that are not letters."""

    code = "not-written"
    sentence = _("Write at most 600 letters in each place. Nothing was changed.")


class NumberTaken(SpokenRefusal):
    """Another supporter is paged at this number: a reply from it could be either's."""

    code = "number-taken"
    status = 409
    sentence = _("Another supporter is paged there already, or you gave it twice. Nothing was changed.")


class EnoughNumbers(SpokenRefusal):
    """Four ways are there already."""

    code = "enough-numbers"
    status = 409
    sentence = _("Four ways are enough. Remove one first; nothing was changed.")


class TestTooSoon(SpokenRefusal):
    """A test page went there less than a minute ago."""

    code = "test-too-soon"
    status = 429
    sentence = _("A test page went there less than a minute ago. Give it a moment, then send another.")


class NotNow(SpokenRefusal):
    """The supporter is in another state than the page showed."""

    code = "not-now"
    status = 409
    sentence = _("This has changed since the page was loaded. Load it again and look once more.")


def supporter(visit: Visit) -> Me:
    """The person here, if theirs is a seat that may be paged. Raises Locked; NotFound for everybody else."""
    me = seat_policies.seated(visit)
    own_seat(me)
    return me


def own_seat(me: Me) -> seats.Holding:
    """The seat of this supporter. Raises NotFound where there is none that may be paged."""
    own = seats.own(me=me) if me.seat in SEATS else None
    if own is None:
        raise NotFound
    return own


def own_number(me: Me) -> bytes:
    """The id of this supporter's seat, for changing something. Raises NotFound or SeatSuspended."""
    own = own_seat(me)
    if own.state == seats.State.SUSPENDED:
        raise SeatSuspended
    return bytes.fromhex(own.id)


def is_ready(setup: Setup, channels: Sequence[str]) -> bool:
    """Whether somebody who holds a verified seat may be paged: set up, not pausing, and with a proved channel."""
    return setup.state == State.READY and setup.let_through and bool(channels)


def is_set_up(setup: Setup, addresses: Sequence[Address]) -> bool:
    """Whether every step is done: who they are, Do Not Disturb, and an answered test page."""
    return bool(setup.agency and setup.trade) and setup.let_through and any(one.proved for one in addresses)


def moved(setup: Setup, move: str) -> str:
    """The state after this move; raises NotNow."""
    if not MACHINE.may(State(setup.state), move):
        raise NotNow
    return str(MACHINE.after(State(setup.state), move))


def agency(written: str) -> str:
    """An agency's name with single blanks; raises NotSaid."""
    name = " ".join(written.split())
    if not 2 <= len(name) <= AGENCY_LETTERS or not name.isprintable():
        raise NotSaid
    return name


def international(written: str, country: str) -> str:
    """A number as E.164, where it was written with its country or in the way that is usual in `country`.

    `country`: two letters, one of `COUNTRY_CODES`. (555) 010-0123 in the US is +15550100123; 07700 900123 in the UK
    is +447700900123. Whatever else there is comes back without a plus, for others to refuse: a guess would page a
    stranger.
    """
    digits = "".join(sign for sign in written if sign in "0123456789")
    code = COUNTRY_CODES.get(country, "")
    if written.strip().startswith("+"):
        return f"+{digits}"
    if code == NORTH_AMERICA and len(digits.removeprefix(code)) == NORTH_AMERICAN_DIGITS:
        return f"+{code}{digits.removeprefix(code)}"
    if code and code != NORTH_AMERICA and digits.startswith("0"):
        return f"+{code}{digits[1:]}"
    return digits


def room_for(there: Sequence[Address]) -> None:
    """Raise EnoughNumbers where four ways are there."""
    if len(there) >= MOST_ADDRESSES:
        raise EnoughNumbers


def free(*, supporter: bytes, channel: str, digest: bytes) -> None:
    """Raise NumberTaken where another supporter, or this one by the same way, is paged there."""
    for row in Address.objects.filter(digest=digest):
        if row.supporter != supporter or row.channel == channel:
            raise NumberTaken


def may_test(sent: datetime | None, now: datetime) -> None:
    """Raise TestTooSoon where a test page went out within a minute."""
    if sent is not None and now - sent < BETWEEN_TESTS:
        raise TestTooSoon


def excluded(*, agency: str, group: str, supervises: bool, investigates: bool, wishes: Wishes, mine: str) -> bool:
    """Whether a supporter of `agency` is left out for a member of `mine`: own unit, chain of command, internal affairs.

    Names are compared as the agencies' catalogue spells them. Where one of the two names no agency they are taken to
    share one.
    """
    if wishes.own or (agency and mine and _plain(agency) != _plain(mine)):
        return False
    return supervises or investigates or _plain(group) in {_plain(own) for own in wishes.groups if group}


def words(written: str) -> str:
    """What a supporter writes of themselves; empty is fine. Raises NotWritten."""
    text = written.strip()
    if len(text) > WORDS_LETTERS or not text.replace("\n", "").replace("\r", "").isprintable():
        raise NotWritten
    return text


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
