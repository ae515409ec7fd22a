"""One line of the list: a public key was added for a purpose, or ended."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from rigcheck.bridge.keylog.refusals import NotAKeylog
from rigcheck.kernel.enums import Seat

WORD: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}", re.ASCII)
PERIOD: Final = re.compile(r"\d{4}-Q[1-4]|\d{4}|standing", re.ASCII)
NOTHING: Final = "-"


class Purpose(StrEnum):
    """What a key is for. Each value is written into signed files: never change one, only add."""

    LOG = "log"
    """Signs the list itself; its key is the first line, for ever."""
    ENROLMENT = "enrolment"
    CREDIT = "credit"
    CONTRIBUTION = "contribution"
    RELEASE = "release"
    CATALOGUE = "catalogue"
    LEAD = Seat.LEAD.value
    CLINICIAN = Seat.CLINICIAN.value
    PEER = Seat.PEER.value
    CHAPLAIN = Seat.CHAPLAIN.value
    MODERATOR = Seat.MODERATOR.value
    AUDITOR = Seat.AUDITOR.value


BLIND: Final = frozenset({Purpose.ENROLMENT, Purpose.CREDIT, Purpose.CONTRIBUTION})
"""Keys that sign blindly: of these there are at most two for a period, ever."""
SEATS: Final = frozenset(
    {Purpose.LEAD, Purpose.CLINICIAN, Purpose.PEER, Purpose.CHAPLAIN, Purpose.MODERATOR, Purpose.AUDITOR}
)
"""Keys of people who work under a name, certified by a lead."""


class State(StrEnum):
    """Whether a line adds a key or ends it."""

    ADDED = "added"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line. `number` counts from 0; `key` is the public key as its purpose writes it.

    `scope` is the slug of an agency or council, of the publishing house, or of a seat; `period` a quarter (2026-Q4), a
    year, or `standing`. `key` is an issuer's SPKI, a 32-byte Ed25519 key, or a seat's keys (`seats`). `certificate` is
    the lead's signature on a seat's line, else empty. A line that ends a key repeats it and carries no certificate.
    """

    number: int
    purpose: Purpose
    scope: str
    period: str
    key: bytes
    state: State = State.ADDED
    certificate: bytes = b""

    def __post_init__(self) -> None:
        if not (WORD.fullmatch(self.scope) and PERIOD.fullmatch(self.period) and self.key):
            raise NotAKeylog

    @property
    def key_id(self) -> bytes:
        """SHA-256 of the key, 32 bytes; for issuers the id that their tokens carry."""
        return sha256(self.key).digest()

    @property
    def statement(self) -> bytes:
        """What a lead signs when certifying this line for the first time: all of it but number and certificate."""
        return self.certified(0)

    def certified(self, endings: int) -> bytes:
        """What a lead signs for a key that was ended `endings` times before: an old signature never lets it back in."""
        again = f"again {endings}\n" if endings else ""
        parts = f"{self.purpose} {self.scope} {self.period} {_spelled(self.key)}"
        return f"rigcheck/1/certificate\n{parts}\n{again}".encode()

    def line(self) -> str:
        """The line as it stands in the file, without its line break."""
        parts = (self.number, self.state, self.purpose, self.scope, self.period, _spelled(self.key))
        return " ".join([*map(str, parts), _spelled(self.certificate)])

    @classmethod
    def read(cls, line: str) -> Entry:
        """Read `line()` back; raises `NotAKeylog` for anything else, also for another spelling."""
        try:
            number, state, purpose, scope, period, key, certificate = line.split(" ")
            entry = cls(int(number), Purpose(purpose), scope, period, _read(key), State(state), _read(certificate))
        except (ValueError, binascii.Error):
            raise NotAKeylog from None
        if entry.line() != line:
            raise NotAKeylog
        return entry


def _spelled(content: bytes) -> str:
    return base64.b64encode(content).decode() or NOTHING


def _read(spelled: str) -> bytes:
    return b"" if spelled == NOTHING else base64.b64decode(spelled, validate=True)
