"""Sessions that are open now, and the people whose they are. The only times in care stand here, for hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.outside.databases.fields import LivingDateTime, MonthField, Opaque16, OpaqueBytes, Sealed


class Session(models.Model):
    """An open session. Who it is stands in `payload`, which this row does not open."""

    life: ClassVar = timedelta(hours=8)

    digest = OpaqueBytes(primary_key=True, max_length=32)
    group = Opaque16(db_index=True)
    payload = Sealed()
    opened = LivingDateTime()
    seen = LivingDateTime()

    class Meta:
        db_table = "care_session"


class Mark(models.Model):
    """One of the few times that an account may do something in a while: whose, and what, only its own keys can tell."""

    life: ClassVar = timedelta(days=31)

    id = Opaque16(primary_key=True)
    until = LivingDateTime(db_index=True)
    """The end of the while: the same moment for everybody, so that it tells nothing of the one that it was made at."""

    class Meta:
        db_table = "care_mark"


class Ticket(models.Model):
    """Lets one device act once without a session. `digest` is SHA-256 of what the device keeps; nobody owns it, and
    its `mark` is known to nobody but the account that made it, which ends it by that.
    """

    digest = OpaqueBytes(primary_key=True, max_length=32)
    mark = Opaque16(unique=True)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "care_ticket"


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
