"""Rotas and moments, in any zone, with the days on which clocks change among them oftener than by chance."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rigcheck.engines.rotas import LONGEST_TURN, Rota

ZONES = (
    "America/New_York", "America/Denver", "America/St_Johns", "Europe/London", "Europe/Dublin", "Australia/Adelaide",
    "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "America/Nuuk", "Africa/Casablanca",
    "Antarctica/Troll", "Asia/Kathmandu", "America/Caracas", "Asia/Pyongyang", "UTC",
)  # fmt: skip
"""Clocks that move by an hour, half an hour, two hours and once by a whole day; at noon as at night."""
PEOPLE = (b"riley", b"moss", b"ortega", b"quinn")
TIMES = st.sampled_from([time(7), time(0), time(2, 30), time(1, 30), time(2), time(3), time(23, 45)]) | st.builds(
    time, st.integers(0, 23), st.integers(0, 59)
)


@cache
def clock_changes(zone: str) -> tuple[datetime, ...]:
    """Hours, in UTC, in which this zone's clock was moved between 2005 and 2030."""
    return tuple(_changes(ZoneInfo(zone)))


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    at = datetime(2005, 1, 1, tzinfo=UTC)
    while at.year < 2030:
        later = at + timedelta(hours=6)
        if at.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            yield at
        at = later


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """A moment, mostly within two days of a clock change."""
    around = draw(st.sampled_from(clock_changes(zone) or (datetime(2026, 3, 8, tzinfo=UTC),)))
    return around + timedelta(minutes=draw(st.integers(-2 * 24 * 60, 2 * 24 * 60)))


@st.composite
def rotas(draw: st.DrawFn, *, round_the_clock: bool = False) -> Rota:
    """A rota with one to four people."""
    starts = draw(TIMES)
    return Rota(
        people=PEOPLE[: draw(st.integers(1, 4))],
        first=draw(st.dates(date(2004, 1, 1), date(2031, 1, 1))),
        days=draw(st.sampled_from([1, 2, 7]) | st.integers(1, LONGEST_TURN)),
        zone=draw(st.sampled_from(ZONES)),
        starts=starts,
        ends=starts if round_the_clock else draw(TIMES),
    )
