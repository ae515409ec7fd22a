"""What the member's browser needs before pressing: whom they could reach, with whose keys, and what they wished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from rigcheck.care.members import queries as members
from rigcheck.care.oncall import queries as oncall
from rigcheck.care.paging import policies
from rigcheck.care.paging.models import Accept, Choice
from rigcheck.care.peers import queries as peers
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions import queries as sessions
from rigcheck.care.sessions.queries import Me
from rigcheck.care.vault import queries as vault
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files

PRESSERS: Final = (Seat.MEMBER, Seat.FAMILY)
"""Whoever works here under a name and needs backup has a member's account for it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A supporter as the member sees them before pressing. `until`: how long they are on; None when they are not.

    `own`: of the member's own unit group, or a supervisor in their agency: left out unless the member says otherwise.
    """

    id: bytes
    name: str
    about: str
    kind: Accept
    own: bool
    until: datetime | None
    vouched: seats.Vouched = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody who may be paged, those who are on first; `following` is when somebody is on next, `groups` the unit
    groups that peers of the member's agency name.
    """

    people: Sequence[Offer]
    following: datetime | None
    groups: Sequence[str]
    choice: Choice


def may_press(me: Me) -> bool:
    """Whether this is somebody whom supporters are there for."""
    return me.seat in PRESSERS


def reach(*, me: Me, at: datetime, files: Files) -> Reach:
    """Who could be reached at `at` (aware UTC), and what the member wished the last time."""
    chosen = choice(me=me)
    agency = members.profile(me=me).agency
    listed = peers.supporters()
    on, following = on_duty(at=at)
    vouched = seats.vouched(ids=[one.id for one in listed], files=files)
    people = [_offer(one, agency, chosen, on, vouched[one.id]) for one in listed if one.id in vouched]
    people.sort(key=lambda one: (one.until is None, one.name.casefold()))
    groups = {one.unit_group for one in listed if one.unit_group and policies.kind_of(one, agency) is Accept.PEER}
    return Reach(people, following, sorted(groups), chosen)


def choice(*, me: Me) -> Choice:
    """Whom the member would accept; everybody, where they never said."""
    return vault.standing(keys=me.keys, record_type=Choice) or Choice()


def on_duty(*, at: datetime) -> tuple[Mapping[bytes, datetime], datetime | None]:
    """Who is on at `at` and until when, and when somebody is on next where nobody is."""
    on = {one.supporter: one.until for one in oncall.on(at=at)}
    return on, None if on else oncall.next_on(at=at)


def _offer(
    one: peers.Supporter, agency: str, chosen: Choice, on: Mapping[bytes, datetime], vouched: seats.Vouched
) -> Offer:
    kind = policies.kind_of(one, agency) or Accept.PEER
    own = policies.is_own(one, agency=agency, unit_group=chosen.unit_group)
    return Offer(one.id, one.name, _about(one), kind, own, on.get(one.id), vouched)


def _about(one: peers.Supporter) -> str:
    """Seat, trade and agency in one line, as far as they are said; “other” says nothing."""
    trade = str(members.TRADES[Trade(one.trade)]) if one.trade not in ("", Trade.OTHER) else ""
    return " · ".join(filter(None, [str(seats.SEATS[one.seat]), trade, one.agency]))


def is_kept(*, ticket: bytes, at: datetime) -> bool:
    """Whether a phone may press with the ticket of this digest."""
    return sessions.has_ticket(digest=ticket, today=Month.of(at))
