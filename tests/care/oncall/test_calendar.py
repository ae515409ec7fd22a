"""The calendar behind a secret address, read back by other people's software."""

import re
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from django.test import Client

from rigcheck.care.oncall import queries
from rigcheck.care.oncall.models import Feed
from rigcheck.care.seats import actions as seats
from rigcheck.kernel.intervals import Interval, merged
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.oncall.conftest import at, rota_of
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db


def address(client: Client) -> str:
    shown = client.post("/on-call/calendar/").content.decode()
    found = re.search(r"/on-call/calendar/[0-9a-f]{32}\.ics", shown)
    assert found is not None
    return found[0]


def test_it_reads_back_to_the_same_time_across_a_clock_change(
    riley: Client, ready_peer: Seated, ready_chaplain: Seated, clock: SetClock
) -> None:
    rota_of(ready_chaplain, ready_peer, days=7)
    there = address(riley)
    clock.moment = datetime(2027, 2, 20, tzinfo=UTC)
    start, end = clock.moment, clock.moment + timedelta(days=60)
    answer = Client().get(there)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    read = recurring_ical_events.of(icalendar.Calendar.from_ical(answer.content)).between(start, end)
    spans = [Interval(one["DTSTART"].dt, one["DTEND"].dt) for one in read]
    expected = [duty.span for _plan, duty in queries.duties_of(ready_peer.number, start, end)]
    assert merged(spans) == merged(expected)
    assert {span.length for span in spans} == {timedelta(hours=168), timedelta(hours=167)}
    assert {str(one["SUMMARY"]) for one in read} == {"On call"}
    assert b"Riley" not in answer.content


def test_the_address_is_shown_once_and_a_new_one_closes_it(riley: Client, ready_peer: Seated) -> None:
    first = address(riley)
    assert first not in riley.get("/on-call/calendar/").content.decode()
    assert bytes.fromhex(first[-36:-4]) not in bytes(Feed.objects.get().digest)
    second = address(riley)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    riley.post("/on-call/calendar/close")
    assert Client().get(second).status_code == 404


@pytest.mark.parametrize("secret", ["00" * 16, "nonsense", "00", "-"])
def test_an_address_of_nobody(passer_by: Client, secret: str) -> None:
    assert passer_by.get(f"/on-call/calendar/{secret}.ics").status_code == 404


def test_a_suspended_seat_has_no_calendar(riley: Client, ready_peer: Seated, lead: Seated, edge: Edge) -> None:
    there = address(riley)
    seats.suspend(by=lead.me, number=ready_peer.number, edge=edge)
    assert Client().get(there).status_code == 404


def test_each_has_a_calendar_of_their_own(
    riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    starts = [icalendar.Calendar.from_ical(Client().get(address(one)).content).events[1].start for one in (riley, moss)]
    assert starts[0] != starts[1]
    assert at(23) - starts[0] in {timedelta(days=days) for days in range(-7, 8)}
