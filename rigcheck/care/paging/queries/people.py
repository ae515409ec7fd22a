"""The supporters of this site, those of them who are on, and what they are called."""

from collections.abc import Sequence
from datetime import datetime

from rigcheck.care.oncall import queries as oncall
from rigcheck.care.paging import policies
from rigcheck.care.peers import queries as peers
from rigcheck.care.peers.queries import Supporter


def available(*, order: Sequence[bytes], at: datetime) -> tuple[bytes, ...]:
    """Those of `order` who are on; only whoever is ready to be paged is ever on."""
    return policies.available(order, _on(at))


def ready() -> frozenset[bytes]:
    """Everybody who may be paged now."""
    return frozenset(one.id for one in peers.supporters())


def standing() -> frozenset[bytes]:
    """Everybody who was vouched for, also while they pause."""
    return frozenset(one.id for one in peers.supporters(ready=False))


def named(supporter: bytes) -> Supporter | None:
    """The supporter, or None where they are none any more."""
    return next((one for one in peers.supporters(ready=False) if one.id == supporter), None)


def _on(at: datetime) -> set[bytes]:
    return {one.supporter for one in oncall.on(at=at)}
