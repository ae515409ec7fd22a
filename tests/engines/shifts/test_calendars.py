"""The calendar file is read back by two programs of others: recurring-ical-events, and vobject."""

from datetime import UTC, datetime, timedelta

import icalendar
import recurring_ical_events
import vobject
from hypothesis import given, settings

from rigcheck.engines.shifts import Change, Kind, Pattern, calendar, on_duty
from rigcheck.kernel.intervals import Interval
from tests.engines.shifts.strategies import MOMENTS, patterns

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


def written(stretches: list[Interval], owner: str = "a1") -> bytes:
    return calendar(stretches, title="Duty", owner=owner, written=NOW)


def as_recurring(data: bytes, start: datetime, end: datetime) -> list[Interval]:
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(start, end)
    return sorted(Interval(event["DTSTART"].dt, event["DTEND"].dt) for event in events)


def as_vobject(data: bytes) -> list[Interval]:
    read = vobject.readOne(data.decode())
    return sorted(Interval(event.dtstart.value, event.dtend.value) for event in read.contents.get("vevent", []))


@settings(max_examples=40)
@given(patterns(), MOMENTS)
def test_others_read_the_same_stretches(pattern: Pattern, start: datetime):
    end = start + timedelta(days=60)
    days_off = Change(Interval(start + timedelta(days=9), start + timedelta(days=12)), Kind.LEAVE)
    duty = on_duty(pattern, start, end, [days_off])
    assert as_vobject(written(duty)) == duty
    assert as_recurring(written(duty), start, end) == duty


def test_a_night_over_the_clock_change_is_an_hour_longer_for_them_too():
    pattern = Pattern("N-", datetime(2026, 10, 31, tzinfo=UTC).date(), "America/Denver", 12)
    start = datetime(2026, 10, 31, 12, tzinfo=UTC)
    duty = on_duty(pattern, start, start + timedelta(days=2))
    assert [one.length for one in duty] == [timedelta(hours=13)]
    assert as_vobject(written(duty)) == as_recurring(written(duty), start, start + timedelta(days=2)) == duty


def test_the_same_stretch_is_the_same_event_when_read_again_and_nobody_elses():
    duty = [Interval(NOW, NOW + timedelta(hours=8))]

    def uid(data: bytes) -> str:
        return str(icalendar.Calendar.from_ical(data).walk("VEVENT")[0]["UID"])

    assert uid(written(duty)) == uid(written(duty))
    assert uid(written(duty)) != uid(written(duty, owner="b2"))


def test_nothing_planned_is_an_empty_calendar_that_opens():
    assert as_recurring(written([]), NOW, NOW + timedelta(days=1)) == []
