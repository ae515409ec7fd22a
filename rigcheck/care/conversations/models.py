"""Talks as the server holds them: envelopes on their way, and what each side keeps for itself under its own key.

Nothing here names a member. A talk is found by the SHA-256 of a capability that only the member's browser keeps, or by
the supporter's seat. Everything that was said stands in living rows, which go at a moment and are in no backup.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import (
    LivingDateTime,
    MonthField,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicCount,
    Sealed,
)

LONGEST_KEPT = timedelta(days=91)


class State(StrEnum):
    """How far a talk has come. Each value is written to disk: never change one, only add."""

    ASKED = "asked"
    """The member has written; the supporter has not answered."""
    OPEN = "open"
    CLOSED = "closed"
    """Nothing more is said; what was said can be read until its time is over."""


class Side(StrEnum):
    """Who speaks. Each value is written to disk: never change one."""

    MEMBER = "m"
    SUPPORTER = "s"

    @property
    def other(self) -> "Side":
        """Whoever listens."""
        return Side.SUPPORTER if self is Side.MEMBER else Side.MEMBER


class Talk(models.Model):
    """One conversation. `id` is SHA-256 of its capability; `supporter` is a seat; `keep` the hours that words stay."""

    id = OpaqueBytes(primary_key=True, max_length=32)
    supporter = Opaque16(sensitivity="seat", db_index=True)
    state = PublicChar(max_length=8)
    keep = PublicCount()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "talk"


class Box(models.Model):
    """One side's own state of the talk: its keys for the next words, closed under a key that only that side has."""

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True)
    blob = Sealed()

    class Meta:
        db_table = "talk_box"


class Envelope(models.Model):
    """Words on their way to the other side; taken, it is gone. `turn` counts within one direction, from 0."""

    life: ClassVar = LONGEST_KEPT

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True, sensitivity="living")
    side = PublicChar(max_length=1, sensitivity="living")
    turn = PublicCount(sensitivity="living")
    blob = Sealed()
    until = LivingDateTime(db_index=True)

    class Meta:
        db_table = "talk_envelope"


class Kept(models.Model):
    """Words as one side keeps them, closed again under its own key, so that a lost device loses nothing."""

    life: ClassVar = LONGEST_KEPT

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True, sensitivity="living")
    side = PublicChar(max_length=1, sensitivity="living")
    slot = PublicCount(sensitivity="living")
    blob = Sealed()
    until = LivingDateTime(db_index=True)

    class Meta:
        db_table = "talk_kept"


class Attachment(models.Model):
    """A photo or a voice note: a closed file under the name of its row, `id`, 16 random bytes."""

    life: ClassVar = LONGEST_KEPT

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True, sensitivity="living")
    size = PublicCount(sensitivity="living")
    until = LivingDateTime(db_index=True)

    class Meta:
        db_table = "talk_attachment"


class Asked(models.Model):
    """When somebody began to wait for a supporter's first answer; answered, or after two days, it is gone.

    `id` is the talk's place for it. Later than a day is one band, so nobody needs to know longer.
    """

    life: ClassVar = timedelta(days=2)

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True, sensitivity="living")
    at = LivingDateTime(db_index=True)

    class Meta:
        db_table = "talk_asked"


class Bell(models.Model):
    """Where the member is told that an answer waits: an address closed for the notifier, if they asked for it.

    `id` is the talk's place for it. The address is closed anew whenever the member looks, and for each notice.
    """

    life: ClassVar = LONGEST_KEPT

    id = Opaque16(primary_key=True)
    talk = OpaqueBytes(max_length=32, db_index=True, sensitivity="living")
    address = Sealed()
    until = LivingDateTime(db_index=True)

    class Meta:
        db_table = "talk_bell"


def place(talk: bytes, side: Side, kind: str, number: int = 0) -> bytes:
    """The 16-byte name of a row that stands in this place of a talk."""
    return hashlib.sha256(b"|".join((b"rigcheck/1/talk", talk, side.encode(), kind.encode(), b"%d" % number))).digest()[
        :16
    ]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a talk: by the capability (a member), or by their seat (a supporter)."""

    talk: bytes
    side: Side


@dataclass(frozen=True, slots=True)
class Written:
    """A sealed thing with its place: the number of an envelope, or the slot of what is kept.

    `of`: where it is kept from an envelope, that one's number, so that both go at one moment.
    """

    number: int
    blob: bytes = field(repr=False)
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one side's browser does to a talk in one go.

    `before`: SHA-256 of the state that it began with, empty for none; `box`: the state afterwards. `sends` go to the
    other side, `keeps` stay with this one, `takes` are numbers of envelopes that were opened, `drops` slots to empty.
    """

    before: bytes
    box: bytes = field(repr=False)
    sends: tuple[Written, ...] = ()
    keeps: tuple[Written, ...] = ()
    takes: tuple[int, ...] = ()
    drops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A new talk: whom it is with, for how many hours words stay, and the first step.

    `page`: the id of the member's call for backup that this supporter took; empty where there is none.
    """

    talk: bytes
    supporter: bytes
    keep: int
    first: Step
    page: bytes = b""
