"""A group that a lead opened, its moderator and another one's, a member, a colleague and a stranger in no group."""

from dataclasses import dataclass

import pytest

from rigcheck.care.groups.actions import belonging, opening
from rigcheck.care.groups.queries import About, Kind, standings
from rigcheck.care.threads.actions import posting
from rigcheck.care.threads.queries import pages, reading
from rigcheck.engines.triage.messages import Level, Reading
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.members.cast import Person, person
from tests.care.peers.conftest import edge, gateway, seated
from tests.care.seats.conftest import Seated, lead

__all__ = ["edge", "gateway", "lead", "passer_by"]
PLANTED = "the bridge on Alder road comes back every night"


@dataclass
class Circle:
    """Everybody around one topic group, and a second group that has a moderator of its own."""

    edge: Edge
    lead: Seated
    guide: Seated
    second: Seated
    elsewhere: Seated
    member: Person
    colleague: Person
    stranger: Person
    group: bytes
    other: bytes

    def write(self, who: Person | Seated, text: str = PLANTED, *, thread: bytes = b"", once: str = "1") -> bytes:
        """A post, a new thread where no thread is named; its id."""
        draft = posting.Draft(text, once, "" if thread else "Nights", thread)
        return posting.post(by=who.me, group=self.group, draft=draft, edge=self.edge).post

    def name(self, group: bytes, guide: Seated) -> None:
        """Let somebody moderate a group."""
        opening.name_guide(by=self.lead.me, group=group, seat=guide.number, edge=self.edge)

    def code(self, group: bytes) -> str:
        """A code for one person, from the moderator."""
        return belonging.make_code(by=self.guide.me, group=group, edge=self.edge)

    def read(self, who: Person | Seated, thread: bytes) -> list[pages.Said]:
        """A thread as this person sees it."""
        here = standings.place(me=who.me, group=self.group, edge=self.edge)
        return [*pages.thread(number=thread, here=here).posts]


def opened(lead: Seated, edge: Edge, name: str, *, kind: Kind = Kind.TOPIC, **admits: bool) -> bytes:
    """A group of the lead's."""
    taken = {"family": False, "retirees": False, **admits}
    return opening.open_group(by=lead.me, kind=kind, about=About(name, "For nights"), admits=taken, edge=edge)


@pytest.fixture
def circle(passer_by: object, lead: Seated, edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Circle:
    # What the engine makes of a text is its own tests' matter: here nothing is found but where a test says so.
    monkeypatch.setattr(reading, "READ", lambda _text: Reading(offer=False, level=Level.NONE, reasons=()))
    guide, second = seated(lead, edge, "Riley K.", Seat.MODERATOR), seated(lead, edge, "Jo Brandt", Seat.PEER)
    elsewhere = seated(lead, edge, "Dana Ruiz", Seat.MODERATOR)
    group, other = opened(lead, edge, "Night shifts"), opened(lead, edge, "After a loss")
    for number, who in ((group, guide), (group, second), (other, elsewhere)):
        opening.name_guide(by=lead.me, group=number, seat=who.number, edge=edge)
    cast = [person(name, edge) for name in ("member", "colleague", "stranger")]
    for who in cast[:2]:
        belonging.join(by=who.me, group=group, retired=False, edge=edge)
    return Circle(edge, lead, guide, second, elsewhere, *cast, group, other)
