"""Rotas in words, for supporters and for the lead: times on the wall of each rota's own zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rigcheck.care.oncall import policies
from rigcheck.care.oncall.models import Change, Offer, State
from rigcheck.care.oncall.queries.duties import GAPS_SHOWN, MOMENT, WEEKS_SHOWN, duties_of, gaps_ahead
from rigcheck.care.oncall.queries.plans import Plan, plan, plans
from rigcheck.care.oncall.queries.present import on
from rigcheck.care.peers import queries as peers
from rigcheck.engines.rotas import Duty, Rota
from rigcheck.kernel.intervals import Interval

MOMENT_WORDS: Final = "D j M, H:i"


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in words. `rota` is an id in hex and `starts` ISO 8601: together they find it again."""

    rota: str
    starts: str
    name: str
    who: str
    words: str
    now: bool = False
    mine: bool = False
    ready: bool = True
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer in words: what is given, and for a swap what is asked `back`; "" where anybody may take it."""

    id: str
    who: str
    name: str
    words: str
    back: str
    declined: bool
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One rota as the lead sees it."""

    id: str
    name: str
    words: str
    duties: Sequence[Row]
    changes: Sequence[tuple[str, str]]
    """Ids in hex, and what each says."""
    plan: Plan = field(repr=False)


def own_duties(*, supporter: bytes, at: datetime) -> Sequence[Row]:
    """This supporter's duties of the next six weeks."""
    offered = {(row.rota, row.starts) for row in Offer.objects.filter(supporter=supporter)}
    return [
        _row(plan, duty, {}, at, mine=True, offered=(plan.id, duty.span.start) in offered)
        for plan, duty in duties_of(supporter, at, at + WEEKS_SHOWN)
    ]


def others_duties(*, supporter: bytes, at: datetime) -> Sequence[tuple[Row, bytes]]:
    """Coming duties of the other supporters who are ready, with whose each is: what one could ask for in a swap."""
    ready = _names(ready=True)
    found = sorted(
        ((duty, plan) for plan in plans() for duty in plan.duties(at, at + WEEKS_SHOWN)), key=lambda one: one[0]
    )
    return [
        (_row(plan, duty, ready, at), duty.who)
        for duty, plan in found
        if duty.who != supporter and duty.who in ready and duty.span.start > at
    ]


def on_rotas(*, supporter: bytes, at: datetime) -> Sequence[Row]:
    """Who is on each rota now; rotas on which nobody is are left out."""
    names, ready = _names(), _names(ready=True)
    return [
        _row(plan, duty, names, at, mine=duty.who == supporter, ready=duty.who in ready)
        for plan in plans()
        for duty in plan.duties(at, at + MOMENT)
    ]


def offers_to(*, supporter: bytes) -> Sequence[Offered]:
    """What others offer to everybody, or ask of this supporter; soonest first."""
    return [
        told
        for row in Offer.objects.order_by("starts")
        if policies.may_answer(row, supporter, "take") and (told := _offered(row))
    ]


def own_offers(*, supporter: bytes) -> Sequence[Offered]:
    """What this supporter offers, with a word where somebody said no."""
    return [told for row in Offer.objects.filter(supporter=supporter).order_by("starts") if (told := _offered(row))]


def sheets(*, at: datetime) -> Sequence[Sheet]:
    """Every rota as the lead sees it."""
    return [_sheet(one, at) for one in plans()]


def sheet(*, number: bytes, at: datetime) -> Sheet | None:
    """One rota as the lead sees it, or None."""
    found = plan(number)
    return _sheet(found, at) if found else None


def gap_words(*, at: datetime) -> Sequence[str]:
    """When nobody is on within four weeks, in words, by the clock of the first rota."""
    found = plans()
    zone = found[0].rota.zone if found else "UTC"
    return [span_words(one, zone) for one in gaps_ahead(at=at)] if found else []


def on_words(*, at: datetime) -> Sequence[str]:
    """Who is on now, a line each: by name, and until when."""
    names = _names()
    return [
        _("%(who)s until %(until)s") % {"who": names[one.supporter], "until": until_words(one.until, at=at)}
        for one in on(at=at)
    ]


def until_words(until: datetime, *, at: datetime) -> str:
    """The end of a duty by the clock of the first rota: the time alone where it is within a day."""
    found = plans()
    zone = found[0].rota.zone if found else "UTC"
    words = date_format(until.astimezone(ZoneInfo(zone)), "H:i" if until - at < timedelta(days=1) else MOMENT_WORDS)
    return words if found else f"{words} UTC"


def span_words(span: Interval, zone: str) -> str:
    """A span on the wall; the day is said once where it is the same."""
    start, end = (at.astimezone(ZoneInfo(zone)) for at in (span.start, span.end))
    last = date_format(end, "H:i") if start.date() == end.date() else date_format(end, MOMENT_WORDS)
    return _("%(first)s to %(last)s") % {"first": date_format(start, MOMENT_WORDS), "last": last}


def rota_words(rota: Rota) -> str:
    """A rota in one line: how many take turns, for how long, and when they hand over."""
    people = ngettext("%(count)d supporter", "%(count)d supporters", len(rota.people)) % {"count": len(rota.people)}
    days = ngettext("%(count)d day each", "%(count)d days each", rota.days) % {"count": rota.days}
    if not rota.people:
        return _("Nobody is in it")
    if rota.starts == rota.ends:
        return _("%(people)s, %(days)s, handed over at %(at)s") % {
            "people": people, "days": days, "at": f"{rota.starts:%H:%M}",
        }  # fmt: skip
    return _("%(people)s, %(days)s, from %(from)s to %(to)s") % {
        "people": people, "days": days, "from": f"{rota.starts:%H:%M}", "to": f"{rota.ends:%H:%M}",
    }  # fmt: skip


def _sheet(found: Plan, at: datetime) -> Sheet:
    names, ready = _names(), _names(ready=True)
    duties = [_row(found, duty, names, at, ready=duty.who in ready) for duty in found.duties(at, at + GAPS_SHOWN)]
    rows = Change.objects.filter(rota=found.id, ends__gt=at).order_by("starts")
    changes = [(row.id.hex(), _change_words(row, names, found.rota.zone)) for row in rows]
    return Sheet(found.id.hex(), found.name, rota_words(found.rota), duties, changes, found)


def _change_words(row: Change, names: Mapping[bytes, str], zone: str) -> str:
    said = {"who": _name(row.comes, names), "for": _name(row.leaves, names)}
    said["when"] = span_words(Interval(row.starts, row.ends), zone)
    if row.comes and row.leaves:
        return _("%(who)s for %(for)s, %(when)s") % said
    return _("%(who)s, %(when)s") % said if row.comes else _("nobody, %(when)s") % said


def _row(
    plan: Plan,
    duty: Duty,
    names: Mapping[bytes, str],
    at: datetime,
    *,
    mine: bool = False,
    ready: bool = True,
    offered: bool = False,
) -> Row:
    return Row(
        rota=plan.id.hex(),
        starts=duty.span.start.isoformat(),
        name=plan.name,
        who=_name(duty.who, names),
        words=span_words(duty.span, plan.rota.zone),
        now=at in duty.span,
        mine=mine,
        ready=ready,
        offered=offered,
    )


def _offered(row: Offer) -> Offered | None:
    """The offer in words; None where a rota of it is gone."""
    names, here = _names(), plan(bytes(row.rota))
    if here is None:
        return None
    back = ""
    if row.back_starts is not None and row.back_ends is not None:
        there = plan(bytes(row.back_rota))
        if there is None:
            return None
        back = span_words(Interval(row.back_starts, row.back_ends), there.rota.zone)
    words = span_words(Interval(row.starts, row.ends), here.rota.zone)
    who, asked = _name(row.supporter, names), _name(row.asked, names) if row.asked else ""
    return Offered(row.id.hex(), who, here.name, words, back, declined=row.state == State.DECLINED, asked=asked)


def _names(*, ready: bool = False) -> Mapping[bytes, str]:
    return {one.id: one.name for one in peers.supporters(ready=ready)}


def _name(who: bytes, names: Mapping[bytes, str]) -> str:
    return names.get(bytes(who), _("Somebody who is no supporter any more"))
