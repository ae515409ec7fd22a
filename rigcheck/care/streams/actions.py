"""Publishing, and letting somebody listen.

    streams.publish(channel=streams.channel(capability), body=b"look", at=edge.clock.now(), by="conversations")

belongs inside the transaction of whatever happened: both are written, or neither is, and nobody is told before the
commit. One event for each thing that somebody sees, never one for each row: PostgreSQL lets commits that notify pass
one after the other.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from rigcheck.care.streams import policies, queries
from rigcheck.care.streams.models import Event, Ticket
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.sites import site_lock
from rigcheck.outside.broadcast import ring
from rigcheck.outside.edge import Edge

TICKET_BYTES: Final = 32
NONCE_BYTES: Final = 12
CONTEXT: Final = "stream ticket"
SOON: Final = timedelta(microseconds=1)


def publish(*, channel: bytes, body: bytes, at: datetime, by: str) -> None:
    """Tell whoever listens on this channel (32 bytes, see `queries.channel`) at this moment or within 15 minutes.

    `body` (at most 4096 bytes) reaches every listener as it is: "look" and a number, or something sealed. `at` is now;
    `by` names the part of the program that publishes. Raises NotAnEvent.
    """
    policies.check_event(channel, body)
    with transaction.atomic(savepoint=False):
        # On SQLite writers come one after the other: later than all that is there means in the order of commits.
        newest = queries.newest()
        moment = at if newest is None else max(at, newest + SOON)
        name = hashlib.sha256(channel + moment.isoformat().encode() + body).digest()[:16]
        # Two at the very same moment, with the same words on the same channel, say the same: one is enough.
        Event.objects.bulk_create([Event(id=name, channel=channel, body=body, at=moment)], ignore_conflicts=True)
        ring(name)


@transaction.atomic
def forget(*, ids: Collection[bytes]) -> None:
    """Take these events away before their time: what they told is gone, and nobody who comes back is told it."""
    Event.objects.filter(id__in=list(ids)).delete()


def admit(*, capabilities: Sequence[bytes], known: bool, edge: Edge) -> bytes:
    """Let whoever holds these capabilities open one stream within 30 seconds; the ticket, 32 random bytes.

    `known`: whoever asks is signed in. Raises NotChannels, TooManyTickets.
    """
    policies.check_capabilities(capabilities)
    # Outside any transaction: whoever is refused takes no lock from those who write, strangers least of all.
    policies.check_waiting(Ticket.objects.filter(expires__gte=edge.clock.now()).count(), known=known)
    return _admitted(capabilities, edge)


@transaction.atomic
def _admitted(capabilities: Sequence[bytes], edge: Edge) -> bytes:
    now = edge.clock.now()
    Ticket.objects.filter(expires__lt=now).delete()
    ticket = edge.chance.bytes(TICKET_BYTES)
    names = b"".join(sorted({queries.channel(one) for one in capabilities}))
    sealed = seal_own(_lock(ticket), CONTEXT, names, edge.chance.bytes(NONCE_BYTES))
    Ticket.objects.create(digest=_digest(ticket), channels=sealed, expires=now + policies.TICKET_LIFE)
    return ticket


def enter(*, ticket: bytes, now: datetime) -> tuple[bytes, ...]:
    """Use a ticket up; the channels that it was for. Raises NoTicket."""
    # Outside any transaction: on SQLite each takes the lock that all writers share, and nonsense may come without end.
    if not Ticket.objects.filter(digest=_digest(ticket), expires__gte=now).exists():
        raise policies.NoTicket
    return _used_up(ticket, now)


@transaction.atomic
def _used_up(ticket: bytes, now: datetime) -> tuple[bytes, ...]:
    row = Ticket.objects.select_for_update().filter(digest=_digest(ticket)).first()
    if row is None or row.expires < now:
        raise policies.NoTicket
    row.delete()
    names = open_own(_lock(ticket), CONTEXT, row.channels)
    size = policies.CHANNEL_BYTES
    return tuple(names[start : start + size] for start in range(0, len(names), size))


@transaction.atomic
def purge(*, now: datetime) -> int:
    """Take away events older than 15 minutes, those from a future that a wrong clock foretold, and old tickets."""
    Ticket.objects.filter(expires__lt=now).delete()
    return Event.objects.filter(Q(at__lt=now - policies.LIFE) | Q(at__gt=now + policies.LIFE)).delete()[0]


def _digest(ticket: bytes) -> bytes:
    return hashlib.sha256(ticket).digest()


def _lock(ticket: bytes) -> RowKey:
    return site_lock(ticket, CONTEXT)
