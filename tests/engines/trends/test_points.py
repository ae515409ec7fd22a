import math
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from rigcheck.engines.trends import NotANumber, NoZone, Point, by_day

DAY = date(2026, 11, 22)


def test_a_moment_lies_on_the_day_of_the_zone_it_carries():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("America/Denver"))
    assert Point(late, 3).day == DAY
    assert Point(late.astimezone(UTC), 3).day == date(2026, 11, 23)
    assert Point(DAY, 3).day == DAY


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(NoZone):
        Point(datetime(2026, 11, 22, 8), 3)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(value: float):
    with pytest.raises(NotANumber):
        Point(DAY, value)


def test_entries_of_one_day_count_once_and_missing_days_are_absent():
    points = [Point(date(2026, 11, 24), 1), Point(DAY, 2), Point(datetime(2026, 11, 22, 9, tzinfo=UTC), 5)]
    assert list(by_day(points).items()) == [(DAY, 3.5), (date(2026, 11, 24), 1)]
