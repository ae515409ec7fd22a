"""Who can be talked to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rigcheck.care.directory import queries as directory
from rigcheck.care.members import queries as members
from rigcheck.care.paging import queries as paging
from rigcheck.care.paging.policies import is_own
from rigcheck.care.peers import queries as peers
from rigcheck.care.peers.queries import Supporter
from rigcheck.care.prekeys import queries as prekeys
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files

MOST_ENTRIES = 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody whom a supporter can suggest: another supporter (`to`, a seat's id), or an entry of the directory."""

    name: str
    about: str
    to: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A supporter to whom a member can write. `own`: of the member's own unit, or a supervisor in their agency."""

    id: bytes
    name: str
    seat: Seat
    about: str
    languages: Sequence[str]
    own: bool
    vouched: seats.Vouched = field(repr=False)


def offers(*, me: Me, today: Month, files: Files) -> Sequence[Offer]:
    """Everybody to whom this member can write now, by name; whom they said never to be sent to is left out."""
    ready = prekeys.with_keys(today=today)
    wished = paging.choice(me=me)
    found = [one for one in peers.supporters() if one.id in ready and one.id.hex() not in wished.without]
    vouched = seats.vouched(ids=[one.id for one in found], files=files)
    agency = members.profile(me=me).agency
    return [
        _offer(one, agency, wished.unit_group, vouched[one.id])
        for one in sorted(found, key=lambda one: one.name.casefold())
        if one.id in vouched
    ]


def suggestions(*, seat: bytes, today: Month) -> Sequence[Suggestion]:
    """Other supporters who can be written to, and the entries of the directory that members see, by name."""
    ready = prekeys.with_keys(today=today) - {seat}
    people = [Suggestion(one.name, _about(one), to=one.id.hex()) for one in peers.supporters() if one.id in ready]
    shown = [told for told in directory.entries() if told.facts["shown"]]
    entries = [Suggestion(told.facts["name"], told.facts["organization"], entry=told.slug) for told in shown]
    return [*people, *sorted(entries, key=lambda one: one.name.casefold())[:MOST_ENTRIES]]


def offer_of(*, supporter: bytes, files: Files) -> Offer | None:
    """One supporter with their certificate, for whoever talks with them; None where nobody vouches for them now."""
    found = next((one for one in peers.supporters(ready=False) if one.id == supporter), None)
    vouched = seats.vouched(ids=[supporter], files=files)
    if found is None or supporter not in vouched:
        return None
    return _offer(found, "", "", vouched[supporter])


def _offer(one: Supporter, agency: str, unit_group: str, vouched: seats.Vouched) -> Offer:
    spoken = [str(peers.LANGUAGES[code]) for code in one.languages if code in peers.LANGUAGES]
    own = is_own(one, agency=agency, unit_group=unit_group) if agency or unit_group else False
    return Offer(one.id, one.name, one.seat, _about(one), spoken, own, vouched)


def _about(one: Supporter) -> str:
    """Seat, trade and agency in one line, as far as they are said."""
    trade = str(members.TRADES[Trade(one.trade)]) if one.trade else ""
    return " · ".join(filter(None, [str(seats.SEATS[one.seat]), trade, one.agency]))
