"""A member with a history, made through the real code, and the cookie of their session."""

from dataclasses import dataclass
from datetime import timedelta

from rigcheck.care.admission.actions import print_cards
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers
from rigcheck.care.members import queries
from rigcheck.care.sessions import actions as sessions
from rigcheck.doors.care import twin
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.keys import Hierarchy, Method, split_card
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

A_WORKING_DAY = timedelta(hours=8)


@dataclass(frozen=True)
class Member:
    """Somebody with an account."""

    me: Me
    hierarchy: Hierarchy


def enrol(edge: Edge) -> Member:
    """Open an account with a card."""
    today = Month.of(edge.clock.now())
    code = print_cards(count=1, seat=Seat.MEMBER, by="operator", chance=edge.chance, today=today)[0]
    hierarchy = Hierarchy.from_root(edge.chance.bytes(32))
    me = twin.enrol(
        code=code,
        handle=queries.offered_handle(chance=edge.chance),
        hierarchy=hierarchy,
        splits={Method.CARD: split_card(edge.chance.bytes(20))},
        profile=queries.Profile(trade="police", country="US", phone="mine"),
        edge=edge,
    )
    return Member(me, hierarchy)


def check_in(member: Member, edge: Edge, *, count: int, days: int) -> None:
    """So many check-ins, evenly over the last days."""
    now = edge.clock.now()
    step = timedelta(days=days) / count
    history = [(now - step * number, _tapped(number)) for number in range(count)]
    checkins.bring_history(keys=member.me.keys, history=history, chance=edge.chance)


def cookie(member: Member, edge: Edge) -> str:
    """The cookie of a new session, unlocked; it locks after 15 minutes without a request."""
    now = edge.clock.now()
    opened = sessions.open_for(
        account=member.me.account,
        seat=member.me.seat,
        session=member.hierarchy.session,
        proved=now,
        until=now + A_WORKING_DAY,
        edge=edge,
    )
    return opened.cookie.hex()


def _tapped(number: int) -> Answers:
    return Answers(
        mood=number % 5 + 1,
        stress=(number // 3) % 5 + 1,
        sleep=(number // 7) % 5 + 1,
        sleep_hours=5 + number % 7 / 2,
        energy=(number // 2) % 5 + 1,
        work=(number // 5) % 5 + 1,
        tags=("overtime",),
    )
