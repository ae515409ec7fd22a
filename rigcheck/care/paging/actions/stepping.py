"""Following what the engine says: the row, the notices and the next look, in one transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rigcheck.care.jobs import actions as jobs
from rigcheck.care.jobs.actions import Handler, Task
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.actions import Notice
from rigcheck.care.paging import policies
from rigcheck.care.paging.models import PAGE_STEP, Callback, Page, ids, joined
from rigcheck.care.paging.queries.pages import MILLISECOND, engine_page
from rigcheck.care.paging.queries.people import ready, standing
from rigcheck.care.peers import queries as peers
from rigcheck.engines.escalation import SETTLED, TICK, Event, Kind, State, Step, step
from rigcheck.outside.edge import Edge

BY: Final = "paging"
MOST: Final = 2**31 - 1
APART: Final = timedelta(milliseconds=20)
"""In a rush, the first notice of each page goes before the second of any other."""
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
    follow(row=row, after=step(engine_page(row), event, edge.clock.now()), edge=edge)


def follow(*, row: Page, after: Step, edge: Edge, new: bool = False) -> None:
    """Write down the page (`new`: for the first time), ask whom it asks, and look again when it says."""
    page = after.page
    row.state, row.reached, row.asks, row.holder = page.state.value, page.rung + 1, page.asks, page.holder
    row.elapsed, row.until = min(page.elapsed // MILLISECOND, MOST), min(page.until // MILLISECOND, MOST)
    row.held, row.gone = joined(page.held), joined(sorted(page.gone))
    row.seen, row.wake = page.seen, after.wake_at
    if page.state is not State.PAGING:
        _take_back(row)
    row.calls += joined(_ask(row, after.notify, page.seen, edge))
    if after.wake_at is not None:
        jobs.add(kind=PAGE_STEP, payload=_look(row.id, after.wake_at), due=after.wake_at, by=BY)
    row.save(force_insert=new)


def handlers(*, edge: Edge) -> Mapping[str, Handler]:
    """Lets time pass for one page. Urgent; after a failure tried again for as long as the page lives."""

    def look(task: Task) -> None:
        _look_again(bytes.fromhex(task.payload["page"]), task.payload["wake"], edge)

    waits = (timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=5))
    return {PAGE_STEP: Handler(effect=look, lease=LEASE, waits=waits, forever=True, urgent=True, longest=TICK)}


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


def _ask(row: Page, notify: Iterable[bytes], at: datetime, edge: Edge) -> list[bytes]:
    """One notice for each of them: the first time to their first address, then to the next, and round again."""
    asked = list(notify)
    ways = peers.ways(supporters=asked) if asked else {}
    reached = [(place, who, ways[who]) for place, who in enumerate(asked) if who in ways]
    return [
        notices.send(
            address=addresses[(row.asks - 1) % len(addresses)],
            notice=Notice.BACKUP,
            reference=policies.about(row.id, who, row.asks),
            due=at + place * APART,
            by=BY,
            chance=edge.chance,
        )
        for place, who, addresses in reached
    ]


def _take_back(row: Page) -> None:
    """What has not gone out yet need not."""
    for name in ids(row.calls):
        notices.withdraw(job=name, by=BY)
    row.calls = b""


def _look(page: bytes, wake: datetime) -> Mapping[str, str]:
    return {"page": page.hex(), "wake": wake.isoformat()}
