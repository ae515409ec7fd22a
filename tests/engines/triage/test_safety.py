"""Whatever else is true of a member, a crisis flag puts people first, and more trouble never hides help."""

from datetime import date, timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.triage import (
    CRISIS_LINES,
    MOST,
    TEXTS,
    CheckIn,
    Flag,
    Helped,
    Kind,
    Level,
    Rating,
    Score,
    ShiftContext,
    State,
    suggest,
)
from rigcheck.engines.triage.rules import HELPS

TODAY = date(2026, 11, 22)
DAYS = st.integers(-2, 40).map(lambda ago: TODAY - timedelta(days=ago))
SCALE = st.none() | st.integers(1, 5)
CODES = st.sampled_from(["phq-9-item-9", "cbi-item-4", "sleep-driving", "never-seen-before"])
FORMS = st.sampled_from(["phq-9", "gad-7", "pcl-5", "pc-ptsd-5", "k6", "audit-c", "who-5", "cbi.work"])

CRISES = st.builds(Flag, CODES, st.just(Level.CRISIS))
STATES = st.builds(
    State,
    st.just(TODAY),
    checkins=st.lists(st.builds(CheckIn, DAYS, SCALE, SCALE, SCALE, SCALE, SCALE), max_size=8).map(tuple),
    scores=st.lists(st.builds(Score, FORMS, st.integers(0, 80), DAYS), max_size=4).map(tuple),
    flags=st.frozensets(st.builds(Flag, CODES, st.sampled_from(Level)), max_size=3),
    shift=st.sampled_from(ShiftContext),
    avoids=st.frozensets(st.sampled_from(["breath-holds", "body-focus"])),
)
INSTALLED = st.frozensets(st.sampled_from(sorted(HELPS)))
RATINGS = st.lists(st.builds(Rating, st.sampled_from(sorted(HELPS)), st.sampled_from(Helped), DAYS), max_size=6)


def with_flag(state: State, flag: Flag) -> State:
    return State(state.today, state.checkins, state.scores, state.flags | {flag}, state.shift, state.avoids)


@given(STATES, CRISES, INSTALLED, RATINGS)
def test_a_crisis_flag_always_puts_the_lines_first_and_people_before_all_else(state, flag, installed, ratings):
    found = suggest(with_flag(state, flag), installed=installed, ratings=ratings)
    assert found[0].help == CRISIS_LINES
    kinds = [each.kind is Kind.PEOPLE for each in found]
    assert kinds == sorted(kinds, reverse=True)


@given(STATES, CRISES, INSTALLED, RATINGS)
def test_adding_a_crisis_flag_never_takes_people_away(state, flag, installed, ratings):
    def people(of: State) -> int:
        return sum(each.kind is Kind.PEOPLE for each in suggest(of, installed=installed, ratings=ratings))

    without_advice = State(
        state.today,
        state.checkins,
        state.scores,
        frozenset(each for each in state.flags if each.code != "sleep-driving"),
        state.shift,
        state.avoids,
    )
    crisis = Flag("phq-9-item-9", Level.CRISIS)
    assert people(with_flag(without_advice, crisis)) >= people(without_advice)
    assert people(with_flag(state, flag)) >= 1


@given(STATES, CRISES, INSTALLED, RATINGS, st.lists(RATINGS, max_size=2))
def test_in_a_crisis_no_rating_removes_the_lines(state, flag, installed, ratings, more):
    found = suggest(with_flag(state, flag), installed=installed, ratings=chain(ratings, *more))
    assert found[0].help == CRISIS_LINES


@given(STATES, INSTALLED, RATINGS)
def test_there_are_at_most_three_each_once_each_with_a_reason_that_can_be_shown(state, installed, ratings):
    found = suggest(state, installed=installed, ratings=ratings)
    assert len(found) <= MOST
    assert len({each.help for each in found}) == len(found)
    for each in found:
        assert TEXTS[each.reason.code] % each.reason.params
        assert TEXTS[f"title-{each.help}"]


@given(STATES, INSTALLED, RATINGS)
def test_nothing_is_suggested_that_is_not_installed_was_no_help_or_is_to_be_spared(state, installed, ratings):
    last = {rating.help: rating.helped for rating in sorted(ratings, key=lambda rating: rating.on)}
    for each in suggest(state, installed=installed, ratings=ratings):
        if not HELPS[each.help].always:
            assert each.help in installed
            assert last.get(each.help) is not Helped.NO
            assert not HELPS[each.help].tags & state.avoids


@given(STATES, INSTALLED, RATINGS)
def test_the_advice_not_to_drive_is_never_crowded_out(state, installed, ratings):
    drowsy = with_flag(state, Flag("sleep-driving", Level.ADVICE))
    assert "do-not-drive" in [each.help for each in suggest(drowsy, installed=installed, ratings=ratings)]
