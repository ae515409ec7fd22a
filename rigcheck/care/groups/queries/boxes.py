"""The key of a group: its secret lies in the keybox and nowhere else, and goes with the group."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time
from typing import Any, Final, TypeVar

from rigcheck.care.groups import policies
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.sites import site_lock, site_name, site_share
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance

USE: Final = "group"
SECRET_BYTES: Final = 32
NONCE_BYTES: Final = 12

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Box:
    """What closes and opens the rows of one group."""

    group: bytes
    secret: bytes = field(repr=False)

    def close(self, what: str, number: bytes, body: object, chance: Chance) -> bytes:
        """Seal a dataclass of plain values to its place: `what` kind of row, and its 16-byte id."""
        plain = json.dumps(asdict(body), ensure_ascii=False, separators=(",", ":")).encode()  # type: ignore[call-overload]
        return seal_own(site_lock(self.secret, USE), self._where(what, number), plain, chance.bytes(NONCE_BYTES))

    def open(self, what: str, number: bytes, blob: bytes, shape: type[T]) -> T:
        """What `close` sealed there; raises a SealingRefusal for a row from another place or group."""
        values: Mapping[str, Any] = json.loads(open_own(site_lock(self.secret, USE), self._where(what, number), blob))
        return shape(**values)

    def name(self, *parts: str) -> bytes:
        """A 16-byte name that nobody without the group's secret can compute."""
        return site_name(self.secret, USE, "\0".join(parts).encode())

    def share(self, what: str) -> bytes:
        """A 32-byte key for the pages of whoever reads the group: it opens what is closed for this use alone."""
        return site_share(self.secret, f"{USE}/{what}")

    def _where(self, what: str, number: bytes) -> str:
        return f"group|{self.group.hex()}|{what}|{number.hex()}"


def place(group: bytes) -> bytes:
    """The 32-byte name under which the keybox keeps a group's secret."""
    return hashlib.sha256(b"rigcheck/1/group\0" + group).digest()


def box(*, group: bytes, edge: Edge) -> Box:
    """The key of a group. Raises NotFound where there is none any more: then nobody opens it."""
    secret = edge.keybox.half(place(group), edge.clock.now())
    if secret is None:
        raise NotFound
    return Box(group, secret)


def until(now: datetime) -> datetime:
    """How long the keybox keeps a group's secret that is written to now: to the end of the last month of its rows.

    Rounded to months, so that it tells nothing of the day.
    """
    last = Month.of(now).plus(policies.STAYS_MONTHS + 1)
    return datetime.combine(last.first_day, time(), UTC)
