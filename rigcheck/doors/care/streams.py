"""Care's streams: the table of the room `streams`, the hub, and the address in front of them."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from rigcheck.care.streams import actions, queries
from rigcheck.doors.streams import Streams
from rigcheck.outside.broadcast import Hub, News, feeding
from rigcheck.outside.clock import Clock, SystemClock

PATH = "/stream/"


def streams_of_process(clock: Clock | None = None) -> Streams:
    """The streams of this process; nothing starts before somebody listens."""
    clock = clock or SystemClock()
    return Streams(
        hub=Hub(feeding=feeding(queries), clock=clock),
        enter=_enter,
        missed=_missed,
        goes_on=queries.goes_on,
        clock=clock,
        most=settings.STREAMS,
    )


def _enter(ticket: bytes, now: datetime) -> tuple[bytes, ...]:
    return actions.enter(ticket=ticket, now=now)


def _missed(channels: Sequence[bytes], since: datetime) -> Sequence[News]:
    return queries.missed(channels=channels, since=since)
