"""What an open page of a group listens with: the capability of a stream, and the key of what comes on it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from rigcheck.care.groups.models import Group
from rigcheck.care.groups.queries.boxes import Box

CONTEXT: Final = "group news"
"""What every event of a group is bound to; its page's script says the same (web/static/care/groups/hearing.js)."""
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ear:
    """`capability` (16 bytes) opens the stream, `key` (32) what comes. Both hold for one UTC day, `left` seconds of it.

    They change at once where somebody is barred, so that whoever lost their place hears nothing more.
    """

    capability: bytes = field(repr=False)
    key: bytes = field(repr=False)
    left: int


def ear(*, key: Box, now: datetime) -> Ear:
    """With what the pages of this group listen today. Whether somebody may, the caller has asked."""
    tune = Group.objects.values_list("tune", flat=True).get(id=key.group)
    today = f"{bytes(tune).hex()} {now.date().isoformat()}"
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + A_DAY
    return Ear(key.name("live", today), key.share(f"live/{today}"), int((midnight - now).total_seconds()) + 1)
