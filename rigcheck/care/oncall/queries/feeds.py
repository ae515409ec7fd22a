"""A supporter's calendar, behind its secret address."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from rigcheck.care.oncall.models import Feed
from rigcheck.care.oncall.queries.duties import duties_of
from rigcheck.care.seats import queries as seats
from rigcheck.engines.shifts import calendar

BEHIND: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=90)


def feed(*, secret: str, now: datetime) -> bytes | None:
    """The iCalendar file (RFC 5545) of whoever's secret this is, from a week ago to 90 days ahead; None for nobody's,
    and for somebody whose seat is suspended.
    """
    try:
        digest = hashlib.sha256(bytes.fromhex(secret)).digest()
    except ValueError:
        return None
    row = Feed.objects.filter(digest=digest).first()
    if row is None or row.id not in {worker.id for worker in seats.workers(seats=seats.SUPPORTING)}:
        return None
    spans = [duty.span for _plan, duty in duties_of(row.id, now - BEHIND, now + AHEAD)]
    return calendar(spans, title=_("On call"), owner=digest.hex()[:16], written=now)


def has_feed(*, supporter: bytes) -> bool:
    """Whether this supporter's calendar has an address."""
    return Feed.objects.filter(id=supporter).exists()
