"""A page's row as the engine sees it."""

from datetime import datetime, timedelta

from rigcheck.care.paging import policies
from rigcheck.care.paging.models import Callback, Page, ids
from rigcheck.engines import escalation
from rigcheck.engines.escalation import Event, Kind, State, default_ladder

MILLISECOND = timedelta(milliseconds=1)
LENGTH_BYTES = 4


def engine_page(row: Page) -> escalation.Page:
    """The row as the engine's page."""
    return escalation.Page(
        ladder=default_ladder(ids(row.people)),
        seen=row.seen,
        state=State(row.state),
        rung=row.reached - 1,
        asks=row.asks,
        elapsed=row.elapsed * MILLISECOND,
        until=row.until * MILLISECOND,
        holder=row.holder,
        held=ids(row.held),
        gone=frozenset(ids(row.gone)),
    )


def as_of(row: Page, at: datetime) -> escalation.Page:
    """The page as time alone has made it by `at`: a screen is honest even where no worker runs."""
    return escalation.step(engine_page(row), Event(Kind.TICK), at).page


def found(page: bytes) -> Page:
    """The row; raises NoPage."""
    row = Page.objects.filter(id=page).first()
    if row is None:
        raise policies.NoPage
    return row


def parts_left(parts: bytes, supporter: bytes) -> bytes:
    """Of what is kept in `Callback.parts`, what is for this supporter alone."""
    part = _part(parts, supporter)
    return supporter + len(part).to_bytes(LENGTH_BYTES, "big") + part if part else b""


def part_of(page: bytes, supporter: bytes) -> bytes:
    """The envelope that was sealed to this supporter, or nothing."""
    row = Callback.objects.filter(page=page).first()
    return _part(row.parts if row else b"", supporter)


def _part(left: bytes, supporter: bytes) -> bytes:
    while left:
        who, size = left[:16], int.from_bytes(left[16 : 16 + LENGTH_BYTES], "big")
        start = 16 + LENGTH_BYTES
        if who == supporter:
            return left[start : start + size]
        left = left[start + size :]
    return b""
