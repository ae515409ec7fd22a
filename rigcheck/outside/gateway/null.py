"""No gateway at all, and one whose messages stay here: for sites without one, and for tests."""

from collections.abc import Sequence

from rigcheck.outside.gateway.messages import Call, Text, e164
from rigcheck.outside.gateway.protocol import GatewayNotSet


class NoGateway:
    """A `Gateway` that refuses everything with GatewayNotSet."""

    there = False

    def text(self, _message: Text) -> None:
        """See `Gateway.text`."""
        raise GatewayNotSet

    def call(self, _message: Call) -> None:
        """See `Gateway.call`."""
        raise GatewayNotSet

    def check(self) -> None:
        """See `Gateway.check`."""
        raise GatewayNotSet

    def is_from(self, _address: str, _fields: Sequence[tuple[str, str]], _signature: str) -> bool:
        """Nothing comes from a gateway that is not there."""
        return False


class KeptGateway:
    """A `Gateway` that keeps every message in a list, and believes whoever writes the signature "kept"."""

    there = True

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.calls: list[Call] = []

    def text(self, message: Text) -> None:
        """See `Gateway.text`."""
        e164(message.to)
        self.texts.append(message)

    def call(self, message: Call) -> None:
        """See `Gateway.call`."""
        e164(message.to)
        self.calls.append(message)

    def check(self) -> None:
        """Nothing can be wrong."""

    def is_from(self, _address: str, _fields: Sequence[tuple[str, str]], signature: str) -> bool:
        """See `Gateway.is_from`."""
        return signature == "kept"
