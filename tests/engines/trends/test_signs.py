from datetime import date, timedelta

import pytest

from rigcheck.engines.trends import Point, Series, SignCode, Worse, early_signs

TODAY = date(2026, 11, 22)


def series(name: str, recent: list[float], *, before: float = 4, worse: Worse = Worse.LOWER) -> Series:
    """Thirty steady days, then `recent`, whose last value is today's."""
    values = [before] * 30 + recent
    first = TODAY - timedelta(days=len(values) - 1)
    points = [Point(first + timedelta(days=place), value) for place, value in enumerate(values)]
    return Series(name, points, worse)


def codes(*given: Series) -> list[SignCode]:
    return [sign.code for sign in early_signs(given, TODAY)]


def test_a_quiet_week_gives_nothing():
    assert codes(series("mood", [4] * 7), series("sleep", [4, 4, 5, 4, 3, 4, 4])) == []


def test_a_week_whose_middle_lies_outside_is_a_sign():
    (sign,) = early_signs([series("sleep", [2, 4, 2, 2, 4, 2, 2])], TODAY)
    assert (sign.code, sign.series, sign.recent) == (SignCode.WEEK_OUTSIDE, ("sleep",), 2)
    assert sign.baseline is not None
    assert sign.baseline.usual == 4


def test_three_days_in_a_row_are_noticed_before_the_week_turns():
    assert codes(series("sleep", [4, 4, 4, 4, 2, 2, 2])) == [SignCode.DAYS_IN_A_ROW]
    assert codes(series("sleep", [4, 4, 4, 2, 4, 2, 2])) == []


def test_days_left_out_do_not_break_the_row():
    full = series("sleep", [5, 5, 5, 2, 4, 2, 2])
    assert codes(full) == []
    missing = TODAY - timedelta(days=2)
    gappy = Series("sleep", [point for point in full.points if point.day != missing], Worse.LOWER)
    assert codes(gappy) == [SignCode.DAYS_IN_A_ROW]


def test_getting_better_is_not_a_warning():
    assert codes(series("stress", [1] * 7, worse=Worse.HIGHER)) == []


def test_several_together_are_said_first():
    found = early_signs(
        [
            series("mood", [4] * 7),
            series("sleep", [2] * 7),
            series("stress", [4, 4, 4, 4, 5, 5, 5], worse=Worse.HIGHER),
        ],
        TODAY,
    )
    assert [(sign.code, sign.series) for sign in found] == [
        (SignCode.SEVERAL_TOGETHER, ("sleep", "stress")),
        (SignCode.WEEK_OUTSIDE, ("sleep",)),
        (SignCode.DAYS_IN_A_ROW, ("stress",)),
    ]


def test_a_new_member_gets_no_signs_yet():
    points = [Point(TODAY - timedelta(days=ago), 1) for ago in range(9)]
    assert early_signs([Series("mood", points, Worse.LOWER)], TODAY) == []


def test_a_silent_week_gives_nothing():
    points = [Point(TODAY - timedelta(days=ago), 1) for ago in range(7, 60)]
    assert early_signs([Series("mood", points, Worse.LOWER)], TODAY) == []


def test_four_days_speak_for_a_week_and_three_do_not():
    full = series("sleep", [2, 4, 2, 4, 2, 4, 2])
    low_days = [point for point in full.points if point.value == 2]
    steady_days = list(full.points[:30])
    assert codes(Series("sleep", steady_days + low_days, Worse.LOWER)) == [SignCode.WEEK_OUTSIDE]
    fewer = Series("sleep", [*steady_days, *low_days[:2], full.points[-2]], Worse.LOWER)
    assert codes(fewer) == []


def test_the_last_seven_days_are_compared_with_the_ninety_before_them():
    points = [Point(TODAY - timedelta(days=ago), 2 if ago < 7 else 4) for ago in range(200)]
    (sign,) = early_signs([Series("sleep", points, Worse.LOWER)], TODAY)
    assert sign.baseline is not None
    assert (sign.baseline.days, sign.baseline.usual, sign.baseline.low) == (90, 4, 3.25)


@pytest.mark.parametrize(("earliest", "found"), [(6, [SignCode.DAYS_IN_A_ROW]), (7, [])])
def test_a_day_a_week_ago_is_recent_no_longer(earliest: int, found: list[SignCode]):
    before = [Point(TODAY - timedelta(days=ago), 4) for ago in range(8, 40)]
    low_days = [Point(TODAY - timedelta(days=ago), 2) for ago in (earliest, 1, 0)]
    assert codes(Series("sleep", before + low_days, Worse.LOWER)) == found
