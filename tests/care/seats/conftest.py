"""A first lead let in by the operator, and the seats that the lead fills."""

from dataclasses import dataclass

import pytest

from rigcheck.bridge.keylog import Entry, Purpose
from rigcheck.care.members import queries as members
from rigcheck.care.members.models import Profile
from rigcheck.care.seats import actions, queries
from rigcheck.care.sessions.models import Me
from rigcheck.doors.care import twin
from rigcheck.engines.sealing.keys import Hierarchy, Method, split_card
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of
from tests.care.members.cast import Person
from tests.care.members.conftest import edge

__all__ = ["edge"]
SITE = "care.localhost"


@dataclass(frozen=True)
class Seated:
    """Somebody in a working seat: the seat's id, its name, and the person."""

    number: bytes
    name: str
    seat: Seat
    person: Person

    @property
    def me(self) -> Me:
        return self.person.me

    @property
    def certificate(self) -> bytes:
        """What a lead who met this person signs."""
        return self.certified_again(0)

    def certified_again(self, endings: int) -> bytes:
        """The same after their keys were ended so many times."""
        tree = self.person.hierarchy
        keys = tree.opener.public + tree.signer.public
        scope = queries.scope(seat=self.seat.value, name=self.name)
        return Entry(0, Purpose(self.seat.value), scope, "standing", keys).certified(endings)

    def signs(self, text: bytes) -> bytes:
        """This person's signature, as their browser makes it."""
        return self.person.hierarchy.signer.sign(text)


def sits_down(invited: actions.Invited, edge: Edge) -> Seated:
    """Open an account with a seat card."""
    hierarchy = Hierarchy.from_root(root_of(invited.name))
    splits = {Method.CARD: split_card(root_of("card " + invited.name)[:20])}
    handle = members.offered_handle(chance=edge.chance)
    me = twin.enrol(code=invited.code, handle=handle, hierarchy=hierarchy, splits=splits, profile=Profile(), edge=edge)
    person = Person(handle, hierarchy, splits, me)
    return Seated(bytes.fromhex(invited.number), invited.name, invited.seat, person)


def first_lead(edge: Edge, *, name: str = "Dr. Ana Whitfield") -> Seated:
    """A lead whom the operator let in and who vouched for themselves."""
    lead = sits_down(actions.let_in_first_lead(name=name, replace=False, edge=edge), edge)
    actions.verify(by=lead.me, number=lead.number, signature=lead.signs(lead.certificate), site=SITE, edge=edge)
    return lead


@pytest.fixture
def lead(db: None, edge: Edge) -> Seated:
    return first_lead(edge)


@pytest.fixture
def clinician(lead: Seated, edge: Edge) -> Seated:
    """Invited and opened; nobody has vouched for them."""
    return sits_down(actions.invite(by=lead.me, name="Sam Ortega", seat=Seat.CLINICIAN, edge=edge), edge)


def state_of(number: bytes, lead: Seated) -> queries.State:
    """How far a seat has come, as the lead sees it."""
    return queries.holding(me=lead.me, number=number).state
