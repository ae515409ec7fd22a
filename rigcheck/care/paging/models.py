"""Calls for backup on their way. A page belongs to nobody: whoever pressed holds its capability, and nobody else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar, Protocol

from django.db import models

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.queries import Record, renewed
from rigcheck.kernel.enums import Seat
from rigcheck.outside.databases.fields import (
    LivingDateTime,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicCount,
    Sealed,
)

SEAT_BYTES = 16
PAGE_STEP = "page-step"
"""The kind of job that lets time pass for one page: `page`, `wake`."""


class How(StrEnum):
    """How the member wants to be reached. Each value is written to disk: never change one, only add."""

    CALL = "call"
    """At a number given for this call only."""
    MEET = "meet"
    """In person; where stands in the place of the number, sealed like it."""
    CHAT = "chat"
    """In writing, here: the page turns into a talk with whoever takes it (care/conversations)."""


class Accept(StrEnum):
    """Whom a member would accept."""

    PEER = "peer"
    """A peer who works for the member's agency, or who may: not everybody says where they work."""
    PEER_OUTSIDE = "peer-outside"
    CHAPLAIN = "chaplain"
    CLINICIAN = "clinician"


class Seats(OpaqueBytes):
    """Names of 16 bytes each in order, one after the other: `ids` and `joined` read and write them."""

    sensitivity = "living"


def ids(blob: bytes) -> tuple[bytes, ...]:
    """The names in such a column."""
    return tuple(blob[start : start + SEAT_BYTES] for start in range(0, len(blob), SEAT_BYTES))


def joined(names: Iterable[bytes]) -> bytes:
    """What such a column holds for these names."""
    return b"".join(names)


class Page(models.Model):
    """A page in progress. `id` is SHA-256 of the capability; `state` to `gone` are the engine's page.

    `may_page` are the seats that the member would accept, in order; `people` those of them who were on at the press:
    the ladder is theirs. `reached` counts the rungs that were asked; `elapsed` and `until` are milliseconds.
    """

    life: ClassVar = timedelta(hours=24)

    id = OpaqueBytes(primary_key=True, max_length=32)
    how = PublicChar(max_length=8, sensitivity="living")
    may_page = Seats()
    people = Seats(blank=True)
    pressed = LivingDateTime(db_index=True)
    state = PublicChar(max_length=12, sensitivity="living")
    reached = PublicCount(sensitivity="living")
    asks = PublicCount(sensitivity="living")
    elapsed = PublicCount(sensitivity="living")
    until = PublicCount(sensitivity="living")
    seen = LivingDateTime()
    wake = LivingDateTime(null=True, db_index=True)
    """When it is looked at again, at the latest; NULL once its ladder has ended."""
    holder = Opaque16(sensitivity="living", blank=True, default=b"")
    held = Seats(blank=True, default=b"")
    gone = Seats(blank=True, default=b"")
    calls = Seats(blank=True, default=b"")
    """The names of the notices that were asked for: what has not gone out when somebody takes it is taken back."""

    class Meta:
        db_table = "page"


class Callback(models.Model):
    """The number to call, sealed in the browser to each listed seat; shown to whoever has the page, and erased with it.

    `parts`: for each seat its id (16 bytes), the length of its envelope (4 bytes, big-endian) and the envelope.
    """

    page = OpaqueBytes(primary_key=True, max_length=32)
    parts = Sealed()

    class Meta:
        db_table = "page_callback"


class Listed(Protocol):
    """What is asked of a supporter before they are listed; `care/peers` has it."""

    @property
    def id(self) -> bytes: ...
    @property
    def seat(self) -> Seat: ...
    @property
    def agency(self) -> str: ...
    @property
    def unit_group(self) -> str: ...
    @property
    def supervises(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Press:
    """What the button sends.

    `page`: SHA-256 of the capability, which stays on the device; `order`: the ids of seats, in order; `numbers`: for
    each of them the envelope with the number or the place; `ticket`: SHA-256 of the device's backup ticket, where
    nobody is signed in.
    """

    page: bytes
    order: tuple[bytes, ...] = field(repr=False)
    numbers: Mapping[bytes, bytes] = field(repr=False)
    how: How
    ticket: bytes = field(default=b"", repr=False)


@renewed
@dataclass(frozen=True, slots=True)
class Choice(Record):
    """Whom a member would accept, kept locked with their account.

    `accept` are values of Accept, `without` seats in hex. `own`: people of their own unit group, and whoever supervises
    in their agency, are welcome too.
    """

    kind: ClassVar[RecordClass] = classes.BACKUP
    version: ClassVar[int] = 1

    accept: list[str] = field(default_factory=lambda: [one.value for one in Accept])
    unit_group: str = ""
    own: bool = False
    without: list[str] = field(default_factory=list)
