"""Opening an account with a printed card or a token, in two steps.

`begin` looks at it and gives out the keybox's share, so that the browser can wrap its root; `finish` uses
it up. Until then it stays good, whatever breaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import transaction

from rigcheck.care.admission import queries as admission
from rigcheck.care.admission.actions import use_up
from rigcheck.care.admission.queries import AgencyList, Brought, Ticket
from rigcheck.care.members import policies
from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.seats.actions import open_seat
from rigcheck.care.sessions.actions import Opened, open_for
from rigcheck.care.sessions.policies import DAY_OF_WORK
from rigcheck.care.vault import actions as vault
from rigcheck.engines.sealing.keys import Method, SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

ACCOUNT_BYTES = 16
SECRET_BYTES = 32
_SIGNER = "rigcheck.join"


@dataclass(frozen=True, slots=True)
class NewWay:
    """A new way into an account: where it is kept, the wrapped root, and the proof that it asks for."""

    method: Method
    locator: bytes
    blob: bytes = field(repr=False)
    proof: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a new account shows of its keys: two public ones, and the session key for the first session."""

    seal_public: bytes = field(repr=False)
    sign_public: bytes = field(repr=False)
    session: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Begun:
    """`draft` is to be sent back within an hour; `share` is the keybox's part of every wrap."""

    draft: str
    share: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Draft:
    account: bytes
    ticket: Ticket
    handle: str


def begin(*, brought: Brought, handle: str, edge: Edge, agency: AgencyList | None = None) -> Begun:
    """Look at what somebody brought and reserve nothing but a place in the keybox, for an hour.

    `agency` is the list of keys that tokens are checked with; a site that runs alone has none. Raises NotAHandle,
    HandleTaken, and what `admission.queries.look_at` raises.
    """
    now = edge.clock.now()
    ticket = admission.look_at(brought=brought, agency=agency, today=Month.of(now))
    if Account.objects.filter(handle=policies.handle(handle)).exists():
        raise policies.HandleTaken
    account, until = edge.chance.bytes(ACCOUNT_BYTES), now + policies.JOINING
    share = edge.keybox.create(account, edge.chance.bytes(SECRET_BYTES), until)
    written = {"a": account.hex(), "c": ticket.card.hex(), "t": ticket.token.hex(), "h": handle}
    return Begun(Signer(salt=_SIGNER).sign_object({**written, "u": int(until.timestamp())}, compress=True), share)


def finish(
    *, draft: str, keys: Keys, ways: Sequence[NewWay], profile: Profile, edge: Edge, agency: AgencyList | None = None
) -> Opened:
    """Use card or token up, keep the account and its ways in, and open its first session.

    Raises DraftOver, HandleTaken, and what `admission.actions.use_up` raises. Sent twice with the same keys, it opens a
    second session of the same account. The keybox is written before the database commits: if anything fails, what was
    brought is still good.
    """
    read = _read(draft, edge.clock.now())
    account = Account.objects.filter(id=read.account).first()
    if account is None:
        with transaction.atomic():
            account = _account(read, keys, ways, agency, edge)
            return _first_session(account, keys, profile, edge)
    if account.key_check != SessionKeys.from_session(keys.session).check:
        raise policies.DraftOver
    return _first_session(account, keys, profile, edge)


def _account(read: _Draft, keys: Keys, ways: Sequence[NewWay], agency: AgencyList | None, edge: Edge) -> Account:
    today = Month.of(edge.clock.now())
    # Which seat is opened the card says, not the draft: that has been in the browser.
    seat = use_up(ticket=read.ticket, agency=agency, today=today)
    if Account.objects.filter(handle=read.handle).exists():
        raise policies.HandleTaken
    account = Account.objects.create(
        id=read.account,
        handle=read.handle,
        seat=seat.value,
        seal_public=keys.seal_public,
        sign_public=keys.sign_public,
        key_check=SessionKeys.from_session(keys.session).check,
        expires=str(today.plus(policies.RENEWED_FOR)),
    )
    open_seat(card=read.ticket.card, account=account.id, seal_public=keys.seal_public, sign_public=keys.sign_public)
    for way in ways:
        policies.new_locator(Wrap.objects.filter(locator=way.locator).first(), account.id)
        edge.keybox.set_verifier(account.id, way.locator, way.proof)
        Wrap.objects.create(locator=way.locator, account=account.id, method=way.method.value, blob=way.blob)
    return account


def _first_session(account: Account, keys: Keys, profile: Profile, edge: Edge) -> Opened:
    now = edge.clock.now()
    session_keys = SessionKeys.from_session(keys.session)
    vault.put(keys=session_keys, record=profile, today=Month.of(now), chance=edge.chance)
    until = now + DAY_OF_WORK
    return open_for(
        account=account.id, seat=Seat(account.seat), session=keys.session, proved=now, until=until, edge=edge
    )


def _read(draft: str, now: datetime) -> _Draft:
    try:
        written: dict[str, Any] = Signer(salt=_SIGNER).unsign_object(draft)
    except BadSignature as error:
        raise policies.DraftOver from error
    if datetime.fromtimestamp(written["u"], UTC) <= now:
        raise policies.DraftOver
    ticket = Ticket(bytes.fromhex(written["c"]), bytes.fromhex(written["t"]))
    return _Draft(bytes.fromhex(written["a"]), ticket, written["h"])
