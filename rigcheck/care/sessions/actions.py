"""Opening sessions, looking in, locking, ending.

A session's payload is sealed under its cookie and a half that only the keybox has. Neither the cookie with a
copy of the database, nor the database with a copy of the keybox, opens it.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet

from rigcheck.care.sessions import policies
from rigcheck.care.sessions.models import Mark, Me, Pending, Session, Ticket, Visit
from rigcheck.care.sessions.queries import session_digest
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.keys import SessionKeys, alias
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.engines.sealing.sessions import browser_half, session_lock
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import Keybox

CONTEXT = "visit"
COOKIE_BYTES = 32
NONCE_BYTES = 12
TOUCH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session: `cookie` (32 bytes) for the Set-Cookie header, `half` (32 bytes) for the page's script."""

    cookie: bytes = field(repr=False)
    half: bytes = field(repr=False)
    until: datetime


def pending(*, account: bytes, until: datetime, full: bool, edge: Edge) -> Opened:
    """Start a session that knows its account and has no keys; `until` is what it may become at most."""
    now = edge.clock.now()
    payload = {"account": account.hex(), "proved": _seconds(now), "until": _seconds(until), "full": full}
    return _store(payload, group=edge.chance.bytes(16), ends=now + policies.SIGNING_IN, edge=edge)


def open_for(*, account: bytes, seat: Seat, session: bytes, proved: datetime, until: datetime, edge: Edge) -> Opened:
    """Open an unlocked session of an account whose session key was checked."""
    keys = SessionKeys.from_session(session)
    payload = {
        "account": account.hex(),
        "seat": seat.value,
        "session": session.hex(),
        "proved": _seconds(proved),
        "until": _seconds(until),
    }
    return _store(payload, group=_group(keys, edge.clock.now().date()), ends=until, edge=edge)


def visit(*, cookie: str, edge: Edge) -> Visit:
    """Who comes with this cookie. Ends a session that was idle for 15 minutes; notes that it was seen."""
    raw = _cookie(cookie)
    if raw is None:
        return Visit()
    now = edge.clock.now()
    row = Session.objects.filter(digest=session_digest(raw)).first()
    half = edge.keybox.half(session_digest(raw), now) if row else None
    if row is None or half is None or now - row.seen > policies.IDLE:
        if row is not None:
            end(cookie=raw, keybox=edge.keybox)
        return Visit()
    if now - row.seen >= TOUCH:
        # Busy or full, the database cannot note it now; the next request will. The page does not fail for that.
        with suppress(OperationalError):
            Session.objects.filter(digest=row.digest).update(seen=now)
    return _visit(raw, half, row.payload)


def end(*, cookie: bytes, keybox: Keybox) -> None:
    """End one session, locked or signed out: its row and its half are gone, what the member wrote is not."""
    keybox.drop_half(session_digest(cookie))
    Session.objects.filter(digest=session_digest(cookie)).delete()


@transaction.atomic
def end_everywhere(*, me: Me, edge: Edge) -> int:
    """End every session of this account, on every device, and every ticket; how many sessions ended."""
    end_tickets(me=me, today=Month.of(edge.clock.now()))
    today = edge.clock.now().date()
    groups = [_group(me.keys, today), _group(me.keys, today - timedelta(days=1))]
    return _end_all(Session.objects.filter(group__in=groups), edge.keybox)


def rotate(*, me: Me, proved: datetime, until: datetime, edge: Edge) -> Opened:
    """Give this session a new cookie and half, with a fresh proof noted. If anything fails, the old one stays."""
    old = session_digest(me.cookie)
    half = edge.keybox.half(old, edge.clock.now())
    with transaction.atomic():
        row = Session.objects.select_for_update().filter(digest=old).first()
        if row is None or half is None:
            raise policies.Locked
        payload = _opened(me.cookie, half, row.payload)
        payload |= {"proved": _seconds(proved), "until": _seconds(until)}
        # Today's group, not the old one: with proofs in between, a session may outlive the two days that are searched.
        opened = _store(payload, group=_group(me.keys, edge.clock.now().date()), ends=until, edge=edge)
        row.delete()
    edge.keybox.drop_half(old)
    return opened


@transaction.atomic
def purge(*, now: datetime, keybox: Keybox) -> int:
    """Delete what is idle or past its time; how many sessions went. The keybox clears its own."""
    over = Q(seen__lt=now - policies.IDLE) | Q(opened__lt=now - policies.DAY_OF_WORK)
    gone = _end_all(Session.objects.filter(over), keybox)
    Mark.objects.filter(until__lt=now).delete()
    Ticket.objects.filter(expires__lt=str(Month.of(now))).delete()
    keybox.purge(now)
    return gone


@transaction.atomic
def mark(*, me: Me, what: str, most: int, until: datetime) -> bytes | None:
    """Take the next of `most` marks for `what`, which lasts until `until`; None where all are taken."""
    names = policies.marks(me, what, most)
    taken = set(Mark.objects.filter(id__in=names).values_list("id", flat=True))
    for name in names:
        # Two requests at once want the same one: the second finds it taken, and takes the next.
        if name not in taken and Mark.objects.get_or_create(id=name, defaults={"until": until})[1]:
            return name
    return None


@transaction.atomic
def keep_ticket(*, digest: bytes, me: Me, today: Month) -> None:
    """Let the device that keeps what `digest` (SHA-256) is made of act once without a session, for three months.

    Kept twice, it is kept once. Raises TicketsOut.
    """
    if Ticket.objects.filter(digest=digest).exists():
        return
    until = datetime.combine(today.plus(1).first_day, time(), UTC)
    made = mark(me=me, what=f"ticket {today}", most=policies.TICKETS, until=until)
    if made is None:
        raise policies.TicketsOut
    Ticket.objects.create(digest=digest, mark=made, expires=str(today.plus(policies.TICKET_MONTHS)))


def use_ticket(*, digest: bytes, today: Month) -> bool:
    """Use up the ticket, if it is still open; whether it was. Its mark stays: used ones count."""
    return bool(Ticket.objects.filter(digest=digest, expires__gte=str(today)).delete()[0])


@transaction.atomic
def end_tickets(*, me: Me, today: Month, digest: bytes | None = None) -> int:
    """Let this account's tickets open nothing any more, or one of them; how many. What was not used does not count."""
    own = Ticket.objects.filter(mark__in=policies.ticket_marks(me, today))
    ended = own if digest is None else own.filter(digest=digest)
    Mark.objects.filter(id__in=[*ended.values_list("mark", flat=True)]).delete()
    return ended.delete()[0]


def _end_all(over: QuerySet[Session], keybox: Keybox) -> int:
    """Inside a transaction: the rows are locked first, so that none is seen again between its half and itself."""
    digests = list(over.select_for_update().values_list("digest", flat=True))
    for digest in digests:
        keybox.drop_half(digest)
    return Session.objects.filter(digest__in=digests).delete()[0]


def _group(keys: SessionKeys, day: date) -> bytes:
    """The tag that a member's sessions of one UTC day share; only an unlocked session can compute it."""
    return alias(keys.index, f"sessions {day.isoformat()}")


def _store(payload: dict[str, Any], *, group: bytes, ends: datetime, edge: Edge) -> Opened:
    """The half goes first: a row without its half is locked, a half without its row ends by itself."""
    now, cookie, half = edge.clock.now(), edge.chance.bytes(COOKIE_BYTES), edge.chance.bytes(32)
    edge.keybox.put_half(session_digest(cookie), half, ends)
    sealed = seal_own(session_lock(cookie, half), CONTEXT, json.dumps(payload).encode(), edge.chance.bytes(NONCE_BYTES))
    Session.objects.create(digest=session_digest(cookie), group=group, payload=sealed, opened=now, seen=now)
    return Opened(cookie, browser_half(cookie, half), ends)


def _visit(cookie: bytes, half: bytes, sealed: bytes) -> Visit:
    try:
        payload = _opened(cookie, half, sealed)
    except SealingRefusal:
        return Visit()
    account = bytes.fromhex(payload["account"])
    proved, until = _moment(payload["proved"]), _moment(payload["until"])
    if "session" not in payload:
        return Visit(pending=Pending(account, proved, until, cookie, payload["full"]))
    keys = SessionKeys.from_session(bytes.fromhex(payload["session"]))
    return Visit(me=Me(account, Seat(payload["seat"]), keys, proved, until, cookie))


def _opened(cookie: bytes, half: bytes, sealed: bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(open_own(session_lock(cookie, half), CONTEXT, sealed))
    return payload


def _cookie(written: str) -> bytes | None:
    try:
        raw = bytes.fromhex(written)
    except ValueError:
        return None
    return raw if len(raw) == COOKIE_BYTES else None


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
