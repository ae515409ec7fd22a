"""How far a supporter has come, as their own pages show it, and what they can choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.catalogue.queries import catalogues
from rigcheck.care.notices import queries as notices
from rigcheck.care.notices.queries import Channel
from rigcheck.care.peers import policies
from rigcheck.care.peers.models import Address, Rehearsal, Setup, State
from rigcheck.care.peers.queries.paged import Supporter
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing.policies import SEATS as STOOD_FOR
from rigcheck.kernel.enums import Trade
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import Files

TRADES: Final[Mapping[Trade, str | Promise]] = {
    Trade.POLICE: _("Police"),
    Trade.FIRE: _("Fire"),
    Trade.EMS: _("EMS"),
    Trade.CORRECTIONS: _("Corrections"),
    Trade.DISPATCH: _("Dispatch"),
    Trade.OTHER: _("Another, or none of these"),
}
LANGUAGES: Final[Mapping[str, str | Promise]] = {
    "en": _("English"),
    "es": _("Spanish"),
    "fr": _("French"),
    "zh": _("Chinese"),
    "tl": _("Tagalog"),
    "vi": _("Vietnamese"),
    "ar": _("Arabic"),
    "cy": _("Welsh"),
    "ga": _("Irish"),
    "mi": _("Māori"),
    "ase": _("American Sign Language"),
    "bfi": _("British Sign Language"),
}
"""Languages by their ISO 639 codes."""
PAGED_BY: Final = (Channel.TEXT, Channel.VOICE)
WAYS: Final[Mapping[str, str | Promise]] = {Channel.TEXT: _("Text"), Channel.VOICE: _("Call")}


class Step:
    """Names of the four steps of setting up, in their order."""

    ABOUT, PHONE, THROUGH, TEST = "about", "phone", "through", "test"
    ALL: Final = (ABOUT, PHONE, THROUGH, TEST)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to page this supporter. `ending`: the last two digits; `waits`: a test page is on its way there."""

    id: str
    name: str | Promise
    icon: str
    ending: str
    proved: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """What a supporter sees of themselves. `group` is their unit group; `done` holds names of steps.

    `talks`: theirs is a seat that is applied for, a peer's or a chaplain's.
    """

    name: str
    seat_name: str | Promise
    verified: bool
    suspended: bool
    state: State
    agency: str
    trade: str
    group: str
    supervises: bool
    languages: tuple[str, ...]
    ways: tuple[Way, ...]
    done: frozenset[str]
    talks: bool

    @property
    def ready(self) -> bool:
        """Whether a page can reach them now."""
        return self.verified and self.state is State.READY

    @property
    def next_step(self) -> str:
        """The first step that is missing; "" when all are done."""
        return next((step for step in Step.ALL if step not in self.done), "")

    @property
    def waits(self) -> bool:
        """Whether a test page is on its way."""
        return any(way.waits for way in self.ways)


def mine(*, me: Me, at: datetime) -> Mine:
    """This supporter's own setup. Raises NotFound for whoever has no seat that may be paged."""
    seat = policies.own_seat(me)
    number = bytes.fromhex(seat.id)
    setup = Setup.objects.filter(id=number).first() or Setup(id=number, state=State.SETTING_UP.value)
    ways = _ways(number, at)
    return Mine(
        name=seat.name,
        seat_name=seat.seat_name,
        verified=seat.state is seats.State.VERIFIED,
        suspended=seat.state is seats.State.SUSPENDED,
        state=State(setup.state),
        agency=setup.agency,
        trade=setup.trade,
        group=setup.unit_group,
        supervises=setup.supervises,
        languages=tuple(filter(None, setup.languages.split(","))),
        ways=ways,
        done=_done(setup, ways),
        talks=seat.seat in STOOD_FOR,
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A supporter as the lead sees them: what they said in one line, and whether they can be paged."""

    name: str
    seat_name: str | Promise
    said: str
    supervises: bool
    ready: bool
    paused: bool


def for_lead(found: Sequence[Supporter]) -> Sequence[Listed]:
    """Supporters as the lead's page lists them."""
    return [
        Listed(
            one.name,
            seats.SEATS[one.seat],
            " · ".join(str(part) for part in (one.agency, _trade(one.trade), one.unit_group) if part),
            one.supervises,
            one.ready,
            one.paused,
        )
        for one in found
    ]


def _trade(value: str) -> str | Promise:
    return TRADES[Trade(value)] if value else ""


def agencies(*, files: Files, month: Month) -> Sequence[str]:
    """Names of the agencies whose facts are here, to pick one's own from; none where care runs alone."""
    return [facts.name for facts in catalogues(files=files, month=month)]


def unit_groups(*, files: Files, month: Month) -> Sequence[str]:
    """Names of the unit groups of these agencies, each once."""
    found = {group.name for facts in catalogues(files=files, month=month) for group in facts.groups}
    return sorted(found, key=str.casefold)


def ways_open(*, edge: Edge) -> Sequence[Channel]:
    """By which ways this site can page a supporter at a number."""
    return [channel for channel in PAGED_BY if channel in notices.ways(edge=edge)]


def _ways(number: bytes, at: datetime) -> tuple[Way, ...]:
    rows = list(Address.objects.filter(supporter=number).order_by("place"))
    tests = Rehearsal.objects.filter(address__in=[row.id for row in rows], sent__gt=at - policies.TESTED_WITHIN)
    waiting = {bytes(test.address) for test in tests}
    return tuple(_way(row, waits=bytes(row.id) in waiting) for row in rows)


def _way(row: Address, *, waits: bool) -> Way:
    icon = "message-square" if row.channel == Channel.TEXT else "phone"
    return Way(row.id.hex(), WAYS[row.channel], icon, row.ending, proved=bool(row.proved), waits=waits)


def _done(setup: Setup, ways: Sequence[Way]) -> frozenset[str]:
    facts = {
        Step.ABOUT: bool(setup.agency and setup.trade),
        Step.PHONE: bool(ways),
        Step.THROUGH: setup.let_through,
        Step.TEST: any(way.proved for way in ways),
    }
    return frozenset(step for step, done in facts.items() if done)
