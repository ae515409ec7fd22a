"""Reading sessions."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.http import HttpRequest

from rigcheck.care.sessions.models import Me, Pending, Session, Ticket, Visit
from rigcheck.care.sessions.policies import DAY_OF_WORK, IDLE
from rigcheck.engines.sealing.sessions import browser_half
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

__all__ = ["CareRequest", "Me", "Pending", "Visit"]


class CareRequest(HttpRequest):
    """A request as the door of care hands it on: with the process's clock, chance and keybox, and with who is there."""

    edge: Edge
    visit: Visit


def page_half(*, me: Me, edge: Edge) -> bytes | None:
    """The browser's half of the session's key, 32 bytes, or None when the session has just ended."""
    half = edge.keybox.half(session_digest(me.cookie), edge.clock.now())
    return browser_half(me.cookie, half) if half else None


def open_sessions() -> int:
    """How many sessions are open now, locked ones not yet cleared away included."""
    return Session.objects.count()


def left_over(*, now: datetime) -> int:
    """How many sessions lie there a quarter of an hour after their longest life: any means that no worker runs."""
    return Session.objects.filter(opened__lt=now - DAY_OF_WORK - IDLE).count()


def has_ticket(*, digest: bytes, today: Month) -> bool:
    """Whether the ticket of this digest still lets somebody act."""
    return Ticket.objects.filter(digest=digest, expires__gte=str(today)).exists()


def open_tickets(*, digests: Collection[bytes], today: Month) -> frozenset[bytes]:
    """Those of them that still let somebody act."""
    found = Ticket.objects.filter(digest__in=digests, expires__gte=str(today)).values_list("digest", flat=True)
    return frozenset(bytes(one) for one in found) if digests else frozenset()


def session_digest(cookie: bytes) -> bytes:
    """The 32-byte name under which a session is kept."""
    return hashlib.sha256(cookie).digest()
