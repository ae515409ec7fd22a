"""Channels, and what was published on them."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from rigcheck.care.streams.models import Event
from rigcheck.care.streams.policies import OVERLAP, goes_on
from rigcheck.engines.sealing.sites import site_name
from rigcheck.outside.broadcast import News
from rigcheck.outside.edge import Edge

__all__ = ["News", "after", "channel", "goes_on", "missed", "named", "newest", "standing"]

STREAMS = "streams"


def channel(capability: bytes) -> bytes:
    """The 32-byte channel of a capability: its SHA-256. Who knows the channel alone can publish, and not listen."""
    return hashlib.sha256(capability).digest()


def standing(*, of: str, name: bytes, edge: Edge) -> bytes:
    """The 16-byte capability of something that has a name of its own, such as ("seat", its id).

    Hand it to the pages of whoever may listen, after looking whether they may; publish on its `channel`. It stays the
    same for ever: where somebody leaves, name the thing anew.
    """
    return site_name(edge.keybox.seed(STREAMS), of, name)


def missed(*, channels: Sequence[bytes], since: datetime) -> Sequence[News]:
    """What was published on these channels since a moment and shortly before it, in order."""
    return _news(Event.objects.filter(channel__in=channels, at__gt=since - OVERLAP).order_by("at", "id"))


def newest() -> datetime | None:
    """The moment of the last event, on whichever channel."""
    return Event.objects.order_by("-at").values_list("at", flat=True).first()


def after(*, moment: datetime) -> Sequence[News]:
    """Every event later than this, in order."""
    return _news(Event.objects.filter(at__gt=moment).order_by("at", "id"))


def named(*, ids: Sequence[bytes]) -> Sequence[News]:
    """Those of these events that are there, in order."""
    return _news(Event.objects.filter(id__in=ids).order_by("at", "id"))


def _news(found: QuerySet[Event]) -> Sequence[News]:
    return [News(*row) for row in found.values_list("id", "channel", "body", "at")]
