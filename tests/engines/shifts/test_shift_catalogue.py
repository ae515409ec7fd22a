from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from rigcheck.engines.shifts import CATALOGUE, TEXTS, KnownPattern, Pattern, known_as, on_duty

ANCHOR = date(2026, 1, 5)
EACH = pytest.mark.parametrize("known", CATALOGUE.values(), ids=list(CATALOGUE))


@EACH
def test_the_average_hours_are_the_published_ones(known: KnownPattern):
    exact = known.pattern(anchor=ANCHOR, zone="UTC").hours_a_week
    places = Decimal(1).scaleb(-len(known.hours_a_week.partition(".")[2]))
    rounded = (Decimal(exact.numerator) / exact.denominator).quantize(places, ROUND_HALF_UP)
    assert str(rounded) == known.hours_a_week


@EACH
def test_the_hours_on_duty_come_to_the_same_average(known: KnownPattern):
    pattern = known.pattern(anchor=ANCHOR, zone="UTC")
    start = datetime(2026, 1, 5, 7, tzinfo=UTC)  # every shift of the day before has ended by seven
    whole_cycles = timedelta(days=len(known.cycle) * 13)
    worked = sum((span.length for span in on_duty(pattern, start, start + whole_cycles)), timedelta())
    assert worked / timedelta(hours=1) * 7 == pattern.hours_a_week * whole_cycles.days


def test_every_pattern_has_a_name_and_every_name_a_pattern():
    assert set(CATALOGUE) == set(TEXTS)


def _teams(*ids: str) -> list[KnownPattern]:
    return [CATALOGUE[name] for name in ids]


@pytest.mark.parametrize(
    ("rotas", "offsets"),
    [
        (_teams("pitman-days", "pitman-nights"), (0, 7)),
        (_teams("dupont"), (0, 7, 14, 21)),
        (_teams("four-on-four-off-rotating"), (0, 2, 4, 6)),
        (_teams("24-48"), (0, 1, 2)),
        (_teams("kelly-schedule"), (0, 3, 6)),
        (_teams("48-96"), (0, 2, 4)),
        (_teams("24-72"), (0, 1, 2, 3)),
    ],
)
def test_the_teams_together_cover_every_hour_and_one_team_at_a_time(
    rotas: list[KnownPattern], offsets: tuple[int, ...]
):
    assert {offset % known.days_between_teams for known in rotas for offset in offsets} == {0}
    assert {known.teams for known in rotas} == {len(rotas) * len(offsets)}
    start = datetime(2026, 2, 20, 3, tzinfo=UTC)
    hours = 24 * 60  # across the change of clocks in March
    duty = [
        on_duty(
            known.pattern(anchor=ANCHOR, zone="America/Chicago").for_team(offset),
            start,
            start + timedelta(hours=hours),
        )
        for known in rotas
        for offset in offsets
    ]
    for hour in range(hours):
        moment = start + timedelta(hours=hour)
        assert sum(moment in span for team in duty for span in team) == 1


def test_a_member_puts_in_their_own_times():
    known = CATALOGUE["dupont"]
    assert known.pattern(anchor=ANCHOR, zone="UTC").night_starts == time(19)
    own = known.pattern(anchor=ANCHOR, zone="UTC", day_starts=time(6), night_starts=time(18))
    assert (own.day_starts, own.night_starts) == (time(6), time(18))


@EACH
def test_a_pattern_is_known_by_its_cycle(known):
    assert CATALOGUE[known_as(known.pattern(anchor=date(2026, 11, 1), zone="UTC"))].cycle == known.cycle


def test_a_cycle_of_ones_own_has_no_name():
    assert known_as(Pattern("DDN----", date(2026, 11, 1), "UTC", 10)) == ""
