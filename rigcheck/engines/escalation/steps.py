"""What happens next with a page, from what has just happened and what time it is.

Time enters as differences between two looks. A clock that went back counts as one tick, because no more than that goes
by unlooked at; one that leapt ahead counts in full, so that it can only bring the honest screen sooner.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from rigcheck.engines.escalation.ladders import TICK, Ladder
from rigcheck.engines.escalation.pages import ENDED, MACHINE, SETTLED, Event, Kind, Page, State, Step
from rigcheck.engines.escalation.refusals import NotAsked, NotYours, Over, TakenElsewhere


def begin(ladder: Ladder, at: datetime) -> Step:
    """A page at the press (`at`, aware UTC): the first rung is asked; without anybody on the ladder it has run out."""
    return _told(*_up(Page(ladder, at)))


def step(page: Page, event: Event, at: datetime) -> Step:
    """The page after `event` at `at`. What time alone has brought about meanwhile comes first.

    The same event twice is as good as once. Raises Over, TakenElsewhere, NotAsked or NotYours, and then nothing has
    happened but time, which the next look counts again.
    """
    page, notify = _passed(page, at)
    if event.kind is not Kind.TICK:
        page, more = _MOVES[event.kind](page, event.by)
        notify += tuple(who for who in more if who not in notify)
    return _told(page, notify)


Moved = tuple[Page, tuple[bytes, ...]]
"""The page after a move, and whom to ask because of it."""


def _told(page: Page, notify: tuple[bytes, ...]) -> Step:
    if page.state in SETTLED:
        return Step(page, notify)
    left = min(page.until, page.ladder.limit) - page.elapsed
    return Step(page, notify, page.seen + min(max(left, timedelta()), TICK))


def _passed(page: Page, at: datetime) -> Moved:
    """Count the time, and do what it brings about: one rung at most, so that nobody's turn is passed over."""
    passed = at - page.seen
    page = replace(page, seen=at, elapsed=page.elapsed + (TICK if passed < timedelta() else passed))
    if page.state in ENDED or page.elapsed < min(page.until, page.ladder.limit):
        return page, ()
    if page.state is State.EXHAUSTED:
        return (replace(page, holder=b"") if page.elapsed >= page.until else page), ()
    if page.elapsed >= page.ladder.limit:
        return _run_out(page)
    if page.state is State.TAKEN:
        return _dropped(page)
    return _up(page)


def _run_out(page: Page) -> Moved:
    """The honest screen. Whoever took it last keeps it for the time that they were promised."""
    kept = page.holder if page.elapsed < page.until else b""
    return replace(page, state=_after(page, "run out"), holder=kept), ()


def _up(page: Page) -> Moved:
    """The wait is over: ask the next rung on which somebody is left. Without one the ladder has ended."""
    return _ask(page, range(page.rung + 1, len(page.ladder.rungs)))


def _on(page: Page) -> Moved:
    """Somebody gave it up: on to the next rung, or the last one once more while anybody on it is left."""
    return _ask(page, range(min(page.rung + 1, len(page.ladder.rungs) - 1), len(page.ladder.rungs)))


def _ask(page: Page, rungs: Iterable[int]) -> Moved:
    for rung in rungs:
        asked = tuple(who for who in page.ladder.rungs[rung].who if who not in page.gone)
        if asked:
            until = page.elapsed + page.ladder.rungs[rung].wait
            state, asks = _after(page, "ask"), page.asks + 1
            return replace(page, state=state, rung=rung, asks=asks, until=until), asked
    return _run_out(page)


def _dropped(page: Page) -> Moved:
    """Nobody has it any more, so the ladder goes on."""
    return _on(replace(page, state=_after(page, "let go"), holder=b""))


def _take(page: Page, by: bytes) -> Moved:
    if page.state in ENDED:
        raise Over
    if by not in page.asked:
        raise NotAsked
    if page.holder == by:
        return page, ()
    if page.holder:
        raise TakenElsewhere
    move = "come late" if page.state is State.EXHAUSTED else "take"
    until = page.elapsed + page.ladder.hold
    held = (*(who for who in page.held if who != by), by)
    return replace(page, state=_after(page, move), holder=by, held=held, until=until), ()


def _let_go(page: Page, by: bytes) -> Moved:
    if page.state in ENDED:
        raise Over
    if by not in page.ladder.asked(page.rung):
        raise NotAsked
    return _without(page, by)


def _left(page: Page, by: bytes) -> Moved:
    """Whoever left is asked nothing more; what they had goes on to the others."""
    return (page, ()) if page.state in ENDED else _without(page, by)


def _without(page: Page, by: bytes) -> Moved:
    """The page when `by` is gone: on to the next rung if it was theirs, or if nobody else on this one is left."""
    page = replace(page, gone=page.gone | {by})
    if page.state is State.EXHAUSTED:
        return (replace(page, holder=b"") if page.holder == by else page), ()
    if page.holder == by:
        return _dropped(page)
    waiting = page.state is State.PAGING and not set(page.ladder.rungs[page.rung].who) - page.gone
    return _on(page) if waiting else (page, ())


def _contact(page: Page, by: bytes) -> Moved:
    if page.state is State.WITHDRAWN:
        raise Over
    # Whoever has it stands last in `held`. One whose time lapsed may be talking to the member all the same, until
    # somebody else takes it; one who gave it back is not.
    if by and (by in page.gone or page.held[-1:] != (by,)):
        raise NotYours
    if page.state is State.CONTACT:
        return page, ()
    return replace(page, state=_after(page, "reach"), holder=by or page.holder), ()


def _withdraw(page: Page, _by: bytes) -> Moved:
    if page.state in ENDED:
        return page, ()
    return replace(page, state=_after(page, "withdraw"), holder=b""), ()


def _after(page: Page, move: str) -> State:
    after = MACHINE.after(page.state, move)
    return page.state if after is None else State(after)


_MOVES = {
    Kind.TAKE: _take,
    Kind.LET_GO: _let_go,
    Kind.LEFT: _left,
    Kind.CONTACT: _contact,
    Kind.WITHDRAW: _withdraw,
}
