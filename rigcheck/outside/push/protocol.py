"""What a push port promises, and how it refuses.

A message may arrive twice: when the push service took it and the line broke before it said so. Under the same topic the
later one replaces the earlier one where that has not been shown yet (RFC 8030, section 5.4).
"""

from typing import ClassVar, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.push.subscription import NotASubscription, Subscription

__all__ = [
    "NotAPushContact",
    "NotASubscription",
    "Push",
    "PushAway",
    "PushNotSet",
    "PushRefused",
    "SubscriptionGone",
]


class PushAway(Refusal):
    """The push service does not answer, or says "later" (429, 5xx): a later try may succeed."""

    code: ClassVar[str] = "push-away"
    status: ClassVar[int] = 503

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or gettext_noop("The push service does not answer just now. It is tried again by itself.")
        )


class PushRefused(Refusal):
    """The push service does not take our messages: wrong key, wrong contact, too large."""

    code: ClassVar[str] = "push-refused"
    status: ClassVar[int] = 502

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message
            or gettext_noop("The push service refuses us. Whoever runs this site sees why with `rigcheck doctor`.")
        )


class SubscriptionGone(Refusal):
    """The browser does not want these messages any more (404, 410): trying again does not help."""

    code: ClassVar[str] = "subscription-gone"
    status: ClassVar[int] = 410

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("This browser takes no notifications from here any more. Switch them on again there.")
        )


class PushNotSet(Refusal):
    """Notifications are not switched on for this site."""

    code: ClassVar[str] = "push-not-set"
    status: ClassVar[int] = 503

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Notifications are not switched on for this site, so nothing was sent. Choose another way.")
        )


class NotAPushContact(Refusal):
    """The setting is no address at which push services reach whoever runs the site."""

    code: ClassVar[str] = "not-a-push-contact"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Push services want to know whom to ask when something goes wrong. Write mailto:somebody@your.example "
                "or an https:// address, of whoever runs this site."
            )
        )


class Push(Protocol):
    """Wakes one browser."""

    @property
    def key(self) -> str:
        """The site's public key as browsers want it when they subscribe; "" where push is off."""

    def send(self, to: Subscription, body: bytes, *, topic: str, seconds: int) -> None:
        """Hand over a body (at most `PAYLOAD_BYTES`), kept for `seconds` where the browser sleeps.

        `topic` is at most 32 letters, digits, dashes and lines. Raises PushAway, PushRefused, SubscriptionGone or
        PushNotSet.
        """
