"""Telling who comes on: by a text without content, once, not at night; and what is over goes."""

from datetime import timedelta

import pytest

from rigcheck.care.jobs.queries import waiting
from rigcheck.care.notices.actions import NOTICE
from rigcheck.care.oncall.actions import telling
from rigcheck.care.oncall.models import Change, Offer, Told, Up
from rigcheck.care.peers.models import Address, Setup
from rigcheck.outside.edge import Edge
from tests.care.oncall.conftest import at, rota_of
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db


def told(edge: Edge, day: int, hour: int, minute: int = 0) -> int:
    telling.tell_hand_overs(now=at(day, hour, minute), chance=edge.chance)
    return Told.objects.count()


def test_whoever_comes_on_in_the_morning_is_told_the_evening_before(
    ready_peer: Seated, ready_chaplain: Seated, edge: Edge
) -> None:
    rota_of(ready_peer, ready_chaplain)
    assert told(edge, 24, 0, 59) == 0
    assert told(edge, 24, 1) == 1
    assert told(edge, 24, 1, 10) == 1
    assert waiting(kind=NOTICE) == 1


def test_at_noon_two_hours_before(ready_peer: Seated, ready_chaplain: Seated, edge: Edge) -> None:
    rota_of(ready_peer, ready_chaplain, starts="12:00", ends="12:00")
    assert told(edge, 24, 14, 59) == 0
    assert told(edge, 24, 15) == 1


def test_whoever_stays_on_is_not_told(ready_peer: Seated, edge: Edge) -> None:
    rota_of(ready_peer)
    assert told(edge, 24, 2) == 0


def test_nobody_is_told_by_a_call_or_while_they_pause(ready_peer: Seated, ready_chaplain: Seated, edge: Edge) -> None:
    rota_of(ready_peer, ready_chaplain)
    Address.objects.update(channel="voice")
    told(edge, 24, 1)
    Address.objects.update(channel="text")
    Setup.objects.update(state="paused")
    told(edge, 25, 1)
    assert waiting(kind=NOTICE) == 0


def test_a_rota_with_nobody_in_it_tells_nobody(edge: Edge) -> None:
    rota_of()
    assert told(edge, 24, 1) == 0


def test_what_is_over_goes_and_what_is_not_stays(ready_peer: Seated) -> None:
    for number, ends in ((b"1" * 16, at(23)), (b"2" * 16, at(25))):
        span = {"rota": b"r" * 16, "starts": ends - timedelta(hours=5), "ends": ends}
        Change.objects.create(id=number, made=at(22), **span)
        Offer.objects.create(id=number, state="open", supporter=ready_peer.number, **span)
        Up.objects.create(id=number, until=ends)
        Told.objects.create(id=number, until=ends)
    telling.tidy(now=at(24))
    assert [[bytes(row.id) for row in table.objects.all()] for table in (Change, Offer, Up, Told)] == [[b"2" * 16]] * 4
