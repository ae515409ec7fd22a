"""Keys with which a talk can begin, as they are handed on."""

from dataclasses import dataclass, field

from rigcheck.care.conversations.models import Prekey
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Public:
    """The public half of a key with its signature, by its 16-byte id; `last`: the last resort."""

    id: bytes
    blob: bytes = field(repr=False)
    last: bool


@dataclass(frozen=True, slots=True)
class Left:
    """How many keys a supporter has to be handed out, and the month until which the last resort is good ("": none)."""

    count: int
    last: str


def left(*, seat: bytes, today: Month) -> Left:
    """What is left of a supporter's keys."""
    rows = Prekey.objects.filter(supporter=seat, expires__gte=str(today))
    last = rows.filter(last=True).values_list("expires", flat=True).first()
    return Left(rows.filter(last=False).count(), last or "")
