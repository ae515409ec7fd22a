"""Web Push (RFC 8030) with sealed bodies (RFC 8291) and a note of who asks (RFC 8292)."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from rigcheck.engines.sealing.push import SALT_BYTES, identify, public_of, seal_push, unpadded
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.outside.clock import Clock
from rigcheck.outside.posting import Answered, Unanswered, ask
from rigcheck.outside.push.protocol import NotASubscription, PushAway, PushRefused, SubscriptionGone
from rigcheck.outside.push.subscription import Subscription, goes_to
from rigcheck.outside.randomness import Chance

TIMEOUT = 10.0
PAYLOAD_BYTES = 512
"""Every body is padded to this: what a message says cannot be told from its length."""
NOTE_SECONDS = 3600
GONE = (404, 410)
LATER = 429
FAULT = 500
TAKEN = (200, 201, 202, 204)


class WebPush:
    """A `Push` to the services that browsers name. `seed` (32 B) is the site's key; `services` as in `goes_to`."""

    def __init__(self, *, seed: bytes, contact: str, services: Sequence[str], clock: Clock, chance: Chance) -> None:
        self._seed, self._contact, self._services = seed, contact, services
        self._clock, self._chance = clock, chance
        self.key = unpadded(public_of(seed))

    def send(self, to: Subscription, body: bytes, *, topic: str, seconds: int) -> None:
        """See `Push.send`."""
        if not goes_to(to.endpoint, self._services):
            raise NotASubscription
        try:
            _sort(ask("POST", to.endpoint, body=self._sealed(to, body), headers=self._headers(to, topic, seconds),
                      timeout=TIMEOUT))  # fmt: skip
        except Unanswered:
            raise PushAway from None

    def _sealed(self, to: Subscription, body: bytes) -> bytes:
        seed, salt = self._chance.bytes(32), self._chance.bytes(SALT_BYTES)
        try:
            return seal_push(body, reader=to.key, secret=to.secret, seed=seed, salt=salt, length=PAYLOAD_BYTES)
        except SealingRefusal:
            raise NotASubscription from None

    def _headers(self, to: Subscription, topic: str, seconds: int) -> dict[str, str]:
        parts = urlsplit(to.endpoint)
        until = int(self._clock.now().timestamp()) + NOTE_SECONDS
        note = identify(
            self._seed, audience=f"{parts.scheme}://{parts.netloc}", until=until, contact=self._contact
        )  # fmt: skip
        return {
            "Authorization": note,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(seconds),
            "Topic": topic,
            "Urgency": "high",
        }


def _sort(answer: Answered) -> None:
    """Gone for good, later, never, or taken."""
    if answer.status in GONE:
        raise SubscriptionGone
    if answer.status == LATER or answer.status >= FAULT:
        raise PushAway
    if answer.status not in TAKEN:
        raise PushRefused
