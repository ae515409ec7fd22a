"""Accounts, and the ways into them.

No column names a person, an address or a day of opening.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.db import models

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.queries import Record, Upgrade, renewed
from rigcheck.outside.databases.fields import (
    MonthField,
    Opaque16,
    OpaqueBytes,
    OpaqueChar,
    PublicChar,
)


class Account(models.Model):
    """A pseudonymous account: a handle, public keys, and 16 bytes by which a handed-in key is recognised."""

    id = Opaque16(primary_key=True)
    handle = OpaqueChar(max_length=40, unique=True)
    seat = PublicChar(max_length=12)
    seal_public = OpaqueBytes(max_length=1216)
    sign_public = OpaqueBytes(max_length=32)
    key_check = Opaque16()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "members_account"


class Wrap(models.Model):
    """One way into an account: its root, wrapped under a passphrase, a card or a passkey."""

    locator = Opaque16(primary_key=True)
    account = Opaque16(db_index=True)
    method = PublicChar(max_length=12)
    blob = OpaqueBytes(max_length=64)

    class Meta:
        db_table = "members_wrap"


@renewed
@dataclass(frozen=True, slots=True)
class Profile(Record):
    """What a member says of themselves; empty where they did not.

    `trade` is a value of `kernel.enums.Trade`; `country` two letters (ISO 3166-1); `phone` is `mine` or
    `department`; `card_question` is the ISO day from which "Still have your card?" is asked, empty once it was.
    `avoids` are the tags of practices (engines/triage/data/practices.toml) that they asked to be spared.
    """

    kind: ClassVar[RecordClass] = classes.PROFILE
    version: ClassVar[int] = 2
    upgrades: ClassVar[Mapping[int, Upgrade]] = {1: lambda values: {**values, "avoids": []}}

    agency: str = ""
    trade: str = ""
    country: str = ""
    phone: str = ""
    card_question: str = ""
    avoids: list[str] = field(default_factory=list)
