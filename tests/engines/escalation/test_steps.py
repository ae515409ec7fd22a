"""What happens next, event by event. A, B, C are supporters in order; the stranger was never asked."""

from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.engines.escalation import (
    HOLD,
    LIMIT,
    TICK,
    Event,
    Kind,
    Ladder,
    NotAsked,
    NotYours,
    Over,
    Page,
    Rung,
    State,
    Step,
    TakenElsewhere,
    begin,
    default_ladder,
    step,
)

A, B, C, STRANGER = (letter * 16 for letter in (b"a", b"b", b"c", b"s"))
START = datetime(2026, 11, 22, 4, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
STEPS = Ladder((Rung((A,), MINUTE), Rung((B, C), MINUTE)))


class Told:
    """A page with a clock of its own; `asked` collects everybody in the order in which they were asked."""

    def __init__(self, ladder: Ladder):
        self.at, self.asked = START, []
        self.follow(begin(ladder, START))

    def follow(self, after: Step) -> Page:
        self.page, self.wake = after.page, after.wake_at
        self.asked.append(after.notify)
        return self.page

    def then(self, kind: Kind = Kind.TICK, by: bytes = b"", **after: float) -> Page:
        self.at += timedelta(**after)
        return self.follow(step(self.page, Event(kind, by), self.at))


@pytest.fixture
def steps() -> Told:
    return Told(STEPS)


@pytest.fixture
def at_once() -> Told:
    return Told(default_ladder([A, B, C]))


def test_the_first_rung_is_asked_at_the_press(steps: Told):
    assert (steps.page.state, steps.asked, steps.wake) == (State.PAGING, [(A,)], START + TICK)


def test_with_nobody_on_the_ladder_the_honest_screen_comes_at_once():
    assert begin(Ladder(()), START) == Step(Page(Ladder(()), START, State.EXHAUSTED))


def test_nothing_happens_before_the_wait_is_over(steps: Told):
    assert (steps.then(seconds=59).state, steps.asked) == (State.PAGING, [(A,), ()])
    assert steps.wake == steps.at + timedelta(seconds=1)


def test_the_next_rung_is_asked_when_the_wait_is_over(steps: Told):
    assert (steps.then(minutes=1).rung, steps.asked) == (1, [(A,), (B, C)])


def test_after_the_last_rung_the_honest_screen_comes(steps: Told):
    steps.then(minutes=1)
    assert (steps.then(minutes=1).state, steps.wake, steps.asked[-1]) == (State.EXHAUSTED, None, ())


def test_a_worker_that_slept_passes_nobody_over(steps: Told):
    assert (steps.then(minutes=5).rung, steps.asked) == (1, [(A,), (B, C)])


def test_the_first_to_take_it_has_it_and_the_second_is_told(at_once: Told):
    assert at_once.then(Kind.TAKE, B).holder == B
    with pytest.raises(TakenElsewhere):
        at_once.then(Kind.TAKE, A)
    assert at_once.page.holder == B


def test_taking_twice_is_as_good_as_once(at_once: Told):
    once = at_once.then(Kind.TAKE, B)
    assert at_once.then(Kind.TAKE, B) == once


def test_whoever_was_not_asked_yet_cannot_take_it(steps: Told):
    for somebody in (B, STRANGER):
        with pytest.raises(NotAsked):
            steps.then(Kind.TAKE, somebody)


def test_somebody_asked_on_an_earlier_rung_may_still_take_it(steps: Told):
    steps.then(minutes=1)
    assert steps.then(Kind.TAKE, A).holder == A


def test_an_acknowledgement_without_contact_lapses_and_the_ladder_goes_on(steps: Told):
    steps.then(Kind.TAKE, A)
    page = steps.then(minutes=3)
    assert (page.state, page.holder, steps.asked[-1]) == (State.PAGING, b"", (B, C))


def test_whoever_lapsed_may_take_it_again_and_cannot_stretch_the_ladder(at_once: Told):
    for _ in range(3):  # a supporter who was late, or somebody who forges their answers (LIMITS)
        at_once.then(Kind.TAKE, A)
        with pytest.raises(TakenElsewhere):
            at_once.then(Kind.TAKE, B)
        at_once.then(minutes=3)
    assert (at_once.page.state, at_once.page.elapsed) == (State.EXHAUSTED, LIMIT)


def test_whoever_lapsed_on_the_last_rung_does_not_end_it_for_the_others(at_once: Told):
    for somebody in (A, B, C):
        at_once.then(Kind.TAKE, somebody, seconds=10)
        at_once.then(Kind.LET_GO, somebody, seconds=10)
    assert (at_once.page.state, at_once.page.asks) == (State.EXHAUSTED, 3)
    assert at_once.asked[1::2] == [()] * 3
    assert at_once.asked[::2] == [(A, B, C), (B, C), (C,), ()]


def test_the_last_rung_is_asked_once_more_while_anybody_on_it_is_left(steps: Told):
    steps.then(minutes=1)
    steps.then(Kind.TAKE, B)
    assert (steps.then(Kind.LET_GO, B).rung, steps.asked[-1], steps.page.asks) == (1, (C,), 3)


def test_whoever_says_no_is_not_asked_again_and_the_rest_wait_no_longer_for_them(steps: Told):
    assert (steps.then(Kind.LET_GO, A).rung, steps.asked[-1]) == (1, (B, C))
    with pytest.raises(NotAsked):
        steps.then(Kind.TAKE, A)


def test_a_no_while_others_are_left_changes_nothing_for_them(at_once: Told):
    assert (at_once.then(Kind.LET_GO, A).asked, at_once.asked[-1]) == ({B, C}, ())


def test_a_no_while_somebody_has_it_leaves_it_with_them(at_once: Told):
    at_once.then(Kind.TAKE, B)
    assert at_once.then(Kind.LET_GO, A).holder == B


def test_a_stranger_cannot_say_no(at_once: Told):
    with pytest.raises(NotAsked):
        at_once.then(Kind.LET_GO, STRANGER)


def test_a_supporter_who_leaves_in_the_middle_gives_it_to_the_others(at_once: Told):
    at_once.then(Kind.TAKE, A)
    page = at_once.then(Kind.LEFT, A)
    assert (page.state, page.holder, at_once.asked[-1]) == (State.PAGING, b"", (B, C))


def test_one_who_leaves_before_their_turn_is_not_asked(steps: Told):
    steps.then(Kind.LEFT, B)
    steps.then(minutes=1)
    assert steps.asked[-1] == (C,)


def test_when_all_have_left_the_honest_screen_comes_at_once(at_once: Told):
    for somebody in (A, B, C):
        at_once.then(Kind.LEFT, somebody)
    assert (at_once.page.state, at_once.wake) == (State.EXHAUSTED, None)


def test_contact_ends_it(at_once: Told):
    at_once.then(Kind.TAKE, A)
    assert (at_once.then(Kind.CONTACT, A).state, at_once.wake) == (State.CONTACT, None)
    assert at_once.then(hours=1).state is State.CONTACT


def test_the_member_may_say_it_too_and_twice(at_once: Told):
    at_once.then(Kind.TAKE, A)
    at_once.then(Kind.CONTACT)
    assert (at_once.then(Kind.CONTACT).state, at_once.page.holder) == (State.CONTACT, A)


def test_contact_by_somebody_whose_time_lapsed_is_contact(at_once: Told):
    at_once.then(Kind.TAKE, A)
    assert at_once.then(seconds=HOLD.total_seconds()).holder == b""
    assert (at_once.then(Kind.CONTACT, A).state, at_once.page.holder) == (State.CONTACT, A)


def test_once_somebody_else_took_it_contact_is_theirs_to_say(at_once: Told):
    at_once.then(Kind.TAKE, A)
    at_once.then(seconds=HOLD.total_seconds())
    at_once.then(Kind.TAKE, B)
    with pytest.raises(NotYours):
        at_once.then(Kind.CONTACT, A)
    at_once.then(seconds=HOLD.total_seconds())
    with pytest.raises(NotYours):
        at_once.then(Kind.CONTACT, A)
    assert at_once.then(Kind.TAKE, A).held == (B, A)
    assert at_once.then(Kind.CONTACT, A).state is State.CONTACT


def test_whoever_gave_it_back_did_not_reach_them(at_once: Told):
    at_once.then(Kind.TAKE, A)
    at_once.then(Kind.LET_GO, A)
    with pytest.raises(NotYours):
        at_once.then(Kind.CONTACT, A)


def test_contact_by_somebody_who_never_had_it_is_refused(at_once: Told):
    with pytest.raises(NotYours):
        at_once.then(Kind.CONTACT, B)


def test_the_member_takes_it_back_at_any_time_and_twice(at_once: Told):
    at_once.then(Kind.TAKE, A)
    assert (at_once.then(Kind.WITHDRAW).state, at_once.page.holder) == (State.WITHDRAWN, b"")
    assert at_once.then(Kind.WITHDRAW).state is State.WITHDRAWN


@pytest.mark.parametrize("kind", [Kind.TAKE, Kind.LET_GO, Kind.CONTACT])
def test_nothing_leads_on_from_what_was_taken_back(kind: Kind, at_once: Told):
    at_once.then(Kind.TAKE, A)
    at_once.then(Kind.WITHDRAW)
    with pytest.raises(Over):
        at_once.then(kind, A)


def test_whoever_leaves_after_the_end_changes_nothing(at_once: Told):
    ended = at_once.then(Kind.WITHDRAW)
    assert at_once.then(Kind.LEFT, A) == ended


def test_whoever_has_it_at_the_limit_keeps_it_for_their_time_beside_the_honest_screen(at_once: Told):
    at_once.then(minutes=3)
    at_once.then(minutes=3)
    at_once.then(Kind.TAKE, A, seconds=170)
    page = at_once.then(seconds=10)
    assert (page.elapsed, page.state, page.holder, at_once.wake) == (LIMIT, State.EXHAUSTED, A, None)
    assert at_once.then(Kind.CONTACT, A, minutes=1).state is State.CONTACT


def test_they_lose_it_after_that(at_once: Told):
    at_once.then(minutes=3)
    at_once.then(minutes=3)
    at_once.then(Kind.TAKE, A, seconds=170)
    at_once.then(seconds=10)
    assert at_once.then(minutes=3).holder == b""


def test_somebody_may_come_late_one_at_a_time(at_once: Told):
    at_once.then(hours=1)
    page = at_once.then(Kind.TAKE, B, minutes=5)
    assert (page.state, page.holder) == (State.EXHAUSTED, B)
    with pytest.raises(TakenElsewhere):
        at_once.then(Kind.TAKE, A)
    assert at_once.then(seconds=1).holder == B


def test_whoever_came_late_may_leave_or_let_it_go(at_once: Told):
    at_once.then(hours=1)
    at_once.then(Kind.TAKE, B)
    assert at_once.then(Kind.LEFT, C).holder == B
    assert at_once.then(Kind.LET_GO, B).holder == b""


def test_the_member_may_close_the_honest_screen(at_once: Told):
    at_once.then(hours=1)
    assert at_once.then(Kind.WITHDRAW).state is State.WITHDRAWN


def test_a_clock_that_goes_back_counts_as_one_tick(steps: Told):
    page = steps.then(hours=-1)
    assert (page.elapsed, page.state, steps.wake) == (TICK, State.PAGING, steps.at + TICK)


def test_a_clock_that_leaps_ahead_brings_the_honest_screen_sooner_and_loses_no_taker(at_once: Told):
    at_once.then(Kind.TAKE, A)
    assert at_once.then(hours=1).state is State.EXHAUSTED
    assert at_once.then(Kind.CONTACT, A).state is State.CONTACT
