"""Supporters in working seats: a peer, a chaplain and a clinician whom the lead has met."""

import hashlib
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.care.peers.models import Address, Setup, State
from rigcheck.care.seats import actions as seats
from rigcheck.care.sessions.models import Me
from rigcheck.kernel.enums import Seat
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import KeptGateway
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SeededChance
from tests.care.checkins.conftest import passer_by
from tests.care.seats.conftest import SITE, Seated, lead, sits_down

__all__ = ["lead", "passer_by"]


@pytest.fixture
def gateway() -> KeptGateway:
    return KeptGateway()


@pytest.fixture
def edge(clock: SetClock, chance: SeededChance, gateway: KeptGateway) -> Iterator[Edge]:
    keybox = memory_keybox(chance=chance)
    yield Edge(clock=clock, chance=chance, keybox=keybox, gateway=gateway)
    keybox.close()


def browser_of(me: Me) -> Client:
    """The browser of somebody who is signed in."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = me.cookie.hex()
    return client


def seated(lead: Seated, edge: Edge, name: str, seat: Seat) -> Seated:
    """Invited, opened, met and vouched for."""
    whom = sits_down(seats.invite(by=lead.me, name=name, seat=seat, edge=edge), edge)
    seats.verify(by=lead.me, number=whom.number, signature=lead.signs(whom.certificate), site=SITE, edge=edge)
    return whom


def digest_of(number: str) -> bytes:
    return hashlib.sha256(number.encode()).digest()


def set_up(whom: Seated, number: str = "+15550100123", *, state: State = State.READY, **said: object) -> Setup:
    """Somebody who has gone through every step, without walking through the pages."""
    stated = {"agency": "Port Alder", "trade": "fire", "let_through": True, **said}
    row = Setup.objects.create(id=whom.number, state=state.value, **stated)
    digest = digest_of(number)
    Address.objects.create(
        id=digest[:16], supporter=whom.number, channel="text", address=b"sealed " + number.encode(), digest=digest,
        ending=number[-2:], place=0, proved="2026-11",
    )  # fmt: skip
    return row


@pytest.fixture
def peer(lead: Seated, edge: Edge) -> Seated:
    return seated(lead, edge, "Riley K.", Seat.PEER)


@pytest.fixture
def chaplain(lead: Seated, edge: Edge) -> Seated:
    return seated(lead, edge, "Chaplain Moss", Seat.CHAPLAIN)


@pytest.fixture
def on_call_clinician(lead: Seated, edge: Edge) -> Seated:
    return seated(lead, edge, "Sam Ortega", Seat.CLINICIAN)
