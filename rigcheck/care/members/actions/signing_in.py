"""Signing in and out."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import DatabaseError, transaction

from rigcheck.care.members import policies, queries
from rigcheck.care.members.models import Account
from rigcheck.care.members.queries import Way
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.actions import Opened
from rigcheck.care.sessions.policies import DAY_OF_WORK
from rigcheck.care.sessions.queries import Me, Pending
from rigcheck.care.vault import actions as vault
from rigcheck.engines.sealing.keys import Method, SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class Proved:
    """What a right proof brings: the keybox's share, the wrap to open with it, and a two-minute session."""

    share: bytes = field(repr=False)
    way: Way
    session: Opened


def prove(*, method: Method, handle: str, proof: bytes, edge: Edge) -> Proved:
    """Check the proof of a passphrase (by `handle`), a card or a passkey (by themselves).

    Raises WrongSecret or Wait. An unknown handle goes the same way as a known one and is refused alike.
    """
    if method is Method.PASSPHRASE:
        way = queries.way_by_handle(handle=handle, keybox=edge.keybox)
    else:
        way = queries.way_by_proof(method=method, proof=proof, keybox=edge.keybox)
    now = edge.clock.now()
    with policies.refusing_in_words():
        share = edge.keybox.prove(way.account, way.locator, proof, now)
    session = visits.pending(account=way.account, until=now + DAY_OF_WORK, full=True, edge=edge)
    return Proved(share, way, session)


def open_session(*, waiting: Pending, session: bytes, device: bytes | None, edge: Edge) -> Opened:
    """Turn a proved visit into an unlocked one by the 32-byte session key. Raises KeysDoNotFit or TooSlow.

    The cookie changes. After a full sign-in the PIN of `device` works again for eight hours. What is kept for as long
    as its owner comes back is renewed, one line at an unlock: the account's, or one record's.
    """
    keys = SessionKeys.from_session(session)
    opened, was_renewed = _opened(waiting, session, keys, device, edge)
    if not was_renewed:
        # A record that does not open, or a disk that is full, must not keep its owner out.
        with suppress(DatabaseError, Refusal):
            vault.renew(keys=keys, today=Month.of(edge.clock.now()), chance=edge.chance)
    return opened


@transaction.atomic
def _opened(
    waiting: Pending, session: bytes, keys: SessionKeys, device: bytes | None, edge: Edge
) -> tuple[Opened, bool]:
    account = Account.objects.filter(id=waiting.account).first()
    if account is None or keys.check != account.key_check:
        raise policies.KeysDoNotFit
    was_renewed = _renew(account, edge)
    visits.end(cookie=waiting.cookie, keybox=edge.keybox)
    if waiting.full and device:
        edge.keybox.renew_device(device, account.id, waiting.until)
    proved = waiting.proved if waiting.full else datetime.fromtimestamp(0, UTC)
    opened = visits.open_for(
        account=account.id,
        seat=Seat(account.seat),
        session=session,
        proved=proved,
        until=waiting.until,
        edge=edge,
    )
    return opened, was_renewed


def sign_out(*, me: Me, device: bytes | None, edge: Edge) -> None:
    """End this session, and let no PIN open the account on this device any more."""
    if device:
        edge.keybox.drop_device(device)
    visits.end(cookie=me.cookie, keybox=edge.keybox)


def sign_out_everywhere(*, me: Me, edge: Edge) -> int:
    """End every session of this account on every device, and every PIN; how many sessions ended."""
    edge.keybox.drop_devices(me.account)
    return visits.end_everywhere(me=me, edge=edge)


def _renew(account: Account, edge: Edge) -> bool:
    """Somebody came back: the account is kept for another 25 months at least. Written about once a year."""
    today = Month.of(edge.clock.now())
    is_due: bool = account.expires < str(today.plus(policies.ACCOUNT_MONTHS))
    if is_due:
        Account.objects.filter(id=account.id).update(expires=str(today.plus(policies.RENEWED_FOR)))
    return is_due
