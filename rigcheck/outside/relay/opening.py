"""The relay that the settings name."""

import re
from dataclasses import dataclass
from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.relay.passes import NoRelay, Relay, SharedSecret

WRITTEN = re.compile(
    r"(?P<scheme>turns?):(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(:(?P<port>[0-9]{1,5}))?"
    r"(\?transport=(?P<transport>udp|tcp))?"
)
PLAIN_PORT, TLS_PORT = 3478, 5349
SHORTEST = 16
"""Characters of a secret; a shorter one can be guessed from one pass that was seen."""


class NotARelay(Refusal):
    """The settings name something that is no relay, or no secret that is worth the name."""

    code: ClassVar[str] = "not-a-relay"

    def __init__(self, why: str = "") -> None:
        super().__init__(
            why or gettext_noop("A relay is written turn:host:3478?transport=udp or turns:host:443?transport=tcp.")
        )


@dataclass(frozen=True, slots=True)
class Where:
    """An address of a relay, taken apart (RFC 7065, section 3)."""

    host: str
    port: int
    transport: str
    is_closed: bool
    """Encrypted on the way to it."""


def where(address: str) -> Where:
    """Take an address apart; raises NotARelay."""
    found = WRITTEN.fullmatch(address)
    if found is None:
        raise NotARelay
    closed = found["scheme"] == "turns"
    port = int(found["port"] or (TLS_PORT if closed else PLAIN_PORT))
    return Where(found["host"].strip("[]"), port, found["transport"] or ("tcp" if closed else "udp"), closed)


def open_relay(addresses: str, *, secret: str) -> Relay:
    """The relay at these addresses, with commas between; none for "". Raises NotARelay."""
    written = [one.strip() for one in addresses.split(",") if one.strip()]
    if not written:
        return NoRelay()
    for one in written:
        where(one)
    if len(secret) < SHORTEST:
        raise NotARelay(gettext_noop("The secret of the relay is missing, or shorter than sixteen characters."))
    return SharedSecret(tuple(written), secret)
