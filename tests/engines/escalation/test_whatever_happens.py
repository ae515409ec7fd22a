"""Whatever happens, and however the clock is set: contact, or the honest screen, within ten minutes of real time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.escalation import (
    ENDED,
    LIMIT,
    MACHINE,
    PROMISE,
    SETTLED,
    Event,
    Kind,
    Ladder,
    Page,
    Rung,
    State,
    Step,
    begin,
    default_ladder,
    step,
)
from rigcheck.kernel.refusals import Refusal

START = datetime(2026, 11, 22, 4, 10, tzinfo=UTC)
PEOPLE = [bytes([number]) * 16 for number in range(1, 13)]
STRANGER = b"s" * 16
LATE = 10.0
"""Seconds by which a worker looks too late, at most: its round goes by a clock that nobody sets."""

WAITS = st.integers(1, 600).map(lambda seconds: timedelta(seconds=seconds))
RUNGS = st.builds(Rung, st.lists(st.sampled_from(PEOPLE), max_size=5, unique=True).map(tuple), WAITS)
LADDERS = st.one_of(
    st.integers(0, 12).map(lambda count: default_ladder(PEOPLE[:count])),
    st.builds(Ladder, st.lists(RUNGS, max_size=6).map(tuple), WAITS, WAITS.filter(lambda wait: wait <= LIMIT)),
)
KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.WITHDRAW])
"""Everything but taking it back, which ends it at once and is tried by itself."""


@dataclass(frozen=True)
class Happening:
    """After `rest` real seconds the clock is set by `leap` hours, and then something happens."""

    rest: float
    leap: int
    kind: Kind
    by: bytes


HAPPENINGS = st.lists(
    st.builds(
        Happening,
        st.floats(0, 200),
        st.sampled_from([0, 0, 0, -1, 1]),
        KINDS,
        st.sampled_from([*PEOPLE, STRANGER, b""]),
    ),
    max_size=25,
)


@dataclass
class World:
    """Real time, a clock that may be set, and a worker that looks again when told to, a little late."""

    late: float
    real: float = 0.0
    set_by: timedelta = timedelta()
    page: Page = field(init=False)
    asked: list[tuple[int, bytes]] = field(default_factory=list)
    due: float | None = None
    ended: float | None = None

    @property
    def at(self) -> datetime:
        return START + timedelta(seconds=self.real) + self.set_by

    def follow(self, after: Step) -> None:
        self.page = after.page
        self.asked += [(after.page.asks, who) for who in after.notify]
        self.due = None
        if after.wake_at is not None:
            self.due = self.real + (after.wake_at - self.at).total_seconds() + self.late
        if self.page.state in SETTLED and self.ended is None:
            self.ended = self.real

    def until(self, real: float) -> None:
        """Real time passes; the worker looks whenever it is due. Setting the clock delays no look: see `LATE`."""
        while self.due is not None and self.due <= real:
            self.real = self.due
            self.follow(step(self.page, Event(Kind.TICK), self.at))
        self.real = real

    def happen(self, one: Happening) -> None:
        self.until(self.real + one.rest)
        self.set_by += timedelta(hours=one.leap)
        before = self.page
        try:
            self.follow(step(self.page, Event(one.kind, one.by), self.at))
        except Refusal:
            assert self.page is before


@given(LADDERS, HAPPENINGS, st.floats(0, LATE))
def test_every_ladder_ends_in_contact_or_on_the_honest_screen_within_ten_minutes(
    ladder: Ladder, happenings: list[Happening], late: float
):
    world = World(late)
    world.follow(begin(ladder, world.at))
    for one in happenings:
        world.happen(one)
    world.until(max(world.real, PROMISE.total_seconds()))
    assert world.ended is not None
    assert world.ended <= PROMISE.total_seconds()
    assert world.page.state in (State.CONTACT, State.EXHAUSTED)


@given(LADDERS, HAPPENINGS)
def test_nobody_is_asked_twice_at_once_and_nobody_who_is_not_on_the_ladder(ladder: Ladder, happenings: list[Happening]):
    world = World(0)
    world.follow(begin(ladder, world.at))
    for one in happenings:
        world.happen(one)
    assert len(set(world.asked)) == len(world.asked)
    assert {who for _, who in world.asked} <= {who for rung in ladder.rungs for who in rung.who}


@given(LADDERS, HAPPENINGS)
def test_only_whoever_has_it_can_lose_it_and_only_the_machines_moves_are_made(
    ladder: Ladder, happenings: list[Happening]
):
    world = World(0)
    world.follow(begin(ladder, world.at))
    moves = {(start, end) for start, _, end in MACHINE.steps()}
    for one in happenings:
        world.until(world.real + one.rest)
        before = world.page
        world.happen(Happening(0, one.leap, one.kind, one.by))
        after = world.page
        assert before.state is after.state or (before.state, after.state) in moves or after.state in SETTLED
        if before.holder and after.holder not in (b"", before.holder):
            assert one.kind in (Kind.TAKE, Kind.CONTACT)
        if before.state in ENDED:
            assert after.state is before.state


@given(st.integers(1, 12))
def test_where_nobody_answers_everybody_was_asked(count: int):
    world = World(0)
    world.follow(begin(default_ladder(PEOPLE[:count]), world.at))
    world.until(PROMISE.total_seconds())
    assert {who for _, who in world.asked} == set(PEOPLE[:count])
    assert world.ended == LIMIT.total_seconds()


@given(LADDERS, HAPPENINGS)
def test_taking_it_back_ends_it_whenever_it_comes(ladder: Ladder, happenings: list[Happening]):
    world = World(0)
    world.follow(begin(ladder, world.at))
    for one in happenings:
        world.happen(one)
    after = step(world.page, Event(Kind.WITHDRAW), world.at)
    assert after.page.state in ENDED
    assert (after.notify, after.wake_at) == ((), None) or world.page.state not in SETTLED
