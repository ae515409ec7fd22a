"""Who can be talked to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rigcheck.care.directory import queries as directory
from rigcheck.care.members import queries as members
from rigcheck.care.paging import queries as paging
from rigcheck.care.peers import queries as peers
from rigcheck.care.peers.queries import Offered, Supporter
from rigcheck.care.prekeys.policies import NotOffered
from rigcheck.care.prekeys.queries.keys import with_keys
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import queries as standing
from rigcheck.care.upkeep import queries as upkeep
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
    """A supporter to whom a member can write."""

    id: bytes
    name: str
    seat: Seat
    about: str
    languages: Sequence[str]
    vouched: seats.Vouched = field(repr=False)


def offers(*, me: Me, page: bytes, at: datetime, files: Files) -> Sequence[Offer]:
    """Everybody to whom this member can write now, by name; whoever took their call for backup (`page`) stands first.

    Raises NotFound for whoever is no member.
    """
    vouched = seats.vouched(ids=list(with_keys(today=Month.of(at))), files=files)
    taken = paging.writes_with(page=page, at=at)
    caller = [one for one in peers.supporters() if one.id == taken and one.id in vouched]
    others = [one for one in peers.offered(me=me, at=at) if one.id in vouched and one.id != taken]
    return [*(_offer(one, vouched[one.id]) for one in caller), *(_chosen(one, vouched[one.id]) for one in others)]


def may_begin(*, me: Me, supporter: bytes, page: bytes, at: datetime) -> bool:
    """Whether the supporter took this member's call for backup (`page`); False where they can be chosen all the same.

    Raises NotOffered for a supporter whom this member is not offered now.
    """
    if supporter == paging.writes_with(page=page, at=at):
        return True
    if all(one.id != supporter for one in peers.offered(me=me, at=at)):
        raise NotOffered
    return False


def suggestions(*, seat: bytes, today: Month) -> Sequence[Suggestion]:
    """Other supporters who are in date and have room, and the entries of the directory that members see, by name."""
    ready = with_keys(today=today) & standing.in_date(month=today) - {seat, *upkeep.full()}
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
    return _offer(found, vouched[supporter])


def _chosen(one: Offered, vouched: seats.Vouched) -> Offer:
    about = " · ".join(filter(None, [str(one.seat_name), one.about]))
    return Offer(one.id, one.name, one.seat, about, [str(name) for name in one.languages], vouched)


def _offer(one: Supporter, vouched: seats.Vouched) -> Offer:
    spoken = [str(peers.LANGUAGES[code]) for code in one.languages if code in peers.LANGUAGES]
    return Offer(one.id, one.name, one.seat, _about(one), spoken, vouched)


def _about(one: Supporter) -> str:
    """Seat, trade and agency in one line, as far as they are said."""
    trade = str(members.TRADES[Trade(one.trade)]) if one.trade else ""
    return " · ".join(filter(None, [str(seats.SEATS[one.seat]), trade, one.agency]))
