"""What supporters and the member do with a page that is there."""

from django.db import transaction

from rigcheck.care.notices.queries import Notice, Reply
from rigcheck.care.paging import policies, queries
from rigcheck.care.paging.actions.stepping import happen, locked
from rigcheck.care.paging.models import Callback
from rigcheck.care.paging.queries.pages import parts_left
from rigcheck.care.paging.queries.people import ready, standing
from rigcheck.care.peers import queries as peers
from rigcheck.engines.escalation import Event, Kind, NotAsked, Over, TakenElsewhere
from rigcheck.outside.edge import Edge


@transaction.atomic
def take(*, page: bytes, by: bytes, edge: Edge) -> None:
    """Take it: the supporter `by` is to reach the member within three minutes. Taken twice by one person is once.

    Of two who take it in the same instant one has it, and the other is told. Raises NoPage, NotReady, TakenElsewhere,
    NotAsked or Over.
    """
    row = locked(page=page)
    policies.check_supporter(by, ready())
    happen(row=row, event=Event(Kind.TAKE, by), edge=edge)


@transaction.atomic
def let_go(*, page: bytes, by: bytes, edge: Edge) -> None:
    """Give it back, or say no: they are not asked again for this page. Raises NoPage, NotAsked or Over."""
    happen(row=locked(page=page), event=Event(Kind.LET_GO, by), edge=edge)


@transaction.atomic
def contact(*, page: bytes, by: bytes, edge: Edge) -> None:
    """The supporter `by`, who has it or had it last, is in contact with the member: the number is erased.

    Raises NoPage, NotReady, NotYours or Over.
    """
    row = locked(page=page)
    policies.check_supporter(by, standing())
    happen(row=row, event=Event(Kind.CONTACT, by), edge=edge)
    Callback.objects.filter(page=page).delete()


@transaction.atomic
def reached(*, page: bytes, edge: Edge) -> None:
    """The member, who holds the capability, says that they are in contact. Raises NoPage or Over.

    Whoever has it keeps their own envelope for half an hour, should the line break; everybody else's is erased.
    """
    row = locked(page=page)
    happen(row=row, event=Event(Kind.CONTACT), edge=edge)
    for callback in Callback.objects.filter(page=page):
        callback.parts = parts_left(callback.parts, row.holder)
        callback.save(update_fields=["parts"])


@transaction.atomic
def withdraw(*, page: bytes, edge: Edge) -> None:
    """The member takes it back: nobody else is asked, and the number is erased. Raises NoPage."""
    happen(row=locked(page=page), event=Event(Kind.WITHDRAW), edge=edge)
    Callback.objects.filter(page=page).delete()


def taken_by_reply(*, reply: Reply, edge: Edge) -> Notice | None:
    """Somebody replied 1, or pressed 1: take for them the page that the call was about, or the oldest that waits for
    them. What they are to be answered; None for a number that is no supporter's. Told twice, it says the same.
    """
    supporter = peers.by_number(reply.number)
    if supporter is None:
        return None
    pages = queries.asked(supporter=supporter, at=edge.clock.now())
    if reply.reference:
        pages = [one for one in pages if reply.reference in one.notices]
    if any(one.mine for one in pages):
        return Notice.TAKEN
    elsewhere = any(one.elsewhere for one in pages)
    for one in pages:
        if one.open and _tried(one.page, supporter, edge):
            return Notice.TAKEN
    return Notice.TAKEN_ELSEWHERE if elsewhere or any(one.open for one in pages) else Notice.NOTHING_WAITS


def _tried(page: bytes, supporter: bytes, edge: Edge) -> bool:
    try:
        take(page=page, by=supporter, edge=edge)
    except (TakenElsewhere, NotAsked, Over, policies.NoPage, policies.NotReady):
        return False
    return True


__all__ = ["contact", "let_go", "reached", "take", "taken_by_reply", "withdraw"]
