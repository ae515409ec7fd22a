"""Asking a relay as a browser would, to see whether it answers and knows our passes.

STUN is RFC 8489 (sections 5, 9.2 and 14), TURN is RFC 8656. Only what is needed for a place on the relay and for a
leave to send to somebody: no words are ever sent through it from here.
"""

import hashlib
import hmac
import ipaddress
import socket
import ssl
import struct
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final

from rigcheck.outside.randomness import Chance
from rigcheck.outside.relay.opening import where
from rigcheck.outside.relay.passes import Pass

ALLOCATE, REFRESH, CREATE_PERMISSION = 0x003, 0x004, 0x008
USERNAME, INTEGRITY, ERROR, LIFETIME, PEER = 0x0006, 0x0008, 0x0009, 0x000D, 0x0012
REALM, NONCE, RELAYED, TRANSPORT = 0x0014, 0x0015, 0x0016, 0x0019
COOKIE: Final = 0x2112A442
FAILED: Final = 0x0110
"""Bits of an answer that says no."""
UDP: Final = 17
DONE: Final = 0
UNAUTHORIZED, FORBIDDEN, STALE = 401, 403, 438
HEAD: Final = 20
LARGEST: Final = 2048


@dataclass(frozen=True, slots=True)
class Answer:
    """`code` is DONE, or why not (RFC 8489, section 14.8)."""

    code: int
    attributes: Mapping[int, bytes]


@dataclass
class Line(AbstractContextManager["Line"]):
    """A line to one address of a relay. Raises OSError where nobody answers in time."""

    address: str
    chance: Chance = field(repr=False)
    seconds: float = 5.0
    _realm: bytes = b""
    _nonce: bytes = b""

    def __enter__(self) -> "Line":
        place = where(self.address)
        kind = socket.SOCK_DGRAM if place.transport == "udp" else socket.SOCK_STREAM
        found = socket.getaddrinfo(place.host, place.port, type=kind)[0]
        self._socket = socket.socket(found[0], kind)
        self._socket.settimeout(self.seconds)
        self._socket.connect(found[4])
        if place.is_closed:
            self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=place.host)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def allocate(self, shown: Pass) -> Answer:
        """Ask for a place on the relay."""
        return self._with_pass(ALLOCATE, struct.pack("!HHBxxx", TRANSPORT, 4, UDP), shown)

    def permit(self, peer: str, shown: Pass) -> Answer:
        """Ask for leave to send to an IPv4 address, and to hear from it."""
        return self._with_pass(CREATE_PERMISSION, attribute(PEER, crossed(peer)), shown)

    def refresh(self, shown: Pass, *, seconds: int) -> Answer:
        """Keep the place for so long; 0 gives it back."""
        return self._with_pass(REFRESH, attribute(LIFETIME, struct.pack("!I", seconds)), shown)

    def _with_pass(self, method: int, asked: bytes, shown: Pass) -> Answer:
        """Ask with the pass; the first answer of a relay only tells with what it is to be signed."""
        for _ in range(3):
            known = attribute(USERNAME, shown.username.encode()) + attribute(REALM, self._realm)
            known += attribute(NONCE, self._nonce)
            answer = self._ask(method, asked + known if self._nonce else asked, shown if self._nonce else None)
            began = not self._nonce
            self._realm = answer.attributes.get(REALM, self._realm)
            self._nonce = answer.attributes.get(NONCE, self._nonce)
            if answer.code != STALE and not (began and answer.code == UNAUTHORIZED):
                break
        return answer

    def _ask(self, method: int, attributes: bytes, shown: Pass | None) -> Answer:
        number = self.chance.bytes(12)
        if shown:
            whole = head(method, len(attributes) + 24, number) + attributes
            key = key_of(shown, self._realm)
            attributes += attribute(INTEGRITY, hmac.digest(key, whole, "sha1"))
        self._socket.sendall(head(method, len(attributes), number) + attributes)
        while True:
            answer = self._socket.recv(LARGEST)
            if not answer:
                raise ConnectionError(self.address)
            if answer[8:HEAD] == number:
                return read(answer)


def key_of(shown: Pass, realm: bytes) -> bytes:
    """The key with which a request is signed (RFC 8489, section 9.2.2)."""
    told = b":".join((shown.username.encode(), realm, shown.password.encode()))
    return hashlib.md5(told, usedforsecurity=False).digest()


def head(method: int, length: int, number: bytes) -> bytes:
    """The 20 bytes before the attributes of a request."""
    return struct.pack("!HHI", method, length, COOKIE) + number


def attribute(kind: int, value: bytes) -> bytes:
    """One attribute, filled up to four bytes."""
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def crossed(peer: str) -> bytes:
    """XOR-PEER-ADDRESS of an IPv4 address, port 9 (RFC 8656, section 18.3)."""
    number = int(ipaddress.IPv4Address(peer)) ^ COOKIE
    return struct.pack("!xBHI", 1, 9 ^ (COOKIE >> 16), number)


def read(answer: bytes) -> Answer:
    """What a relay answered; what is cut short counts as no answer: raises ConnectionError."""
    try:
        kind, length = struct.unpack_from("!HH", answer)
        found: dict[int, bytes] = {}
        at = HEAD
        while at < HEAD + length:
            name, size = struct.unpack_from("!HH", answer, at)
            found.setdefault(name, answer[at + 4 : at + 4 + size])
            at += 4 + size + -size % 4
        if kind & FAILED != FAILED:
            return Answer(DONE, found)
        hundreds, rest = struct.unpack_from("!xxBB", found[ERROR])
        return Answer(hundreds * 100 + rest, found)
    except (struct.error, KeyError) as error:
        raise ConnectionError(len(answer)) from error
