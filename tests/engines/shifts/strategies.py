"""Patterns, zones and spans to try the shift engine on. The zones move their clocks in different ways."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from rigcheck.engines.shifts import CATALOGUE, Every, Pattern, Rhythm

ZONES = st.sampled_from(
    [
        "UTC",
        "America/New_York",
        "America/Denver",
        "America/Phoenix",  # never moves
        "Europe/London",
        "Australia/Lord_Howe",  # moves by half an hour
        "America/Havana",  # moves at midnight
        "America/Nuuk",  # moves before midnight, so that an hour falls on the next day
        "Antarctica/Troll",  # moves by two hours
    ]
)
ANCHORS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.integers(0, 3 * 365 * 24 * 4).map(
    lambda quarters: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * quarters)
)
CYCLES = st.text("DNX-", min_size=1, max_size=28).filter(lambda cycle: set(cycle) != {"-"})


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """One from the catalogue, or a made-up cycle; nights begin twelve hours after days, so all fit."""
    zone, anchor = draw(ZONES), draw(ANCHORS)
    starts = draw(TIMES.map(lambda at: at.replace(hour=at.hour % 12)))
    nights = starts.replace(hour=starts.hour + 12)
    if draw(st.booleans()):
        known = draw(st.sampled_from(list(CATALOGUE.values())))
        return known.pattern(anchor=anchor, zone=zone, day_starts=starts, night_starts=nights)
    return Pattern(draw(CYCLES), anchor, zone, draw(st.integers(4, 12)), starts, nights)


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    """Any rhythm, in any of the zones."""
    return Rhythm(
        every=draw(st.sampled_from(Every)),
        zone=draw(ZONES),
        at=draw(TIMES),
        weekday=draw(st.integers(0, 6)),
        training_days=draw(st.frozensets(ANCHORS, max_size=4)),
    )
