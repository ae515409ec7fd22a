"""Taking away what is over: the agreed time, and months in which nobody wrote."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.conversations.actions import counting
from rigcheck.care.conversations.actions.talking import take_away
from rigcheck.care.conversations.models import Attachment, Bell, Box, Envelope, Kept, State, Talk
from rigcheck.care.disclosures import queries as disclosures
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


@transaction.atomic
def tidy(*, edge: Edge) -> int:
    """Erase words and files whose agreed time is over, and talks with nothing left to say; how many rows went.

    A talk in which the member was told of a disclosure stays as long as that does: it stands nowhere else.
    """
    now = edge.clock.now()
    gone = _files(now, edge) + counting.forget(now=now)
    for rows in (Bell.objects, Envelope.objects, Kept.objects):
        gone += rows.filter(until__lte=now).delete()[0]
    today = str(Month.of(now))
    over = [*Talk.objects.filter(expires__lt=today), *Talk.objects.filter(state=State.CLOSED.value)]
    for talk in over:
        silent = talk.expires < today or not _has_words(talk)
        if silent and not disclosures.told(relation=bytes(talk.id), today=now.date()):
            take_away(talk=talk, edge=edge)
            gone += 1
    _strays(edge)
    return gone


def _files(now: datetime, edge: Edge) -> int:
    old = Attachment.objects.filter(until__lte=now)
    for name in old.values_list("id", flat=True):
        edge.parcels.drop(bytes(name))
    return old.delete()[0]


def _has_words(talk: Talk) -> bool:
    return Kept.objects.filter(talk=talk.id).exists() or Envelope.objects.filter(talk=talk.id).exists()


def _strays(edge: Edge) -> None:
    """Files whose row was never written, or went without them, and states of talks that are gone."""
    there = edge.parcels.names()  # before the rows: a file is written only once its row is there
    known = {bytes(name) for name in Attachment.objects.values_list("id", flat=True)}
    for name in there:
        if name not in known:
            edge.parcels.drop(name)
    Box.objects.exclude(talk__in=Talk.objects.values("id")).delete()
