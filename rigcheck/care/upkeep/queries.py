"""What supporters asked for, how much they carry and how soon they answer: no member is counted, no talk is shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import queries as standing
from rigcheck.care.upkeep import policies
from rigcheck.care.upkeep.models import Answered, Ask, AskState, Contact, Load, Wish
from rigcheck.kernel.months import Month

__all__ = ["Wish"]

Names = Mapping[str, str | Promise]

WISHES: Final[Names] = {Wish.CALL: _("A call"), Wish.SUPERVISION: _("Supervision")}
ASKS: Final[Names] = {
    AskState.ASKED: _("Asked; nobody has taken it yet"),
    AskState.TAKEN: _("Taken; they will call"),
    AskState.TALKED_ONCE: _("You have talked. A second call is there if you want it"),
    AskState.SECOND_DUE: _("A second call is coming"),
    AskState.DONE: _("Done"),
}
CONTACTS: Final[Names] = {
    "written": _("In writing"),
    "voice": _("By voice"),
    "in-person": _("In person"),
    "group": _("In a group"),
    "after-event": _("After an event"),
}
BANDS: Final[Names] = {
    "15": _("Up to 15 minutes"),
    "30": _("Up to half an hour"),
    "60": _("Up to an hour"),
    "more": _("Longer"),
}
SOON: Final[Names] = {
    "quarter": _("mostly within 15 minutes"),
    "hour": _("mostly within an hour"),
    "day": _("mostly within a day"),
    "later": _("mostly after more than a day"),
}
FEWEST: Final = 5
"""Answers in the last three months below which nothing is said of how soon they came."""
LOOK_BACK: Final = 2
COLUMNS: Final = ("quarter", "hour", "day", "later")
FEW, SOME = 10, 50


@dataclass(frozen=True, slots=True)
class Asking:
    """What a supporter asked for, and how far it is. `offered`: a second talk may be taken now; `taken`: somebody has
    said that they will call.
    """

    id: str
    wish: str | Promise
    state: str | Promise
    offered: bool
    is_call: bool
    taken: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A request that a lead or a clinician can take, or has taken. `due`: the next talk."""

    id: str
    name: str
    wish: str | Promise
    open: bool
    due: datetime
    again: bool


@dataclass(frozen=True, slots=True)
class Overseen:
    """Everything on the page for whoever looks after supporters. `log`: kinds of contact this month, in words."""

    people: Sequence[tuple[standing.Person, str | Promise, str | Promise]]
    asks: Sequence[Told]
    log: Sequence[tuple[str | Promise, str | Promise]]


def mine(*, me: Me) -> Sequence[Asking]:
    """What the person here asked for and is not done. Raises NotFound or NotNow."""
    rows = Ask.objects.filter(supporter=policies.own_number(me)).exclude(state=AskState.DONE)
    return [_asking(row) for row in rows.order_by("due")]


def limit(*, me: Me) -> int:
    """With how many people at the same time they talk, by their own choice. Raises NotFound or NotNow."""
    number = policies.own_number(me)
    row = Load.objects.filter(id=number).first() or Load(id=number)
    most: int = row.most
    return most


def full() -> Collection[bytes]:
    """The seats of those who talk with as many people as they said they can."""
    return {bytes(row.id) for row in Load.objects.all() if row.talking >= row.most}


def oversight(*, me: Me, month: Month) -> Overseen:
    """Requests, for leads and clinicians; for a lead also everybody with what runs out. Raises NotFound."""
    own = policies.verified(me, policies.CARERS)
    if not seats.is_lead(me=me):
        return Overseen([], _asks(own), [])
    loads = {bytes(row.id): row for row in Load.objects.all()}
    soon = _answered(month)
    people = [
        (one, _load(loads.get(bytes.fromhex(one.id))), _soon(soon.get(bytes.fromhex(one.id), {})))
        for one in standing.everybody(me=me, month=month)
    ]
    return Overseen(people, _asks(own), _log(month))


def _asking(row: Ask) -> Asking:
    offered = policies.MACHINE.may(AskState(row.state), "once more")
    return Asking(
        row.id.hex(), WISHES[row.wish], ASKS[row.state], offered=offered, is_call=row.wish == Wish.CALL,
        taken=row.state in (AskState.TAKEN, AskState.SECOND_DUE),
    )  # fmt: skip


def _load(row: Load | None) -> str | Promise:
    """In words: a number here would be a number of members."""
    if row is not None and row.talking >= row.most:
        return _("Full")
    return _("Nearly full") if row is not None and row.talking * 2 > row.most else _("Has room")


def _answered(month: Month) -> Mapping[bytes, dict[str, int]]:
    found: dict[bytes, dict[str, int]] = {}
    for row in Answered.objects.filter(month__gte=str(month.plus(-LOOK_BACK))):
        counts = found.setdefault(bytes(row.supporter), dict.fromkeys(COLUMNS, 0))
        for name in COLUMNS:
            counts[name] += getattr(row, name)
    return found


def _soon(counts: Mapping[str, int]) -> str | Promise:
    """The band in which the middle one of the answers came; nothing where there were few."""
    whole, sofar = sum(counts.values()), 0
    for name in COLUMNS if whole >= FEWEST else ():
        sofar += counts[name]
        if sofar * 2 >= whole:
            return SOON[name]
    return ""


def _asks(own: bytes) -> Sequence[Told]:
    """What nobody has taken, and what this carer has."""
    rows = Ask.objects.exclude(state__in=[AskState.DONE, AskState.TALKED_ONCE]).order_by("due")
    mine = [row for row in rows if row.state == AskState.ASKED or bytes(row.taken_by) == own]
    named = seats.named(ids=[bytes(row.supporter) for row in mine])
    return [
        Told(
            row.id.hex(), named.get(bytes(row.supporter), ("",))[0], WISHES[row.wish],
            row.state == AskState.ASKED, row.due, row.state == AskState.SECOND_DUE,
        )
        for row in mine
    ]  # fmt: skip


def _log(month: Month) -> Sequence[tuple[str | Promise, str | Promise]]:
    """Each kind of contact this month, how often in coarse words."""
    kinds = list(Contact.objects.filter(month=str(month)).values_list("kind", flat=True))
    return [(name, _often(kinds.count(kind))) for kind, name in CONTACTS.items()]


def _often(times: int) -> str | Promise:
    if times < FEW:
        return _("fewer than 10")
    return _("10 to 49") if times < SOME else _("50 or more")
