"""Accounts of the recurring cast, opened through the real code without a browser."""

from dataclasses import dataclass, field

from rigcheck.care.admission.actions import print_cards
from rigcheck.care.members import queries
from rigcheck.care.members.models import Profile
from rigcheck.care.sessions.models import Me
from rigcheck.doors.care import twin
from rigcheck.engines.sealing.keys import Hierarchy, Method, Split, split_card, split_prf
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of

SITE = "care.localhost"


@dataclass(frozen=True)
class Person:
    """Somebody with an account: what they know, and what the server knows of them while they are there."""

    handle: str
    hierarchy: Hierarchy = field(repr=False)
    splits: dict[Method, Split] = field(repr=False)
    me: Me = field(repr=False)


def quick_passphrase(words: str) -> Split:
    """Stands in for Argon2id, which takes a second: the server never sees the difference."""
    return split_prf(root_of("passphrase " + words))


def person(name: str, edge: Edge, *, profile: Profile | None = None, seat: Seat = Seat.MEMBER) -> Person:
    """An account with a passphrase, a card and a passkey."""
    hierarchy = Hierarchy.from_root(root_of(name))
    splits = {
        Method.PASSPHRASE: quick_passphrase(name),
        Method.CARD: split_card(root_of("card " + name)[:20]),
        Method.PASSKEY: split_prf(root_of("passkey " + name)),
    }
    handle = queries.offered_handle(chance=edge.chance)
    me = twin.enrol(
        code=card(edge, seat=seat),
        handle=handle,
        hierarchy=hierarchy,
        splits=splits,
        profile=profile or Profile(),
        edge=edge,
    )
    return Person(handle, hierarchy, splits, me)


def card(edge: Edge, *, seat: Seat = Seat.MEMBER) -> str:
    """A fresh card."""
    today = Month.of(edge.clock.now())
    return print_cards(count=1, seat=seat, by="operator", chance=edge.chance, today=today)[0]
