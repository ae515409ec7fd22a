"""Single cells, in the many ways that HR systems write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext

from rigcheck.engines.shifts import CATALOGUE, TEXTS, Pattern
from rigcheck.kernel.enums import Trade
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.imports.models import Dates
from rigcheck.roster.imports.queries.fields import heading_key
from rigcheck.roster.people.queries import Employment

USUAL_HOURS: Final = 12.0
_TRADES: Final = {
    Trade.POLICE: "police|police officer|officer|law enforcement|le|sheriff|deputy|patrol|trooper",
    Trade.FIRE: "fire|firefighter|fire fighter|fire service|fire rescue|ff|engineer|ffemt|firefighter emt",
    Trade.EMS: "ems|emt|paramedic|medic|ambulance|emergency medical services",
    Trade.CORRECTIONS: "corrections|correctional officer|corrections officer|detention|detention officer|jail|co",
    Trade.DISPATCH: "dispatch|dispatcher|telecommunicator|communications|911|call taker|ecc",
    Trade.OTHER: "other|support|administration|admin|civilian support",
}
_STATES: Final = {
    Employment.RECRUIT: "recruit|cadet|trainee|probationary|academy",
    Employment.SWORN: "sworn|career|full time sworn|sworn full time|sworn officer|commissioned|uniformed",
    Employment.CIVILIAN: "civilian|non sworn|nonsworn|professional staff|unsworn",
    Employment.VOLUNTEER: "volunteer|reserve|auxiliary|paid on call|part paid|poc",
    Employment.RETIREE: "retiree|retired",
}
_LEFT: Final = "left|has left|terminated|separated|resigned|inactive|former|deceased|discharged|dismissed|term|t"
TRADES: Final[Mapping[str, str]] = {word: trade.value for trade, words in _TRADES.items() for word in words.split("|")}
STATES: Final[Mapping[str, str]] = {word: one.value for one, words in _STATES.items() for word in words.split("|")}
LEFT: Final = frozenset(_LEFT.split("|"))
STILL_HERE: Final = frozenset(
    {"", "active", "a", "full time", "part time", "ft", "pt", "employed", "on leave", "leave"}
)
"""Words that say somebody is there, and nothing about how they belong."""
_DATES: Final = {
    Dates.MONTH_FIRST: ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y"),
    Dates.DAY_FIRST: ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y"),
}
_TIMES: Final = ("%H:%M", "%H:%M:%S", "%H%M", "%I:%M %p", "%I %p", "%I:%M%p", "%I%p")
_BY_NAME: Final = {heading_key(name): one for one in CATALOGUE for name in (one, TEXTS[one])}


class NotUnderstood(Refusal):
    """A cell says something that is not known here. The message is in the reader's language already."""

    code = "not-understood"


def trade_of(text: str) -> str:
    """The trade that a cell names; raises NotUnderstood."""
    found = TRADES.get(heading_key(text))
    if found is None:
        raise NotUnderstood(
            gettext("“%(text)s” is no trade that is known here: police, fire, EMS, corrections, dispatch, other.")
            % {"text": text[:60]}
        )
    return found


def employment_of(text: str, otherwise: str) -> tuple[str, bool]:
    """The state that a cell names, and whether it says that somebody has left; raises NotUnderstood."""
    word = heading_key(text)
    if word in LEFT:
        return otherwise, True
    if word in STILL_HERE:
        return otherwise, False
    found = STATES.get(word)
    if found is None:
        raise NotUnderstood(
            gettext(
                "“%(text)s” is no state that is known here: recruit, sworn, civilian, volunteer, retiree, "
                "or terminated for somebody who has left."
            )
            % {"text": text[:60]}
        )
    return found, False


@lru_cache(4096)
def day_of(text: str, dates: str) -> date:
    """The day that a cell names; raises NotUnderstood."""
    found = _first(text.partition(" ")[0], _DATES[Dates(dates)])
    if found is None:
        raise NotUnderstood(
            gettext("“%(text)s” is no day in the way that was chosen for this file. Write 2026-11-30.")
            % {"text": text[:60]}
        )
    return found.date()


@lru_cache(4096)
def time_of(text: str) -> time:
    """The time of day that a cell names; raises NotUnderstood."""
    written = text.strip().upper()
    found = _first(written.zfill(4) if written.isdigit() else written, _TIMES)
    if found is None:
        raise NotUnderstood(gettext("“%(text)s” is no time of day. Write 07:00.") % {"text": text[:60]})
    return found.time()


def hours_of(text: str) -> float:
    """The hours that a cell names; raises NotUnderstood."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise NotUnderstood(
            gettext("“%(text)s” is no number of hours. Write 12 or 10.5.") % {"text": text[:60]}
        ) from None


@lru_cache(4096)
def pattern_of(
    text: str, anchor: date | None, hours: float | None, day: time | None, night: time | None, zone: str
) -> Pattern:
    """The pattern that a cell names by its usual name or writes as a cycle; raises NotUnderstood."""
    if anchor is None:
        raise NotUnderstood(gettext("The shift pattern lacks the day on which its cycle began."))
    known = CATALOGUE.get(_BY_NAME.get(heading_key(text), ""))
    times = {name: at for name, at in (("day_starts", day), ("night_starts", night)) if at}
    try:
        if known:
            return known.pattern(anchor=anchor, zone=zone, **times)
        return Pattern(text.upper().replace(" ", ""), anchor, zone, hours or USUAL_HOURS, **times)
    except Refusal as refused:
        said = gettext(str(refused))
        raise NotUnderstood(
            gettext("The shift pattern “%(text)s”: %(said)s") % {"text": text[:60], "said": said}
        ) from None


def _first(text: str, formats: tuple[str, ...]) -> datetime | None:
    for one in formats:
        try:
            return datetime.strptime(text, one)  # noqa: DTZ007 - a day or a time on the wall, without a zone
        except ValueError:
            continue
    return None
