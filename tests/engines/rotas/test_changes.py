"""Overrides, covers, swaps; gaps and hand-overs."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.rotas import Change, Duty, HandOver, Rota, changed, gaps, hand_overs, on_call, swap
from rigcheck.kernel.intervals import Interval
from tests.engines.rotas.strategies import PEOPLE

DAILY = Rota((b"riley", b"moss"), date(2026, 11, 23), 1, "UTC", time(7), time(7))
DAYS = Rota((b"riley", b"moss"), date(2026, 11, 23), 1, "UTC", time(7), time(19))


def at(day: int, hour: int = 7) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def told(duties: list[Duty]) -> list[tuple[str, int, int, int, int]]:
    return [
        (duty.who.decode(), duty.span.start.day, duty.span.start.hour, duty.span.end.day, duty.span.end.hour)
        for duty in duties
    ]


def test_the_turns_as_planned() -> None:
    assert told(on_call(DAILY, at(23, 8), at(25, 7))) == [("riley", 23, 7, 24, 7), ("moss", 24, 7, 25, 7)]


def test_a_rota_with_nobody_in_it_leaves_the_whole_time_open() -> None:
    empty = Rota((), date(2026, 11, 23), 1, "UTC", time(7), time(7))
    assert on_call(empty, at(23), at(25)) == []
    assert gaps(on_call(empty, at(23), at(25)), at(23), at(25)) == [Interval(at(23), at(25))]
    helping = Change(Interval(at(23, 9), at(23, 11)), b"quinn")
    assert told(on_call(empty, at(23), at(25), [helping])) == [("quinn", 23, 9, 23, 11)]


def test_an_override_puts_somebody_on_whoever_was() -> None:
    override = Change(Interval(at(23, 20), at(24, 9)), b"quinn")
    assert told(on_call(DAILY, at(23), at(25), [override])) == [
        ("riley", 23, 7, 23, 20), ("quinn", 23, 20, 24, 9), ("moss", 24, 9, 25, 7),
    ]  # fmt: skip


def test_an_override_fills_a_gap_as_well() -> None:
    override = Change(Interval(at(23, 18), at(23, 22)), b"quinn")
    assert gaps(on_call(DAYS, at(23), at(24), [override]), at(23), at(24)) == [Interval(at(23, 22), at(24, 7))]


def test_an_override_with_nobody_makes_a_gap() -> None:
    off = Change(Interval(at(23, 10), at(23, 12)), None)
    assert gaps(on_call(DAILY, at(23), at(24), [off]), at(23), at(24)) == [Interval(at(23, 10), at(23, 12))]


def test_a_cover_takes_one_persons_time_only() -> None:
    cover = Change(Interval(at(23, 20), at(25, 7)), b"quinn", leaves=b"riley")
    assert told(on_call(DAILY, at(23), at(25), [cover])) == [
        ("riley", 23, 7, 23, 20), ("quinn", 23, 20, 24, 7), ("moss", 24, 7, 25, 7),
    ]  # fmt: skip


def test_a_cover_that_nobody_takes_is_a_gap() -> None:
    cover = Change(Interval(at(23, 20), at(24, 7)), None, leaves=b"riley")
    assert gaps(on_call(DAILY, at(23), at(24), [cover]), at(23), at(24)) == [Interval(at(23, 20), at(24, 7))]


def test_a_swap_exchanges_two_duties() -> None:
    first, second = on_call(DAILY, at(23), at(25))
    assert [duty.who for duty in on_call(DAILY, at(23), at(25), swap(first, second))] == [b"moss", b"riley"]


def test_a_change_far_from_what_is_asked_changes_nothing() -> None:
    far = Change(Interval(at(1), at(2)), b"quinn")
    assert on_call(DAILY, at(23), at(24), [far]) == on_call(DAILY, at(23), at(24))


def test_a_later_change_lies_over_an_earlier_one() -> None:
    span = Interval(at(23, 10), at(23, 12))
    both = [Change(span, b"quinn"), Change(span, b"ortega", leaves=b"quinn")]
    assert told(on_call(DAILY, at(23, 10), at(23, 12), both)) == [("ortega", 23, 10, 23, 12)]


def test_hand_overs_name_who_comes_and_who_leaves() -> None:
    duties = on_call(DAILY, at(22), at(26))
    assert hand_overs(duties, at(23), at(25)) == [
        HandOver(at(23), b"riley", b"moss"),
        HandOver(at(24), b"moss", b"riley"),
    ]


def test_after_a_gap_nobody_is_relieved() -> None:
    assert hand_overs(on_call(DAYS, at(22), at(25)), at(23), at(24)) == [HandOver(at(23), b"riley", None)]


def test_from_ones_own_duty_into_the_next_is_no_hand_over() -> None:
    alone = Rota((b"riley",), date(2026, 11, 23), 1, "UTC", time(7), time(7))
    assert hand_overs(on_call(alone, at(22), at(26)), at(23), at(25)) == []


@st.composite
def changes(draw: st.DrawFn) -> Change:
    start = at(22) + timedelta(minutes=draw(st.integers(0, 4 * 24 * 60)))
    span = Interval(start, start + timedelta(minutes=draw(st.integers(1, 3 * 24 * 60))))
    who = st.none() | st.sampled_from(PEOPLE)
    return Change(span, draw(who), draw(who))


@given(st.lists(changes(), max_size=8))
def test_however_much_is_changed_one_rota_has_one_person_at_a_time(many: list[Change]) -> None:
    duties = on_call(DAILY, at(23), at(26), many)
    assert all(one.span.end <= following.span.start for one, following in pairwise(duties))


@given(st.lists(changes(), max_size=6))
def test_at_every_moment_the_last_change_that_speaks_of_it_holds(many: list[Change]) -> None:
    """Reckoned a second time, minute by quarter hour, one change after the other."""
    duties = on_call(DAILY, at(23), at(26), many)
    for quarter in range(3 * 24 * 4):
        moment = at(23) + timedelta(minutes=15 * quarter)
        who: bytes | None = DAILY.people[(moment - at(23)).days % 2]
        for change in many:
            if moment in change.span and change.leaves in (None, who) and not (who is None and change.leaves):
                who = change.comes
        assert [duty.who for duty in duties if moment in duty.span] == ([who] if who else [])


def test_nothing_changed_is_the_same_in_order() -> None:
    duties = on_call(DAILY, at(23), at(25))
    assert changed(reversed(duties), []) == duties
