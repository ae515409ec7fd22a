"""Choosing what the settings say about push."""

import re
from collections.abc import Sequence

from rigcheck.outside.clock import Clock
from rigcheck.outside.push.null import NoPush
from rigcheck.outside.push.protocol import NotAPushContact, Push
from rigcheck.outside.push.subscription import SERVICES
from rigcheck.outside.push.webpush import WebPush
from rigcheck.outside.randomness import Chance

CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://\S+")


def open_push(
    contact: str, *, seed: bytes, clock: Clock, chance: Chance, services: Sequence[str] = SERVICES
) -> Push:  # fmt: skip
    """Push under the site's key grown from `seed` (32 B), or none where `contact` is empty; raises NotAPushContact."""
    if not contact:
        return NoPush()
    if not CONTACT.fullmatch(contact):
        raise NotAPushContact
    return WebPush(seed=seed, contact=contact, services=services or SERVICES, clock=clock, chance=chance)
