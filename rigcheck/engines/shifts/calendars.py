"""Duty as a calendar file (RFC 5545), for the calendar that people use already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Event

from rigcheck.kernel.intervals import Interval

PRODUCT = "-//Rigcheck//Duty//EN"


def calendar(stretches: Iterable[Interval], *, title: str, owner: str, written: datetime) -> bytes:
    """The stretches as one iCalendar file in UTF-8: one event each, all alike, called `title`.

    Times are written in UTC, so that no calendar program has to know our zone: a rule that repeats would let a night
    across a clock change last its usual hours (RFC 5545, 3.8.5.3), which it does not. `owner` is an opaque name that
    keeps two people's events apart in one program, and makes the same stretch the same event when the file is read
    again; `written` is the moment of writing.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for stretch in stretches:
        made.add_component(_event(stretch, title, owner, written))
    return bytes(made.to_ical())


def _event(stretch: Interval, title: str, owner: str, written: datetime) -> Event:
    event = Event()
    event.add("uid", f"{owner}-{stretch.start:%Y%m%dT%H%M%SZ}")
    event.add("dtstamp", written)
    event.add("dtstart", stretch.start)
    event.add("dtend", stretch.end)
    event.add("summary", title)
    event.add("transp", "OPAQUE")
    return event
