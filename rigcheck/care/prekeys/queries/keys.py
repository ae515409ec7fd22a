"""Who has keys to be handed out, and how many are left."""

from dataclasses import dataclass, field

from rigcheck.care.peers import queries as peers
from rigcheck.care.prekeys import policies
from rigcheck.care.prekeys.models import Prekey
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Left:
    """How many keys a supporter has to be handed out, and the month until which the last resort is good ("": none)."""

    count: int
    last: str


@dataclass(frozen=True, slots=True)
class Public:
    """The public half of a key with its signature, as `engines/sealing/prekeys` writes it; `last`: the last resort."""

    blob: bytes = field(repr=False)
    last: bool


def left(*, seat: bytes, today: Month) -> Left:
    """What is left of a supporter's keys."""
    rows = Prekey.objects.filter(supporter=seat, expires__gte=str(today))
    last = rows.filter(last=True).values_list("expires", flat=True).first()
    return Left(rows.filter(last=False).count(), last or "")


def with_keys(*, today: Month) -> set[bytes]:
    """The seats that have any."""
    rows = Prekey.objects.filter(expires__gte=str(today))
    return {bytes(seat) for seat in rows.values_list("supporter", flat=True)}


def offered(*, supporter: bytes, today: Month) -> None:
    """Return if somebody can write to this supporter now; raises NotOffered."""
    if supporter not in with_keys(today=today) or not any(one.id == supporter for one in peers.supporters()):
        raise policies.NotOffered
