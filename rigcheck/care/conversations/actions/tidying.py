"""Taking away what is over: the agreed time, and months in which nobody wrote."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from rigcheck.care.conversations.actions import counting
from rigcheck.care.conversations.actions.talking import take_away
from rigcheck.care.conversations.models import Attachment, Bell, Box, Envelope, Kept, State, Talk
from rigcheck.care.disclosures import queries as disclosures
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


def tidy(*, edge: Edge) -> int:
    """Erase words and files whose agreed time is over, and talks with nothing left to say; how many rows went.

    A talk in which the member was told of a disclosure stays as long as that does: it stands nowhere else.
    """
    gone = _rows(edge)
    with _goes_on():
        _strays(edge)
    return gone


@transaction.atomic
def _rows(edge: Edge) -> int:
    now = edge.clock.now()
    gone = counting.forget(now=now)
    for rows in (Attachment.objects, Bell.objects, Envelope.objects, Kept.objects):
        gone += rows.filter(until__lte=now).delete()[0]
    today = str(Month.of(now))
    over = [*Talk.objects.filter(expires__lt=today), *Talk.objects.filter(state=State.CLOSED.value)]
    for talk in over:
        silent = talk.expires < today or not _has_words(talk)
        if silent and not disclosures.told(relation=bytes(talk.id), today=now.date(), edge=edge):
            take_away(talk=talk, edge=edge)
            gone += 1
    Box.objects.exclude(talk__in=Talk.objects.values("id")).delete()
    return gone


def _has_words(talk: Talk) -> bool:
    return Kept.objects.filter(talk=talk.id).exists() or Envelope.objects.filter(talk=talk.id).exists()


def _strays(edge: Edge) -> None:
    """Take away files whose row went or was never written, and what a crash left of one."""
    there = edge.parcels.names()  # before the rows: a file is written only once its row is there
    known = {bytes(name) for name in Attachment.objects.values_list("id", flat=True)}
    for name in there:
        if name not in known:
            with _goes_on():
                edge.parcels.drop(name)
    edge.parcels.sweep(now=edge.clock.now())


@contextmanager
def _goes_on() -> Iterator[None]:
    """What one file refuses stops nothing else."""
    try:
        yield
    except OSError:
        logging.getLogger(__name__).warning("a file of a talk could not be taken away; the next turn tries again")
