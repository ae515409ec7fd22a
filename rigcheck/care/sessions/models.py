"""Sessions that are open now, and the people whose they are. The only times in care stand here, for hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, OpaqueBytes, Sealed


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
