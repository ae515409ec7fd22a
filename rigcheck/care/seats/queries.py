"""Reading working seats: who holds which, and the words by which two people compare keys."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.bridge.keylog import Entry, Keylog, Purpose
from rigcheck.bridge.keylog import holding as keylog
from rigcheck.bridge.keylog.seats import SeatKeys
from rigcheck.care.seats import policies
from rigcheck.care.seats.models import Holder, State
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import Files

__all__ = ["Desk", "Holding", "Seat", "State", "Waiting"]

SEATS: Final[Mapping[Seat, str | Promise]] = {
    Seat.LEAD: _("Clinical lead"),
    Seat.CLINICIAN: _("Clinician"),
    Seat.PEER: _("Peer supporter"),
    Seat.CHAPLAIN: _("Chaplain"),
    Seat.MODERATOR: _("Moderator"),
    Seat.AUDITOR: _("Auditor"),
    Seat.MEMBER: _("Member"),
    Seat.FAMILY: _("Family"),
}
STATES: Final[Mapping[State, str | Promise]] = {
    State.INVITED: _("Invited"),
    State.OPENED: _("Waiting to meet you"),
    State.VERIFIED: _("Verified"),
    State.SUSPENDED: _("Suspended"),
}
ORDER: Final = (State.OPENED, State.INVITED, State.VERIFIED, State.SUSPENDED)
"""What waits for the lead stands first."""
STANDING: Final = "standing"
SUPPORTING: Final = (Seat.PEER, Seat.CHAPLAIN, Seat.CLINICIAN)
"""Seats whose holders may be paged."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One working seat as pages show it."""

    id: str
    name: str
    seat: Seat
    state: State
    seat_name: str | Promise
    state_name: str | Promise
    invited_by: str
    certified_by: str
    keys: str = field(repr=False)
    """Both public keys, 1,248 bytes in hex; empty until the seat is opened."""
    scope: str = field(repr=False)
    """The name of the seat's line in the list of keys."""
    mine: bool = False
    may_vouch: bool = False
    supports: bool = False
    """Whether members can be sent to the holder: peers, chaplains and clinicians."""
    moderates: bool = False
    """Whether a lead may name the holder to moderate a group."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the lead: what, why, and the words and address of the way to it."""

    title: str
    about: str
    action: str
    href: str


Desk = Callable[[Edge], Sequence[Waiting]]
"""Tells what waits for the lead now. It looks into rooms that lean on this one, so the door hands it in."""


def holdings(*, me: Me) -> list[Holding]:
    """Every working seat for a verified lead, what waits first. Raises NotFound."""
    policies.verified_lead(me)
    rows = list(Holder.objects.all())
    names = {bytes(row.id): row.name for row in rows}
    rows.sort(key=lambda row: (ORDER.index(State(row.state)), row.name.casefold()))
    return [_told(row, names, me) for row in rows]


def holding(*, me: Me, number: bytes) -> Holding:
    """One seat, for a verified lead. Raises NotFound."""
    policies.verified_lead(me)
    row = Holder.objects.filter(id=number).first()
    if row is None:
        raise NotFound
    return _told(row, _names(), me)


def own(*, me: Me) -> Holding | None:
    """The seat of the person here; None for an account whose card named nobody."""
    row = Holder.objects.filter(account=me.account).first()
    return _told(row, _names(), me) if row else None


def is_lead(*, me: Me) -> bool:
    """Whether this is a verified lead."""
    try:
        policies.verified_lead(me)
    except NotFound:
        return False
    return True


def verified(*, seats: Sequence[Seat]) -> Mapping[Seat, int]:
    """How many verified holders each of these seats has."""
    found = [Seat(seat) for seat in Holder.objects.filter(state=State.VERIFIED).values_list("seat", flat=True)]
    return {seat: found.count(seat) for seat in seats}


@dataclass(frozen=True, slots=True)
class Worker:
    """A verified holder, for the rooms in which they work. `seal_public` is the key that others seal to."""

    id: bytes
    name: str
    seat: Seat
    seal_public: bytes = field(repr=False)


def workers(*, seats: Sequence[Seat]) -> Sequence[Worker]:
    """Everybody who was vouched for and holds one of these seats now, by name; a suspended one is gone at once."""
    rows = Holder.objects.filter(state=State.VERIFIED, seat__in=[seat.value for seat in seats])
    ordered = sorted(rows, key=lambda row: row.name.casefold())
    return [Worker(bytes(row.id), row.name, Seat(row.seat), row.seal_public) for row in ordered]


def sign_public(*, number: bytes) -> bytes:
    """The key with which the holder of this seat signs, also once they are suspended; empty for a seat not there."""
    found = Holder.objects.filter(id=number).values_list("sign_public", flat=True).first()
    return bytes(found or b"")


def named(*, ids: Sequence[bytes]) -> Mapping[bytes, tuple[str, Seat]]:
    """Under which name, and in which seat, these work; whatever their state."""
    rows = Holder.objects.filter(id__in=ids)
    return {bytes(row.id): (row.name, Seat(row.seat)) for row in rows}


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a browser needs to see for itself that a lead signed a seat's keys (`web/static/sealing/certificates.js`).

    `keys` are both public keys, 1,248 bytes; `lead` is the Ed25519 key (32 bytes) of whoever signed; `endings` is how
    often the keys were ended in the list before.
    """

    seat: Seat
    scope: str
    keys: bytes = field(repr=False)
    lead: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    endings: int


def vouched(*, ids: Sequence[bytes], files: Files) -> Mapping[bytes, Vouched]:
    """The certificates of these seats, by id; those that nobody vouches for now are left out."""
    rows = Holder.objects.filter(id__in=ids, state=State.VERIFIED).exclude(certificate=b"")
    leads = {bytes(row.id): row.sign_public for row in Holder.objects.filter(seat=Seat.LEAD)}
    try:
        log = keylog.own(files)
    except keylog.NoKeylog:
        return {}
    return {bytes(row.id): _vouched(row, leads.get(bytes(row.certified_by), b""), log) for row in rows}


def _vouched(row: Holder, lead: bytes, log: Keylog) -> Vouched:
    entry = line(row)
    times = log.endings(entry.key)
    return Vouched(Seat(row.seat), entry.scope, entry.key, lead, row.certificate, times)


def line(holder: Holder) -> Entry:
    """The seat's line in the list of keys, as it would be added. An opened seat's only."""
    keys = SeatKeys(holder.seal_public, holder.sign_public).encode()
    return Entry(0, Purpose(holder.seat), scope(seat=holder.seat, name=holder.name), STANDING, keys)


def endings(line: Entry, *, files: Files) -> int:
    """How often these keys were ended in this site's list: a lead who lets somebody back in signs that too."""
    try:
        return keylog.own(files).endings(line.key)
    except keylog.NoKeylog:
        return 0


def returns(*, holding: Holding, files: Files) -> int:
    """The same for a seat as pages show it; the browser signs it."""
    row = Holder.objects.get(id=bytes.fromhex(holding.id))
    return endings(line(row), files=files) if row.sign_public else 0


def scope(*, seat: str, name: str) -> str:
    """What stands for a name in the public list: whoever knows the name can check it, and the list names nobody."""
    return hashlib.sha256(f"rigcheck/1/seat-name\0{seat}\0{name}".encode()).hexdigest()[:32]


def _names() -> dict[bytes, str]:
    return {bytes(key): name for key, name in Holder.objects.values_list("id", "name")}


def _told(row: Holder, names: Mapping[bytes, str], me: Me) -> Holding:
    seat, state = Seat(row.seat), State(row.state)
    return Holding(
        id=row.id.hex(),
        name=row.name,
        seat=seat,
        state=state,
        seat_name=SEATS[seat],
        state_name=STATES[state],
        invited_by=names.get(bytes(row.invited_by), ""),
        certified_by=names.get(bytes(row.certified_by), ""),
        keys=(row.seal_public + row.sign_public).hex(),
        scope=scope(seat=row.seat, name=row.name),
        mine=bool(row.account) and row.account == me.account,
        may_vouch=policies.may_vouch(me, row),
        supports=seat in SUPPORTING,
        moderates=seat in {*SUPPORTING, Seat.MODERATOR} and state is State.VERIFIED,
    )
