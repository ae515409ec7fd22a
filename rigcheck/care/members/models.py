"""Accounts, the ways into them, cards that open new ones, and sessions that are open now.

No column names a person, an address or a day of opening. The only times stand in sessions, which live hours.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import models

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.queries import Record
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.outside.databases.fields import (
    LivingDateTime,
    MonthField,
    Opaque16,
    OpaqueBytes,
    OpaqueChar,
    PublicChar,
    Sealed,
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


class JoinCard(models.Model):
    """A card that opens one new account; the code itself is only on paper."""

    digest = OpaqueBytes(primary_key=True, max_length=32)
    seat = PublicChar(max_length=12)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "members_join_card"


class Session(models.Model):
    """An open session, at most 8 hours old. Who it is stands in `payload`, which this row does not open."""

    digest = OpaqueBytes(primary_key=True, max_length=32)
    group = Opaque16(db_index=True)
    payload = Sealed()
    opened = LivingDateTime()
    seen = LivingDateTime()

    class Meta:
        db_table = "members_session"


@dataclass(frozen=True, slots=True)
class Profile(Record):
    """What a member says of themselves; empty where they did not.

    `trade` is a value of `kernel.enums.Trade`; `country` two letters (ISO 3166-1); `phone` is `mine` or
    `department`; `card_question` is the ISO day from which "Still have your card?" is asked, empty once it was.
    """

    kind: ClassVar[RecordClass] = classes.PROFILE

    agency: str = ""
    trade: str = ""
    country: str = ""
    phone: str = ""
    card_question: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose session is open and unlocked.

    `proved` is when a passphrase, card or passkey was last shown, `until` when one is needed again;
    `cookie` is this session's 32 random bytes.
    """

    account: bytes
    seat: Seat
    keys: SessionKeys
    proved: datetime
    until: datetime
    cookie: bytes


@dataclass(frozen=True, slots=True)
class Pending:
    """Somebody proved to know a secret of `account` and has yet to hand in the key. `full`: not only a PIN."""

    account: bytes
    proved: datetime
    until: datetime
    cookie: bytes
    full: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """Who a request comes from: somebody unlocked (`me`), somebody on the way in (`pending`), or neither."""

    me: Me | None = None
    pending: Pending | None = None

    @property
    def unlocked(self) -> bool:
        return self.me is not None

    @property
    def account(self) -> bytes | None:
        return self.me.account if self.me else None

    @property
    def seat(self) -> Seat | None:
        return self.me.seat if self.me else None

    @property
    def keys(self) -> SessionKeys | None:
        return self.me.keys if self.me else None
