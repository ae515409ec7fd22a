"""Who may be paged, where, and who answers from a number."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rigcheck.care.notices.queries import Channel
from rigcheck.care.peers import policies
from rigcheck.care.peers.models import Address, Setup, State
from rigcheck.care.seats import queries as seats
from rigcheck.care.standing import queries as standing
from rigcheck.kernel.enums import Seat

SEATS: Final = policies.SEATS


@dataclass(frozen=True, slots=True)
class Supporter:
    """A peer, chaplain or clinician who was vouched for, as they described themselves.

    `id` is their seat's; `agency`, `trade` (a value of `kernel.enums.Trade`) and `unit_group` are empty where they said
    nothing; `channels` are values of `notices.Channel` in order of preference, proved ones only.
    """

    id: bytes
    name: str
    seat: Seat
    agency: str
    trade: str
    unit_group: str
    supervises: bool
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    ready: bool
    paused: bool = False
    seal_public: bytes = field(default=b"", repr=False)


def supporters(*, ready: bool = True) -> Sequence[Supporter]:
    """Everybody who may be paged, by name; with `ready=False` also those who are still setting up, or pause.

    Whoever was admitted and is out of date, left or was removed is not among them.
    """
    setups = {bytes(row.id): row for row in Setup.objects.all()}
    channels, held = _channels(), standing.held_back()
    workers = [worker for worker in seats.workers(seats=SEATS) if worker.id not in held]
    told = [_told(worker, setups.get(worker.id), channels[worker.id]) for worker in workers]
    return [one for one in told if one.ready or not ready]


def addresses(*, supporter: bytes, texts_only: bool = False) -> Sequence[bytes]:
    """The sealed addresses at which this supporter answered a test page, in their order; none if they may not be
    paged now. `texts_only` is for what should make no telephone ring.
    """
    if not any(one.id == supporter for one in supporters()):
        return []
    found = Address.objects.filter(supporter=supporter).exclude(proved="").order_by("place", "channel")
    return [row.address for row in found if row.channel == Channel.TEXT or not texts_only]


def ways(*, supporters: Collection[bytes]) -> Mapping[bytes, Sequence[bytes]]:
    """The same for several, in one question; that they may be paged now the caller has made sure of."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for row in Address.objects.filter(supporter__in=supporters).exclude(proved="").order_by("place", "channel"):
        found[row.supporter].append(row.address)
    return found


def by_number(digest: bytes) -> bytes | None:
    """The supporter whose proved number has this HMAC, or None; one who is suspended is nobody any more."""
    found = Address.objects.filter(digest=digest).exclude(proved="").first()
    if found is None or not any(worker.id == found.supporter for worker in seats.workers(seats=SEATS)):
        return None
    return bytes(found.supporter)


def _channels() -> Mapping[bytes, list[str]]:
    found: dict[bytes, list[str]] = defaultdict(list)
    for row in Address.objects.exclude(proved="").order_by("place", "channel"):
        found[bytes(row.supporter)].append(row.channel)
    return found


def _told(worker: seats.Worker, setup: Setup | None, channels: Sequence[str]) -> Supporter:
    return Supporter(
        id=worker.id,
        name=worker.name,
        seat=worker.seat,
        agency=setup.agency if setup else "",
        trade=setup.trade if setup else "",
        unit_group=setup.unit_group if setup else "",
        supervises=bool(setup and setup.supervises),
        languages=tuple(filter(None, setup.languages.split(","))) if setup else (),
        channels=tuple(channels),
        ready=setup is not None and policies.is_ready(setup, channels),
        paused=setup is not None and setup.state == State.PAUSED,
        seal_public=worker.seal_public,
    )
