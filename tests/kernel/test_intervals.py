from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.kernel.intervals import Interval, NotAnInterval, merged

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    start = NOON + draw(st.integers(0, 60)) * HOUR
    return Interval(start, start + draw(st.integers(1, 20)) * HOUR)


def test_the_end_is_not_part_of_it():
    span = Interval(NOON, NOON + HOUR)
    assert NOON in span
    assert NOON + HOUR not in span
    assert span.length == HOUR


def test_any_zone_becomes_utc():
    denver = ZoneInfo("America/Denver")
    span = Interval(datetime(2026, 11, 22, 5, tzinfo=denver), datetime(2026, 11, 22, 6, tzinfo=denver))
    assert (span.start, span.start.tzinfo) == (NOON, UTC)


@pytest.mark.parametrize("end", [NOON, NOON - HOUR])
def test_it_refuses_an_end_that_is_not_later(end: datetime):
    with pytest.raises(NotAnInterval):
        Interval(NOON, end)


def test_it_refuses_moments_without_a_zone():
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(NotAnInterval):
        Interval(naive, naive + HOUR)
    with pytest.raises(NotAnInterval):
        Interval(NOON, naive + HOUR)


def test_spans_that_only_touch_do_not_overlap():
    first, second = Interval(NOON, NOON + HOUR), Interval(NOON + HOUR, NOON + 2 * HOUR)
    assert not first.overlaps(second)
    assert first.overlaps(Interval(NOON, NOON + 2 * HOUR))


def test_clipping_keeps_what_lies_inside():
    span = Interval(NOON, NOON + 3 * HOUR)
    assert span.clipped(NOON + HOUR, NOON + 9 * HOUR) == Interval(NOON + HOUR, NOON + 3 * HOUR)
    assert span.clipped(NOON + 3 * HOUR, NOON + 9 * HOUR) is None


@given(st.lists(spans()))
def test_merging_keeps_the_same_time_in_separate_spans(given_spans: list[Interval]):
    together = merged(given_spans)
    for hour in range(90):
        moment = NOON + hour * HOUR
        assert any(moment in span for span in given_spans) == any(moment in span for span in together)
    assert all(earlier.end < later.start for earlier, later in pairwise(together))
