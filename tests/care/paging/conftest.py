"""Two peers and a chaplain who said that they are up, a member who presses, and a gateway that tells what it sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from rigcheck.care.jobs.queries import DESK
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices import queries as addresses
from rigcheck.care.notices.models import Channel
from rigcheck.care.oncall.models import Up
from rigcheck.care.paging import actions
from rigcheck.care.paging.models import How, Press
from rigcheck.care.peers.models import Address, Setup
from rigcheck.kernel.enums import Seat
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import Call, Gateway, Text
from rigcheck.outside.ledger import Every, Hands
from tests.care.members.cast import Person
from tests.care.members.conftest import edge as plain_edge
from tests.care.members.conftest import owner
from tests.care.peers.conftest import seated
from tests.care.seats.conftest import Seated, lead

__all__ = ["lead", "owner", "plain_edge"]
PAGE = bytes(range(32))
NUMBERS = ("+15550100123", "+15550100124", "+15550100125")


@dataclass
class Heard(Gateway):
    """A gateway in memory: what went out, and to whom; it fails as often as it is told."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    there = True

    def text(self, message: Text) -> None:
        if self.fails:
            raise self.fails.pop()
        self.sent.append((message.to, message.words))

    def call(self, message: Call) -> None:
        self.text(Text(message.to, message.words, message.reference))

    def check(self) -> None:
        """Nothing to sign in to."""

    def is_from(self, address: str, fields: Sequence[tuple[str, str]], signature: str) -> bool:
        """Nobody answers from here."""
        return not (address or fields or signature)


@pytest.fixture
def gateway() -> Heard:
    return Heard()


@pytest.fixture
def edge(plain_edge: Edge, gateway: Heard) -> Edge:
    return replace(plain_edge, gateway=gateway)


def ready(whom: Seated, number: str, edge: Edge, *, hours: float = 8) -> Seated:
    """Set up, with a proved number, and up for some hours."""
    Setup.objects.create(id=whom.number, state="ready", agency="Port Alder", trade="fire", let_through=True)
    digest = addresses.number_digest(number=number, edge=edge)
    sealed = addresses.seal(channel=Channel.TEXT, to=number, edge=edge)
    Address.objects.create(
        id=digest[:16], supporter=whom.number, channel="text", address=sealed, digest=digest, place=0, proved="2026-11"
    )
    Up.objects.create(id=whom.number, until=edge.clock.now() + timedelta(hours=hours))
    return whom


@pytest.fixture
def riley(lead: Seated, edge: Edge) -> Seated:
    return ready(seated(lead, edge, "Riley K.", Seat.PEER), NUMBERS[0], edge)


@pytest.fixture
def jo(lead: Seated, edge: Edge) -> Seated:
    return ready(seated(lead, edge, "Jo B.", Seat.PEER), NUMBERS[1], edge)


@pytest.fixture
def moss(lead: Seated, edge: Edge) -> Seated:
    return ready(seated(lead, edge, "Chaplain Moss", Seat.CHAPLAIN), NUMBERS[2], edge)


def envelope(whom: Seated) -> bytes:
    """Stands for the number, sealed to this supporter in the browser."""
    return b"sealed to " + whom.number


def pressing(*whom: Seated, page: bytes = PAGE, how: How = How.CALL, ticket: bytes = b"") -> Press:
    """What the button sends for these supporters."""
    return Press(page, tuple(one.number for one in whom), {one.number: envelope(one) for one in whom}, how, ticket)


@pytest.fixture
def pressed(owner: Person, riley: Seated, jo: Seated, moss: Seated, edge: Edge) -> bytes:
    """A page on its way to all three."""
    actions.press(press=pressing(riley, jo, moss), by=owner.me, edge=edge)
    return PAGE


def work(edge: Edge, *, clock: SetClock | None = None, **passed: float) -> None:
    """Let time pass, and the worker do all that is due by then."""
    if clock is not None:
        clock.pass_(**passed)
    kinds = {**actions.handlers(edge=edge), **notices.handlers(edge=edge)}
    rest = (Every("rest", timedelta(days=1), lambda _now: None),)
    Hands(DESK, kinds, rest, clock=edge.clock, chance=edge.chance, say=print).once()


def minutes(edge: Edge, clock: SetClock, count: float) -> None:
    """The worker goes on for so many minutes."""
    for _ in range(round(count * 6)):
        work(edge, clock=clock, seconds=10)


def notices_left() -> int:
    """How many notices about pages are still to be handed over."""
    return DESK.waiting(kind=notices.PAGE)
