"""The button: sent once, however often it is pressed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from django.db import connection, transaction

from rigcheck.care.paging import policies
from rigcheck.care.paging.actions.stepping import begin_all
from rigcheck.care.paging.models import Callback, Page, Press, joined
from rigcheck.care.paging.queries.pages import LENGTH_BYTES
from rigcheck.care.paging.queries.people import on_now
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.sessions.queries import Me
from rigcheck.care.sessions.queries import open_tickets as kept_by_phones
from rigcheck.engines.escalation import begin, default_ladder
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from rigcheck.outside.together import Together

Pressed = tuple[Press, Me | None]
Refused = type[policies.NoTicket] | type[policies.AskedOften]
_TOGETHER: Final = Together[Pressed, Refused | None]()


def press(*, press: Press, by: Me | None, edge: Edge) -> None:
    """Call for backup. When this returns, the page is kept, those on the first rung are to be notified, and the screen
    may say "Sent". The same page pressed again is the same page.

    `by` is whoever is unlocked here; without anybody the device's ticket is used up. Raises BadPress, AskedOften or
    NoTicket.
    """
    policies.check_press(press)
    pressed, keep = (press, by), partial(_keep_all, edge=edge)
    refused = keep([pressed])[0] if connection.in_atomic_block else _TOGETHER.ask(pressed, keep)
    if refused is not None:
        raise refused


def keep_ticket(*, digest: bytes, by: Me, today: Month) -> None:
    """Let the device that keeps what `digest` (SHA-256) is made of press once without signing in, for three months.

    `by` is whoever is unlocked there; nothing of them is kept. Raises BadPress or TicketsOut.
    """
    if len(digest) != policies.DIGEST_BYTES:
        raise policies.BadPress
    sessions.keep_ticket(digest=digest, me=by, today=today)


def drop_ticket(*, digest: bytes, by: Me, today: Month) -> None:
    """Let a ticket of theirs open nothing any more; one that is used or unknown, or is not theirs, stays as it is."""
    sessions.end_tickets(me=by, today=today, digest=digest)


def _keep_all(pressed: Sequence[Pressed], *, edge: Edge) -> Sequence[Refused | None]:
    """One transaction for all who press at once: it is the disk's answer that each waits for.

    Whoever has neither a session nor a ticket is refused before it: reading keeps nobody waiting.
    """
    now, said = edge.clock.now(), dict[int, Refused | None]()
    tickets = kept_by_phones(digests=[press.ticket for press, by in pressed if by is None], today=Month.of(now))
    serious = [place for place, (press, by) in enumerate(pressed) if by is not None or press.ticket in tickets]
    if serious:
        on = on_now(at=now)
        with transaction.atomic():
            said = _keep(pressed, sorted(serious, key=lambda place: _lock_order(pressed[place])), on, now, edge)
    return [_unless_kept(press, said.get(place, policies.NoTicket)) for place, (press, _) in enumerate(pressed)]


def _lock_order(pressed: Pressed) -> tuple[bytes, bytes]:
    """Two processes that are asked the same things lock them in the same order, and none waits for the other."""
    return pressed[0].ticket, pressed[0].page


def _keep(
    pressed: Sequence[Pressed], places: Sequence[int], on: Collection[bytes], now: datetime, edge: Edge
) -> dict[int, Refused | None]:
    pages = [pressed[place][0].page for place in places]
    kept = set(Page.objects.filter(id__in=pages).values_list("id", flat=True))
    said: dict[int, Refused | None] = {}
    new: list[Press] = []
    for place in places:
        press, by = pressed[place]
        said[place] = None if press.page in kept else _refusal(press, by, now)
        if said[place] is None and press.page not in kept:
            new.append(press)
            kept.add(press.page)
    _write(new, on, now, edge)
    return said


def _unless_kept(press: Press, why: Refused | None) -> Refused | None:
    """The same press, sent twice, used the ticket already: then it is kept."""
    return None if why is None or Page.objects.filter(id=press.page).exists() else why


def _write(new: Sequence[Press], on: Collection[bytes], now: datetime, edge: Edge) -> None:
    rows, callbacks = [], []
    for press in new:
        people = policies.available(press.order, on)
        order, names = joined(press.order), joined(people)
        row = Page(id=press.page, how=press.how.value, may_page=order, people=names, pressed=now)
        rows.append((row, begin(default_ladder(people), now)))
        callbacks.append(Callback(page=press.page, parts=_packed(people, press.numbers)))
    begin_all(rows=rows, edge=edge)
    Callback.objects.bulk_create(callbacks)


def _refusal(press: Press, by: Me | None, now: datetime) -> Refused | None:
    """Count the press, or use up the ticket where nobody is unlocked; why not, or None."""
    if by is not None:
        name, ends = policies.round_of(now)
        marked = sessions.mark(me=by, what=name, most=policies.PRESSES, until=ends)
        return policies.AskedOften if marked is None else None
    used = sessions.use_ticket(digest=press.ticket, today=Month.of(now))
    return None if used else policies.NoTicket


def _packed(people: Sequence[bytes], numbers: Mapping[bytes, bytes]) -> bytes:
    """Only for those who are on: nobody else can be asked."""
    parts = [(who, numbers[who]) for who in people if who in numbers]
    return joined(who + len(part).to_bytes(LENGTH_BYTES, "big") + part for who, part in parts)
