"""Passes to a relay: a random name with the second at which it ends, and what the shared secret makes of it.

The scheme is draft-uberti-behave-turn-rest-00, section 2.2, which coturn calls `use-auth-secret`: the relay keeps no
list of users, and this site tells it nothing.
"""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pass:
    """What a browser shows the relay. It serves until `until`, at each of `addresses` (RFC 7065)."""

    addresses: Sequence[str]
    username: str
    password: str = field(repr=False)
    until: datetime


class Relay(Protocol):
    """Where voice goes through."""

    @property
    def is_there(self) -> bool:
        """Whether this site has one."""
        ...

    def issue(self, *, name: bytes, until: datetime) -> Pass:
        """A pass under a random name, good until that second. Only where `is_there`."""
        ...


@dataclass(frozen=True, slots=True)
class SharedSecret:
    """A relay that shares a secret with this site."""

    addresses: Sequence[str]
    secret: str = field(repr=False)
    is_there: bool = True

    def issue(self, *, name: bytes, until: datetime) -> Pass:
        """username = end ":" name; password = base64(HMAC-SHA1(secret, username))."""
        username = f"{int(until.timestamp())}:{name.hex()}"
        digest = hmac.digest(self.secret.encode(), username.encode(), "sha1")
        return Pass(tuple(self.addresses), username, b64encode(digest).decode(), until)


@dataclass(frozen=True, slots=True)
class NoRelay:
    """No voice on this site."""

    is_there: bool = False

    def issue(self, *, name: bytes, until: datetime) -> Pass:
        """Never asked."""
        raise NotImplementedError
