"""The one table, and the shape that every record opened by the server has."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Generic, Self, TypeVar

from django.db import models

from rigcheck.care.vault.classes import RecordClass
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.databases.fields import MonthField, Opaque16, Sealed


class Row(models.Model):
    """A sealed record: no owner, no class, no time finer than the month in which it goes."""

    key = Opaque16(primary_key=True)
    expires = MonthField(db_index=True)
    blob = Sealed()

    class Meta:
        db_table = "vault_row"


class UnknownVersion(Refusal):
    """The record was written by a newer version of the program than this one."""

    code = "unknown-record-version"
    status = 500


Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Record:
    """Base of every private record: a frozen dataclass of plain JSON values.

    `kind` is its class, `version` the shape it is written in, and `upgrades[n]` turns the fields of version n into
    those of n + 1. A version that is not known fails loudly.
    """

    kind: ClassVar[RecordClass]
    version: ClassVar[int] = 1
    upgrades: ClassVar[Mapping[int, Upgrade]] = {}

    def to_json(self) -> dict[str, Any]:
        """The fields by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """A record from its fields; raises `TypeError` for a field that the class does not have."""
        return cls(**values)


R = TypeVar("R", bound=Record)


RENEWED: dict[RecordClass, type[Record]] = {}
"""The record of each class that is renewed at an unlock: rooms name theirs when they are loaded."""


def renewed(record_type: type[R]) -> type[R]:
    """Mark a single record as one that is sealed anew at an unlock, before its months are over."""
    RENEWED[record_type.kind] = record_type
    return record_type


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record with the place it was read from: `month` and `slot` name it, `client` is its writer's id (hex)."""

    month: str
    slot: int
    client: str
    record: R

    @property
    def name(self) -> str:
        """How a page refers to this record; it means nothing without the member's key."""
        return f"{self.month}.{self.slot}"


@dataclass(frozen=True, slots=True)
class Standing(Generic[R]):
    """The newest of a member's single records: its number among all that were written, and its slot.

    `is_as_written_now`: nothing about its seal or its shape is of an older program.
    """

    record: R
    number: int
    slot: int
    is_as_written_now: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A record on its way in: the month it belongs to and its writer's id (16 bytes as hex)."""

    month: Month
    client: str
    record: Record


ROOM = 508
"""Bytes that every record takes under the seal, at least: with its length, 512. Half as much would not hold a PHQ-9 but
would a check-in, and a copy of the table would tell them apart by size."""


def written(record: Record, client: str) -> bytes:
    """The bytes that go under the seal, filled up with blanks to `ROOM`."""
    body = {"v": record.version, "c": client, "r": record.to_json()}
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode().ljust(ROOM)


def numbered(number: int) -> str:
    """What stands in place of a writer's id in a single record: how many were written before it."""
    return f"{number:x}"


def number_of(plain: bytes) -> int:
    """The number of a single record from the bytes under the seal."""
    body, _ = READ_JSON(plain.decode())
    return int(body.get("c") or "0", 16)


def is_newest_shape(record_type: type[Record], plain: bytes) -> bool:
    """Whether what stands under the seal was written in the shape that this program writes."""
    body, _ = READ_JSON(plain.decode())
    return bool(body.get("v") == record_type.version)


READ_JSON = json.JSONDecoder().raw_decode
"""Without the search for blanks around the text, which `json.loads` makes for each of a thousand records."""

BLANK = b"{}".ljust(ROOM)
"""What stands under the seal of a record that its owner erased."""


def read_back(record_type: type[R], plain: bytes) -> tuple[str, R] | None:
    """Client id and record from the bytes under the seal, upgraded; None where its owner erased it.

    Raises `UnknownVersion` for a version that this program does not know.
    """
    body, _ = READ_JSON(plain.decode())
    if not body:
        return None
    values, version = body["r"], body["v"]
    while version != record_type.version:
        if version not in record_type.upgrades:
            raise UnknownVersion(f"A {record_type.kind.name} record has version {version}; update this program.")
        values, version = record_type.upgrades[version](values), version + 1
    return body["c"], record_type.from_json(values)
