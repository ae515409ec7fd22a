"""A person's duty as a calendar file: read back by a calendar library of others, against the engine and by hand."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
import vobject

from rigcheck.engines.shifts import on_duty
from rigcheck.kernel.intervals import Interval
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.people.queries import Person, duty_ahead

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
"""Where the tests' clock stands; 21:00 on a Saturday in Denver."""
QUARTER = timedelta(weeks=13)


@pytest.fixture
def clock(monkeypatch):
    stands = SetClock(NOW)
    edge = PlainEdge(clock=stands, chance=SeededChance("duty"))
    monkeypatch.setattr("rigcheck.doors.roster.middleware.edge_of_process", lambda: edge)
    return stands


def read_back(data: bytes) -> list[Interval]:
    events = vobject.readOne(data.decode()).contents["vevent"]
    return sorted(Interval(one.dtstart.value, one.dtend.value) for one in events)


def test_calendar_programs_read_what_the_pattern_says(signed_in, ann, clock):
    answer = signed_in.get(f"/people/{ann.pk}/duty.ics")
    whole = on_duty(ann.pattern, NOW - QUARTER, NOW + 2 * QUARTER)
    expected = [one for one in whole if one.overlaps(Interval(NOW, NOW + QUARTER))]

    events = recurring_ical_events.of(icalendar.Calendar.from_ical(answer.content)).between(NOW, NOW + QUARTER)
    assert sorted(Interval(one["DTSTART"].dt, one["DTEND"].dt) for one in events) == expected
    assert read_back(answer.content) == expected
    assert len(expected) == 46
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="duty-marsh-point-{ann.pk}.ics"'
    assert b"Ann" not in answer.content


def test_nights_are_an_hour_longer_or_shorter_as_the_clock_changes(ann):
    lengths = {one.length for one in duty_ahead(ann, now=datetime(2027, 3, 1, tzinfo=UTC))}
    assert lengths == {timedelta(hours=11), timedelta(hours=12)}


def test_the_night_that_runs_is_shown_from_its_beginning(ann):
    first = duty_ahead(ann, now=datetime(2026, 11, 3, 8, tzinfo=UTC))[0]
    assert first == Interval(datetime(2026, 11, 3, 2, tzinfo=UTC), datetime(2026, 11, 3, 14, tzinfo=UTC))


def test_the_same_file_a_day_later_names_the_same_shifts_alike(ann, signed_in, clock):
    def names() -> set[str]:
        file = icalendar.Calendar.from_ical(signed_in.get(f"/people/{ann.pk}/duty.ics").content)
        return {str(event["UID"]) for event in file.walk("VEVENT")}

    before = names()
    clock.pass_(days=1)
    assert len(before - names()) <= 1


def test_without_a_pattern_there_is_no_file_and_the_page_offers_none(signed_in, ann):
    assert f"/people/{ann.pk}/duty.ics" in signed_in.get(f"/people/{ann.pk}/").content.decode()
    Person.objects.filter(pk=ann.pk).update(cycle="", anchor=None, hours=None)
    answer = signed_in.get(f"/people/{ann.pk}/duty.ics")
    assert answer.status_code == 404
    assert "No shift pattern is known for this person" in answer.content.decode()
    assert "duty.ics" not in signed_in.get(f"/people/{ann.pk}/").content.decode()


def test_command_gets_no_file(ann, chief, browser):
    browser.force_login(chief)
    assert browser.get(f"/people/{ann.pk}/duty.ics").status_code == 403
