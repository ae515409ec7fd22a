"""What a gateway for texts and calls promises, and how it refuses.

A message may arrive twice: when the gateway took it and the line broke before it said so. The reference goes along as
`Idempotency-Key`, for gateways that look at it; Twilio's own (2010-04-01) does not.
"""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.gateway.messages import Call, NotANumber, Text

__all__ = [
    "Gateway",
    "GatewayAway",
    "GatewayNotSet",
    "GatewayRefused",
    "GatewayUnclear",
    "NotAGateway",
    "NotANumber",
    "NumberRefused",
]


class GatewayAway(Refusal):
    """The gateway does not answer in time, or says "later" (429, 5xx): a later try may succeed."""

    code: ClassVar[str] = "gateway-away"
    status: ClassVar[int] = 503

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or gettext_noop("The gateway for texts and calls does not answer just now. It is tried again.")
        )


class GatewayUnclear(Refusal):
    """The gateway answered something that we do not understand: whether it took the message, nobody knows."""

    code: ClassVar[str] = "gateway-unclear"
    status: ClassVar[int] = 502

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("The gateway's answer cannot be understood. It is tried again, and may arrive twice.")
        )


class GatewayRefused(Refusal):
    """The gateway will take nothing from us: wrong name or password, sender not ours, account closed."""

    code: ClassVar[str] = "gateway-refused"
    status: ClassVar[int] = 502

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or gettext_noop("The gateway refuses us. Whoever runs this site sees why with `rigcheck doctor`.")
        )


class NumberRefused(Refusal):
    """The gateway cannot reach this number, or its owner has said stop: trying again does not help."""

    code: ClassVar[str] = "number-refused"

    def __init__(self) -> None:
        super().__init__(gettext_noop("The gateway cannot reach this number. Correct it, or choose another way."))


class GatewayNotSet(Refusal):
    """No gateway is set up for this site."""

    code: ClassVar[str] = "gateway-not-set"
    status: ClassVar[int] = 503

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("This site can send no texts and make no calls, so nothing was sent. Choose another way.")
        )


class NotAGateway(Refusal):
    """The setting names no gateway that we understand."""

    code: ClassVar[str] = "not-a-gateway"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "The address of the gateway is not understood. Write twilio://<account>@api.twilio.com, the number "
                "that it sends from beginning with +, and its token beside it."
            )
        )


class Gateway(Protocol):
    """Sends texts and makes calls, one at a time."""

    @property
    def there(self) -> bool:
        """Whether anything can be sent at all."""

    def text(self, message: Text) -> None:
        """Hand a text over. Raises GatewayAway, -Unclear, -Refused, -NotSet, NumberRefused or NotANumber."""

    def call(self, message: Call) -> None:
        """Ask for a call. Raises like `text`."""

    def check(self) -> None:
        """Sign in and send nothing. Raises like `text`."""

    def is_from(self, address: str, fields: Sequence[tuple[str, str]], signature: str) -> bool:
        """Whether what was posted to our `address` (as the gateway wrote it) comes from this gateway."""
