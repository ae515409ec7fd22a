"""Following what the engine says: the row, the notices and the next look, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rigcheck.care.jobs import actions as jobs
from rigcheck.care.jobs.actions import Handler, Task, Urgency, Wanted
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.actions import Notice
from rigcheck.care.paging import policies
from rigcheck.care.paging.models import PAGE_STEP, Callback, Page, ids, joined
from rigcheck.care.paging.queries.pages import MILLISECOND, engine_page
from rigcheck.care.paging.queries.people import ready, standing
from rigcheck.care.peers import queries as peers
from rigcheck.engines.escalation import SETTLED, TICK, Event, Kind, State, Step, step
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance

BY: Final = "paging"
Ways = Mapping[bytes, Sequence[bytes]]
"""The sealed addresses of supporters, in the order in which they are tried."""
MOST: Final = 2**31 - 1
HEAD_START: Final = timedelta(seconds=10)
"""In a rush, one person is called for everybody before the second for anybody; never longer, so that nobody waits who
was asked before.
"""
LATE: Final = timedelta(seconds=10)
"""A look that is so late was lost, or its clock was set."""
LEASE: Final = timedelta(seconds=10)


def locked(*, page: bytes) -> Page:
    """The row, held until the transaction ends; raises NoPage."""
    row = Page.objects.select_for_update().filter(id=page).first()
    if row is None:
        raise policies.NoPage
    return row


def happen(*, row: Page, event: Event, edge: Edge) -> None:
    """Do what follows from an event, inside the transaction that holds the row. Raises what the engine raises."""
    after = step(engine_page(row), event, edge.clock.now())
    if after.page.state is not State.PAGING:
        _take_back(row)
    _follow({row.id: (row, after)}, edge)
    row.save()


def begin_all(*, rows: Sequence[tuple[Page, Step]], edge: Edge) -> None:
    """Write new pages down, and ask whom each asks."""
    _follow({row.id: (row, after) for row, after in rows}, edge)
    Page.objects.bulk_create([row for row, _ in rows])


def _follow(steps: Mapping[bytes, tuple[Page, Step]], edge: Edge) -> None:
    """Bring rows to where the engine is, ask whom it asks, and look again when it says; the rows are not saved."""
    asked = {who for _, after in steps.values() for who in after.notify}
    ways = peers.ways(supporters=asked) if asked else {}
    wanted: list[Wanted] = []
    calls = dict[bytes, range]()
    for row, after in steps.values():
        _note(row, after)
        begun = len(wanted)
        wanted += _calls(row, after, ways, edge.chance)
        calls[row.id] = range(begun, len(wanted))
        wanted += _look(row, after)
    names = jobs.add_all(wanted, by=BY)
    for row, _ in steps.values():
        row.calls += joined(names[place] for place in calls[row.id])


def _note(row: Page, after: Step) -> None:
    page = after.page
    row.state, row.reached, row.asks, row.holder = page.state.value, page.rung + 1, page.asks, page.holder
    row.elapsed, row.until = min(page.elapsed // MILLISECOND, MOST), min(page.until // MILLISECOND, MOST)
    row.held, row.gone = joined(page.held), joined(sorted(page.gone))
    row.seen, row.wake = page.seen, after.wake_at


def handlers(*, edge: Edge) -> Mapping[str, Handler]:
    """Lets time pass for one page. Urgent; after a failure tried again for as long as the page lives."""

    def look(task: Task) -> None:
        _look_again(bytes.fromhex(task.payload["page"]), task.payload["wake"], edge)

    waits = (timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=5))
    return {
        PAGE_STEP: Handler(effect=look, lease=LEASE, waits=waits, forever=True, urgency=Urgency.FIRST, longest=TICK)
    }


def sweep(*, edge: Edge) -> int:
    """Look after pages whose own look was lost, or whose clock was set; how many there were."""
    now = edge.clock.now()
    waking = Page.objects.filter(wake__isnull=False)
    late = waking.filter(wake__lt=now - LATE) | waking.filter(seen__gt=now) | waking.filter(wake__gt=now + TICK + LATE)
    found = list(late.values_list("id", flat=True))
    for page in found:
        _look_again(page, "", edge)
    return len(found)


@transaction.atomic
def purge(*, now: datetime) -> int:
    """Erase pages that ended some hours ago and whatever is a day old, numbers sooner; how many pages went."""
    ended = Page.objects.filter(state__in=SETTLED, pressed__lt=now - policies.KEPT)
    old = list((ended | Page.objects.filter(pressed__lt=now - Page.life)).values_list("id", flat=True))
    spoken = Page.objects.filter(state=State.CONTACT, seen__lt=now - policies.SPOKEN).values_list("id", flat=True)
    Callback.objects.filter(page__in=[*old, *spoken]).delete()
    return Page.objects.filter(id__in=old).delete()[0]


@transaction.atomic
def _look_again(page: bytes, wake: str, edge: Edge) -> None:
    """One look, unless it is an old one: each step asks for a look of its own, and only the last counts."""
    row = Page.objects.select_for_update().filter(id=page).first()
    if row is None or row.wake is None or wake not in ("", row.wake.isoformat()):
        return
    happen(row=row, event=Event(Kind.TICK), edge=edge)
    for who in _missing(row):
        happen(row=row, event=Event(Kind.LEFT, who), edge=edge)


def _missing(row: Page) -> Iterable[bytes]:
    """Whoever was to be asked and may be no longer. Whoever has the page keeps it even while they pause."""
    may, known, gone = ready(), standing(), ids(row.gone)
    return [
        who
        for who in ids(row.people)
        if who not in gone and who not in may and not (who == row.holder and who in known)
    ]


def _calls(row: Page, after: Step, ways: Ways, chance: Chance) -> Iterable[Wanted]:
    """One notice for each who is asked: the first time to their first address, then to the next, and round again."""
    reached = [(who, ways[who]) for who in after.notify if ways.get(who)]
    for place, (who, addresses) in enumerate(reached):
        yield notices.wanted(
            address=addresses[(row.asks - 1) % len(addresses)],
            notice=Notice.BACKUP,
            reference=policies.about(row.id, who, row.asks),
            due=after.page.seen - (timedelta() if place else HEAD_START),
            chance=chance,
        )


def _take_back(row: Page) -> None:
    """What has not gone out yet need not."""
    for name in sorted(ids(row.calls)):
        notices.withdraw(job=name, by=BY)
    row.calls = b""


def _look(row: Page, after: Step) -> Iterable[Wanted]:
    if after.wake_at is not None:
        yield Wanted(PAGE_STEP, {"page": row.id.hex(), "wake": after.wake_at.isoformat()}, after.wake_at)
