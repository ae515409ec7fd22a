"""A rota with a peer and a chaplain, a day each, handed over at seven in New York."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client

from rigcheck.care.oncall.models import Rota, Turn
from rigcheck.engines.rotas import Rota as Turns
from rigcheck.outside.clock import SetClock
from tests.care.peers.conftest import (
    browser_of,
    chaplain,
    edge,
    gateway,
    on_call_clinician,
    passer_by,
    peer,
    set_up,
)
from tests.care.seats.conftest import Seated, lead

__all__ = ["chaplain", "edge", "gateway", "lead", "on_call_clinician", "passer_by", "peer"]
NEW_YORK = "America/New_York"


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of November 2026 in UTC; seven in New York is noon."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def rota_of(*people: Seated, number: bytes = b"r" * 16, **facts: object) -> Rota:
    """A rota whose first turn begins on Monday, 23 November 2026."""
    usual: dict[str, object] = {"name": "Peers", "zone": NEW_YORK, "starts": "07:00", "ends": "07:00", "days": 1}
    days, order = int(str(facts.get("days", 1))), tuple(whom.number for whom in people)
    usual["phase"] = Turns(order, date(2026, 11, 23), days, NEW_YORK, time(7), time(7)).phase
    row = Rota.objects.create(id=number, **{**usual, **facts})
    for place, whom in enumerate(people):
        Turn.objects.create(id=number[:15] + bytes([place]), rota=number, place=place, supporter=whom.number)
    return row


@pytest.fixture
def clock() -> SetClock:
    """Monday morning in New York, an hour into the first turn."""
    return SetClock(at(23, 13))


@pytest.fixture
def riley(passer_by: Client, ready_peer: Seated) -> Client:
    """The peer's browser."""
    return browser_of(ready_peer.me)


@pytest.fixture
def moss(passer_by: Client, ready_chaplain: Seated) -> Client:
    """The chaplain's."""
    return browser_of(ready_chaplain.me)


@pytest.fixture
def leads(passer_by: Client, lead: Seated) -> Client:
    """The lead's."""
    return browser_of(lead.me)


@pytest.fixture
def ready_peer(peer: Seated) -> Seated:
    set_up(peer)
    return peer


@pytest.fixture
def ready_chaplain(chaplain: Seated) -> Seated:
    set_up(chaplain, "+15550100124", trade="other")
    return chaplain
