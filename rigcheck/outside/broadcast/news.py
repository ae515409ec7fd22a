"""One thing that was published, and how it goes over the wire: server-sent events (HTML Living Standard, 9.2).

    id: <microseconds since 1970>-<id of the event in hex>
    event: <first 16 bytes of the channel in hex>
    data: <body in Base64>

The number before the dash is where a listener goes on after a gap; what came twice is known by what stands after it.
An `id` line of its own, without an event, says that nothing is missing up to that moment.
"""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

TAG_BYTES: Final = 16
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
MOST_LETTERS: Final = 64


@dataclass(frozen=True, slots=True)
class News:
    """An event: 16 bytes that name it, the 32 of its channel, what it says (at most 4 kB), and when."""

    id: bytes
    channel: bytes = field(repr=False)
    body: bytes = field(repr=False)
    at: datetime


def written(news: News) -> bytes:
    """The event as it goes to every listener of its channel."""
    tag, body = news.channel[:TAG_BYTES].hex(), b64encode(news.body).decode()
    return f"id: {_micros(news.at)}-{news.id.hex()}\nevent: {tag}\ndata: {body}\n\n".encode()


def beat(complete: datetime | None) -> bytes:
    """A sign of life; with the moment up to which nothing is missing, where that is known."""
    return b": \n\n" if complete is None else f"id: {_micros(complete)}\n\n".encode()


def cursor_of(said: str) -> datetime | None:
    """Where a listener goes on, from the `Last-Event-ID` that it sent; None where that is none of ours."""
    digits = said.partition("-")[0]
    if len(said) > MOST_LETTERS or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return EPOCH + int(digits) * MICROSECOND
    except OverflowError:
        return None


def _micros(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND
