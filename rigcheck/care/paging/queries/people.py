"""Who could be reached: the supporters of this site, those of them who are on, and what they are called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rigcheck.care.oncall import queries as oncall
from rigcheck.care.paging import policies
from rigcheck.care.paging.models import Wishes
from rigcheck.care.paging.policies import Why
from rigcheck.care.peers import queries as peers
from rigcheck.care.peers.queries import Supporter
from rigcheck.kernel.enums import Seat


@dataclass(frozen=True, slots=True)
class Person:
    """A supporter as the member sees them before pressing; `why` says why they would be left out, if so."""

    id: bytes
    name: str
    seat: Seat
    agency: str
    trade: str
    on: bool
    why: Why | None
    seal_public: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reachable:
    """Who could be reached now. `order` is what the press sends; `next_on` is when somebody is on again, if known."""

    people: Sequence[Person]
    order: Sequence[bytes]
    next_on: datetime | None

    @property
    def now(self) -> Sequence[Person]:
        """Those who would be paged, in order."""
        return [one for who in self.order for one in self.people if one.id == who and one.on]


def reachable(*, wishes: Wishes, at: datetime) -> Reachable:
    """Everybody who is set up, with those left out marked; the order holds also those who are not on just now."""
    listed, on = peers.supporters(), _on(at)
    people = [_person(one, wishes, on) for one in listed]
    order = policies.may_page(listed, wishes)
    return Reachable(people, order, None if on.intersection(order) else oncall.next_on(at=at))


def available(*, order: Sequence[bytes], at: datetime) -> tuple[bytes, ...]:
    """Those of `order` who are on; only whoever is ready to be paged is ever on."""
    return policies.available(order, _on(at))


def ready() -> frozenset[bytes]:
    """Everybody who may be paged now."""
    return frozenset(one.id for one in peers.supporters())


def standing() -> frozenset[bytes]:
    """Everybody who was vouched for, also while they pause."""
    return frozenset(one.id for one in peers.supporters(ready=False))


def named(supporter: bytes) -> Supporter | None:
    """The supporter, or None where they are none any more."""
    return next((one for one in peers.supporters(ready=False) if one.id == supporter), None)


def _on(at: datetime) -> set[bytes]:
    return {one.supporter for one in oncall.on(at=at)}


def _person(one: Supporter, wishes: Wishes, on: set[bytes]) -> Person:
    return Person(
        id=one.id,
        name=one.name,
        seat=one.seat,
        agency=one.agency,
        trade=one.trade,
        on=one.id in on,
        why=policies.left_out(one, wishes),
        seal_public=one.seal_public,
    )
