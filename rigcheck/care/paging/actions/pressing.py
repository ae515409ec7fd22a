"""The button: sent once, however often it is pressed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from rigcheck.care.paging import policies
from rigcheck.care.paging.actions.stepping import follow
from rigcheck.care.paging.models import Callback, Page, Press, joined
from rigcheck.care.paging.queries.pages import LENGTH_BYTES
from rigcheck.care.paging.queries.people import available
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.escalation import begin, default_ladder
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


def press(*, press: Press, by: Me | None, edge: Edge) -> None:
    """Call for backup. When this returns, the page is kept, those on the first rung are to be notified, and the screen
    may say "Sent". The same page pressed again is the same page.

    `by` is whoever is unlocked here; without anybody the device's ticket is used up. Raises BadPress, AskedOften or
    NoTicket.
    """
    policies.check_press(press)
    now = edge.clock.now()
    people = available(order=press.order, at=now)
    with transaction.atomic():
        if Page.objects.filter(id=press.page).exists() or not _admitted(press, by, now):
            return
        row = Page(id=press.page, how=press.how.value, may_page=joined(press.order), people=joined(people), pressed=now)
        Callback.objects.create(page=press.page, parts=_packed(people, press.numbers))
        follow(row=row, after=begin(default_ladder(people), now), edge=edge, new=True)


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


def _admitted(press: Press, by: Me | None, now: datetime) -> bool:
    """Count the press, or use up the ticket where nobody is unlocked. False where the same press, sent twice at once,
    used it already.
    """
    if by is not None:
        name, ends = policies.round_of(now)
        if sessions.mark(me=by, what=name, most=policies.PRESSES, until=ends) is None:
            raise policies.AskedOften
        return True
    if sessions.use_ticket(digest=press.ticket, today=Month.of(now)):
        return True
    if Page.objects.filter(id=press.page).exists():
        return False
    raise policies.NoTicket


def _packed(people: Sequence[bytes], numbers: Mapping[bytes, bytes]) -> bytes:
    """Only for those who are on: nobody else can be asked."""
    parts = [(who, numbers[who]) for who in people if who in numbers]
    return joined(who + len(part).to_bytes(LENGTH_BYTES, "big") + part for who, part in parts)
