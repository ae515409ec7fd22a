"""What a browser gives a site that it wants to be woken by."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from rigcheck.engines.sealing.push import POINT_BYTES, SECRET_BYTES, from_unpadded, unpadded
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
"""Hosts to which browsers' messages go (a dot in front: and all below it). Anything else would let whoever subscribes
point this site's worker at a machine of their choice."""
LONGEST = 700


class NotASubscription(Refusal):
    """What the browser sent is not a subscription, or goes to a push service that is not known here."""

    code: ClassVar[str] = "not-a-subscription"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("This browser's notifications go through a service not known here. Choose another way.")
        )


@dataclass(frozen=True, slots=True)
class Subscription:
    """One browser: where its service takes messages, its key (65 B) and its secret (16 B)."""

    endpoint: str = field(repr=False)
    key: bytes = field(repr=False)
    secret: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """As `subscription` reads it."""
        keys = {"p256dh": unpadded(self.key), "auth": unpadded(self.secret)}
        return json.dumps({"endpoint": self.endpoint, "keys": keys}, separators=(",", ":"))


def subscription(text: str, *, services: Sequence[str] = SERVICES) -> Subscription:
    """What `PushSubscription.toJSON()` gave, if it is sound and goes to one of `services`; raises NotASubscription."""
    try:
        read = json.loads(text)
        found = Subscription(read["endpoint"], *(from_unpadded(read["keys"][name]) for name in ("p256dh", "auth")))
        known = len(found.endpoint) <= LONGEST and goes_to(found.endpoint, services)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotASubscription from None
    if not known or (len(found.key), len(found.secret)) != (POINT_BYTES, SECRET_BYTES):
        raise NotASubscription
    return found


def goes_to(endpoint: str, services: Sequence[str]) -> bool:
    """Whether an address belongs to one of `services`: encrypted, usual port; `http://...` names one as it is."""
    parts = urlsplit(endpoint)
    if parts.scheme == "http":
        return f"http://{parts.netloc}" in services
    host = parts.hostname or ""
    usual = parts.scheme == "https" and parts.port in (None, 443) and not parts.username
    return usual and any(host == name or (name[0] == "." and host.endswith(name)) for name in services)
