"""Turns by the clock on the wall: no hole, no overlap, whatever the clock does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.rotas import NotATurn, Rota, ZoneNotKnown, first_of, gaps, moment, notice_at, on_call
from rigcheck.kernel.refusals import Refusal
from tests.engines.rotas.strategies import TIMES, ZONES, moments, rotas

NEW_YORK = "America/New_York"
WEEKLY = Rota((b"riley", b"moss"), date(2026, 11, 23), 7, NEW_YORK, time(7), time(7))


@settings(max_examples=150)
@given(rotas(round_the_clock=True), st.data(), st.integers(1, 40 * 24))
def test_round_the_clock_there_is_no_hole_and_no_overlap(rota: Rota, data: st.DataObject, hours: int) -> None:
    start = data.draw(moments(rota.zone))
    end = start + timedelta(hours=hours)
    duties = on_call(rota, start, end)
    assert gaps(duties, start, end) == []
    assert all(one.span.end == following.span.start for one, following in pairwise(duties))


@settings(max_examples=150)
@given(rotas(), st.data(), st.integers(1, 40 * 24))
def test_watches_never_overlap(rota: Rota, data: st.DataObject, hours: int) -> None:
    start = data.draw(moments(rota.zone))
    duties = on_call(rota, start, start + timedelta(hours=hours))
    assert all(one.span.end <= following.span.start for one, following in pairwise(duties))


@settings(max_examples=150)
@given(rotas(), st.data())
def test_whoever_is_on_is_whom_the_clock_on_the_wall_names(rota: Rota, data: st.DataObject) -> None:
    """Reckoned a second time, from the wall: whose day it is, and whether the hands stand within the watch."""
    at = data.draw(moments(rota.zone))
    wall = at.astimezone(ZoneInfo(rota.zone))
    if wall.fold or wall.utcoffset() != (at - timedelta(hours=3)).astimezone(ZoneInfo(rota.zone)).utcoffset():
        return  # what the hands show just after they were moved is the business of the tests above
    hands = wall.time()
    overnight = rota.ends <= rota.starts
    within = rota.starts <= hands < rota.ends
    if overnight:
        within = hands >= rota.starts or hands < rota.ends
    day = wall.date() - timedelta(days=1) if overnight and hands < rota.starts else wall.date()
    expected = [rota.people[(day - rota.first).days // rota.days % len(rota.people)]] if within else []
    assert [duty.who for duty in on_call(rota, at, at + timedelta(microseconds=1))] == expected


@settings(max_examples=150)
@given(st.sampled_from(ZONES), st.data(), TIMES, TIMES)
def test_later_on_the_wall_is_never_earlier(zone: str, data: st.DataObject, one: time, other: time) -> None:
    day = data.draw(moments(zone)).astimezone(ZoneInfo(zone)).date()
    early, late = sorted((one, other))
    assert moment(day, early, zone) <= moment(day, late, zone) <= moment(day + timedelta(days=1), early, zone)


def test_a_hand_over_in_the_hour_that_is_left_out_happens_as_the_clock_jumps() -> None:
    assert moment(date(2026, 3, 8), time(2, 30), NEW_YORK) == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert moment(date(2026, 3, 8), time(3), NEW_YORK) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_hand_over_in_the_hour_that_comes_twice_happens_the_first_time() -> None:
    assert moment(date(2026, 11, 1), time(1, 30), NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_watch_that_the_clock_jumps_over_does_not_take_place() -> None:
    rota = Rota((b"riley",), date(2026, 3, 7), 1, NEW_YORK, time(2, 10), time(2, 50))
    duties = on_call(rota, datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC))
    assert [duty.span.start.day for duty in duties] == [7, 9]


def test_a_day_that_a_zone_left_out_gives_its_turn_the_hours_up_to_the_next_hand_over() -> None:
    """Apia went from the evening of 29 December 2011 straight to 31 December."""
    rota = Rota((b"riley", b"moss"), date(2011, 12, 29), 1, "Pacific/Apia", time(7), time(7))
    duties = on_call(rota, datetime(2011, 12, 29, 18, tzinfo=UTC), datetime(2011, 12, 30, 18, tzinfo=UTC))
    assert [(duty.who, duty.span.length.total_seconds() / 3600) for duty in duties] == [
        (b"riley", 17), (b"moss", 7), (b"riley", 24),
    ]  # fmt: skip


def test_a_week_with_a_clock_change_lasts_from_hand_over_to_hand_over() -> None:
    spring = on_call(WEEKLY, datetime(2027, 3, 9, tzinfo=UTC), datetime(2027, 3, 10, tzinfo=UTC))
    assert [duty.span.length for duty in spring] == [timedelta(hours=167)]


def test_turns_repeat_backwards_too() -> None:
    before = datetime(2026, 11, 17, 12, tzinfo=UTC)
    assert [duty.who for duty in on_call(WEEKLY, before, before + timedelta(days=7))] == [b"moss", b"riley"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"days": 0}, NotATurn),
        ({"days": 29}, NotATurn),
        ({"zone": "Mars/Base"}, ZoneNotKnown),
        ({"zone": ""}, ZoneNotKnown),
    ],
)
def test_what_is_no_rota_is_refused(wrong: dict[str, object], refusal: type[Refusal]) -> None:
    facts = {"people": (), "first": date(2026, 1, 1), "days": 7, "zone": NEW_YORK, "starts": time(7), "ends": time(7)}
    with pytest.raises(refusal):
        Rota(**{**facts, **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hand_over", "notice"),
    [
        ((23, 12), (23, 10)),
        ((23, 10), (23, 8)),
        ((23, 21), (23, 19)),
        ((23, 7), (22, 20)),
        ((23, 9), (22, 20)),
        ((23, 23), (23, 21)),
        ((23, 22), (23, 20)),
        ((24, 0), (23, 20)),
        ((24, 1), (23, 20)),
    ],
)
def test_nobody_is_woken_to_be_told_of_a_hand_over(hand_over: tuple[int, int], notice: tuple[int, int]) -> None:
    """On the wall in New York, five hours behind."""
    behind = timedelta(hours=5)
    at = datetime(2026, 11, *hand_over, tzinfo=UTC) + behind
    assert notice_at(at, NEW_YORK) == datetime(2026, 11, *notice, tzinfo=UTC) + behind


@given(st.sampled_from(ZONES), st.data())
def test_a_notice_comes_before_the_hand_over_and_within_a_day(zone: str, data: st.DataObject) -> None:
    at = data.draw(moments(zone))
    if zone != "Pacific/Apia":
        assert timedelta(hours=1) < at - notice_at(at, zone) <= timedelta(hours=28)


@given(rotas(), st.dates(date(2004, 1, 1), date(2031, 1, 1)))
def test_a_rota_is_kept_by_its_phase_without_a_date(rota: Rota, today: date) -> None:
    kept = replace(rota, first=first_of(rota.phase))
    assert kept.phase == rota.phase < rota.days * len(rota.people)
    assert kept.whose(kept.turn_on(today)) == rota.whose(rota.turn_on(today))
    begins = kept.first_day(today)
    assert today <= begins < today + timedelta(days=rota.days * len(rota.people))
    assert rota.whose(rota.turn_on(begins)) == rota.people[0]
    assert rota.turn_on(begins - timedelta(days=1)) == rota.turn_on(begins) - 1


def test_a_rota_with_nobody_in_it_has_a_phase_too() -> None:
    empty = replace(WEEKLY, people=())
    assert (empty.phase, empty.first_day(date(2026, 11, 24))) == (0, date(2026, 11, 30))
