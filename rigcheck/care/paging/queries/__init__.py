"""What is to be seen: who could be reached, the member's waiting screen, and the supporter's pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rigcheck.care.paging import policies
from rigcheck.care.paging.models import SEAT_BYTES, Accept, Choice, How, Page, Press, ids
from rigcheck.care.paging.queries.choosing import Offer, Reach, is_kept, may_press, on_duty, reach
from rigcheck.care.paging.queries.pages import as_of, found, part_of
from rigcheck.care.paging.queries.people import named
from rigcheck.engines import escalation
from rigcheck.engines.escalation import ENDED, State
from rigcheck.kernel.enums import Seat

__all__ = [
    "SEAT_BYTES",
    "Accept",
    "Asked",
    "Call",
    "Choice",
    "How",
    "Offer",
    "Press",
    "Reach",
    "State",
    "Waiting",
    "asked",
    "call",
    "is_kept",
    "may_press",
    "on_duty",
    "one_asked",
    "open_pages",
    "reach",
    "waiting",
    "writes_with",
]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the member sees while they wait.

    `asked`: how many people were asked and may still answer; `name`, `seat` and `holder` (their seat's
    id): who has it (empty, None: nobody); `since`: time since the press; `left`: at most so long
    until something changes.
    """

    state: State
    how: How
    asked: int
    asks: int
    name: str
    seat: Seat | None
    holder: bytes
    since: timedelta
    left: timedelta

    @property
    def honest(self) -> bool:
        """Whether the screen must say that nobody has come, and show the lines first."""
        return self.state is State.EXHAUSTED

    @property
    def over(self) -> bool:
        """Whether nothing changes any more."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True)
class Asked:
    """A page as somebody sees it who was asked. `left` counts only while it is theirs; `notices` are the
    references under which they were told of it.
    """

    page: bytes
    state: State
    how: How
    mine: bool
    elsewhere: bool
    pressed: datetime
    since: timedelta
    left: timedelta
    notices: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def open(self) -> bool:
        """Whether it can be taken."""
        return self.state in (State.PAGING, State.EXHAUSTED) and not self.mine and not self.elsewhere


@dataclass(frozen=True, slots=True)
class Call:
    """How to reach the member; `envelope` is sealed to the supporter's own key and opens in their browser."""

    how: How
    envelope: bytes = field(repr=False)


def waiting(*, page: bytes, at: datetime) -> Waiting:
    """How far the page has come. `page` is SHA-256 of the capability that the member holds. Raises NoPage."""
    row = found(page)
    now = as_of(row, at)
    holder = named(now.holder) if now.holder else None
    return Waiting(
        state=now.state,
        how=How(row.how),
        asked=len(now.asked),
        asks=now.asks,
        name=holder.name if holder else "",
        seat=holder.seat if holder else None,
        holder=now.holder if holder else b"",
        since=now.elapsed,
        left=_left(now),
    )


def writes_with(*, page: bytes, at: datetime) -> bytes:
    """The seat of whoever has taken this page to write with the member; empty for nobody, or where it is no page."""
    row = Page.objects.filter(id=page, how=How.CHAT.value).first()
    return as_of(row, at).holder if row else b""


def asked(*, supporter: bytes, at: datetime) -> Sequence[Asked]:
    """The pages that asked this supporter, the oldest first; without those that they said no to."""
    rows = Page.objects.order_by("pressed", "id")
    pages = [(row, as_of(row, at)) for row in rows if supporter in ids(row.people)]
    return [_asked(row, now, supporter) for row, now in pages if supporter in now.asked | {now.holder}]


def one_asked(*, page: bytes, supporter: bytes, at: datetime) -> Asked:
    """One of them; raises NoPage."""
    for one in asked(supporter=supporter, at=at):
        if one.page == page:
            return one
    raise policies.NoPage


def call(*, page: bytes, supporter: bytes, at: datetime) -> Call:
    """How to reach the member, for whoever has the page now; raises NoPage or NumberWithheld."""
    row = found(page)
    now = as_of(row, at)
    if now.holder != supporter or named(supporter) is None:
        raise policies.NumberWithheld
    return Call(How(row.how), part_of(page, supporter))


def open_pages() -> int:
    """How many pages lie there, ended ones not yet erased included."""
    return Page.objects.count()


def _left(now: escalation.Page) -> timedelta:
    if now.state in escalation.SETTLED:
        return max(now.until - now.elapsed, timedelta()) if now.holder and now.state not in ENDED else timedelta()
    return max(min(now.until, now.ladder.limit) - now.elapsed, timedelta())


def _asked(row: Page, now: escalation.Page, supporter: bytes) -> Asked:
    mine = now.holder == supporter
    return Asked(
        page=row.id,
        state=now.state,
        how=How(row.how),
        mine=mine,
        elsewhere=bool(now.holder) and not mine,
        pressed=row.pressed,
        since=now.elapsed,
        left=_left(now),
        notices=tuple(policies.about(row.id, supporter, ask) for ask in range(1, now.asks + 1)),
    )
