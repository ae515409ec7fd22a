"""The supporters of this site, those of them who are on, and what they are called."""

from datetime import datetime

from rigcheck.care.oncall import queries as oncall
from rigcheck.care.peers import queries as peers
from rigcheck.care.peers.queries import Supporter


def on_now(*, at: datetime) -> frozenset[bytes]:
    """Everybody who is on; only whoever is ready to be paged is ever on."""
    return frozenset(one.supporter for one in oncall.on(at=at))


def ready() -> frozenset[bytes]:
    """Everybody who may be paged now."""
    return frozenset(one.id for one in peers.supporters())


def standing() -> frozenset[bytes]:
    """Everybody who was vouched for, also while they pause."""
    return frozenset(one.id for one in peers.supporters(ready=False))


def named(supporter: bytes) -> Supporter | None:
    """The supporter, or None where they are none any more."""
    return next((one for one in peers.supporters(ready=False) if one.id == supporter), None)
