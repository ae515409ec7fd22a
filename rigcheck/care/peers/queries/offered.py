"""Whom a member can choose to talk with. What is read is the catalogue and what each side said, never the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.members import queries as members
from rigcheck.care.peers import policies
from rigcheck.care.peers.models import Profile, Wishes
from rigcheck.care.peers.queries.paged import supporters
from rigcheck.care.peers.queries.pages import LANGUAGES, TRADES, unit_groups
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import queries as standing
from rigcheck.care.upkeep import queries as upkeep
from rigcheck.care.vault import queries as vault
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.files import Files

TIMES: Final[Mapping[str, str | Promise]] = {
    "mornings": _("Mornings"),
    "afternoons": _("Afternoons"),
    "evenings": _("Evenings"),
    "nights": _("Nights"),
    "weekends": _("Weekends"),
}
TALKERS: Final = (Seat.MEMBER, Seat.FAMILY)


@dataclass(frozen=True, slots=True)
class Told:
    """What a supporter says of themselves beside their setup. `times` are names of TIMES."""

    words: str = ""
    lived: str = ""
    faith: str = ""
    times: tuple[str, ...] = ()
    investigates: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A peer or chaplain as a member reads them before the first word."""

    id: bytes
    name: str
    seat: Seat
    about: str
    words: str
    lived: str
    faith: str
    languages: tuple[str | Promise, ...]
    times: tuple[str | Promise, ...]
    seal_public: bytes = field(default=b"", repr=False)

    @property
    def number(self) -> str:
        """The id as it stands in addresses."""
        return self.id.hex()

    @property
    def seat_name(self) -> str | Promise:
        """Peer supporter or chaplain."""
        return seats.SEATS[self.seat]


def offered(*, me: Me, at: datetime) -> Sequence[Offered]:
    """Whom this member can be offered now, by name: set up, admitted and in date, not pausing, with room, not excluded.

    Raises NotFound for whoever is no member: those who work here have a member's account for it.
    """
    if me.seat not in TALKERS:
        raise NotFound
    chosen, agency = wishes(me=me), members.profile(me=me).agency
    may = standing.in_date(month=Month.of(at)) - frozenset(upkeep.full())
    told = {bytes(row.id): row for row in Profile.objects.filter(id__in=may)}
    found = []
    for one in supporters():
        row = told.get(one.id) or Profile(id=one.id)
        left_out = one.id.hex() in chosen.without or policies.excluded(
            agency=one.agency, group=one.unit_group, supervises=one.supervises, investigates=row.investigates,
            wishes=chosen, mine=agency,
        )  # fmt: skip
        if one.id in may and not left_out:
            about = " · ".join(str(part) for part in (_trade(one.trade), one.agency) if part)
            spoken = tuple(LANGUAGES[code] for code in one.languages if code in LANGUAGES)
            when = tuple(TIMES[name] for name in row.times.split(",") if name in TIMES)
            found.append(
                Offered(
                    one.id, one.name, one.seat, about, row.words, row.lived, row.faith, spoken, when, one.seal_public
                )
            )
    return found


def one_offered(*, me: Me, number: bytes, at: datetime) -> tuple[Offered, Offered | None]:
    """One of them, and the next one for whoever would rather have another. Raises NotFound."""
    found = list(offered(me=me, at=at))
    place = next((place for place, one in enumerate(found) if one.id == number), None)
    if place is None:
        raise NotFound
    return found[place], found[(place + 1) % len(found)] if len(found) > 1 else None


def wishes(*, me: Me) -> Wishes:
    """With whom the member would rather not talk; nobody named, where they never said."""
    return vault.standing(keys=me.keys, record_type=Wishes) or Wishes()


def nameable(*, me: Me, at: datetime) -> Sequence[tuple[str, str]]:
    """Everybody who is in date, as (id in hex, name), for naming whom one would rather not meet. Raises NotFound."""
    if me.seat not in TALKERS:
        raise NotFound
    may = standing.in_date(month=Month.of(at))
    return [(one.id.hex(), one.name) for one in supporters(ready=False) if one.id in may]


def groups(*, files: Files, month: Month) -> Sequence[str]:
    """Names of unit groups that a member may call their own: the agencies', and those that supporters wrote."""
    written = {one.unit_group for one in supporters(ready=False) if one.unit_group}
    return sorted({*unit_groups(files=files, month=month), *written}, key=str.casefold)


def told(*, me: Me) -> Told:
    """What the supporter here says of themselves. Raises NotFound."""
    row = Profile.objects.filter(id=bytes.fromhex(policies.own_seat(me).id)).first() or Profile()
    return Told(row.words, row.lived, row.faith, tuple(filter(None, row.times.split(","))), row.investigates)


def _trade(value: str) -> str | Promise:
    return TRADES[Trade(value)] if value and value != Trade.OTHER else ""
