"""No push at all, and push that stays here: for sites that have not switched it on, and for tests."""

from rigcheck.outside.push.protocol import PushNotSet
from rigcheck.outside.push.subscription import Subscription


class NoPush:
    """A `Push` that refuses everything with PushNotSet."""

    key = ""

    def send(self, _to: Subscription, _body: bytes, *, topic: str, seconds: int) -> None:
        """See `Push.send`."""
        raise PushNotSet


class KeptPush:
    """A `Push` that keeps every message in a list."""

    key = "kept"

    def __init__(self) -> None:
        self.messages: list[tuple[Subscription, bytes]] = []

    def send(self, to: Subscription, body: bytes, *, topic: str, seconds: int) -> None:
        """See `Push.send`."""
        self.messages.append((to, body))
