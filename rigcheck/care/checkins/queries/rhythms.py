"""What is due, by the member's own rhythm and shifts; never in the sleep after nights, and nothing is counted."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from rigcheck.care.checkins.models import NO_PATTERN, OwnRhythm
from rigcheck.care.members.queries import Profile
from rigcheck.care.vault import queries as vault
from rigcheck.engines import shifts
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.shifts import Every, Letter, Pattern, Rhythm
from rigcheck.engines.triage import ShiftContext

STRIP_DAYS = 14
MOMENT = timedelta(microseconds=1)


class Due(StrEnum):
    """How things stand with the next check-in."""

    NO_RHYTHM = "no-rhythm"
    WHENEVER = "whenever"
    NOW = "now"
    LATER = "later"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What Today says: the state, the rhythm it comes from, and the next moment (local) where it is later."""

    due: Due
    every: Every | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the picture of the coming two weeks."""

    day: date
    letter: Letter
    is_today: bool


def rhythm(*, keys: SessionKeys) -> OwnRhythm | None:
    """The member's own rhythm, if they have chosen one."""
    return vault.standing(keys=keys, record_type=OwnRhythm)


def rhythm_and_profile(*, keys: SessionKeys) -> tuple[OwnRhythm | None, Profile]:
    """What the member has chosen and said of themselves, in one query: pages that suggest something need both."""
    found = vault.standing_together(keys=keys, record_types=(OwnRhythm, Profile))
    return found.of(OwnRhythm), found.of(Profile) or Profile()


def engine_pattern(own: OwnRhythm) -> Pattern | None:
    """The shifts as the engine knows them; None for a member who has picked none. Raises what Pattern raises."""
    if own.pattern == NO_PATTERN:
        return None
    return Pattern(
        cycle=own.cycle,
        anchor=date.fromisoformat(own.anchor),
        zone=own.zone,
        hours=own.hours,
        day_starts=time.fromisoformat(own.day_starts),
        night_starts=time.fromisoformat(own.night_starts),
    )


def engine_rhythm(own: OwnRhythm) -> Rhythm | None:
    """The rhythm as the engine knows it; None for "whenever I think of it". Raises what Rhythm raises."""
    if not own.every:
        return None
    days = frozenset(date.fromisoformat(day) for day in own.training_days)
    return Rhythm(Every(own.every), own.zone, time.fromisoformat(own.at), own.weekday, days)


def waiting(own: OwnRhythm | None, last_done: datetime | None, now: datetime) -> Waiting:
    """Whether a check-in waits. Nobody is asked in the sleep after nights, whatever fell due before."""
    if own is None:
        return Waiting(Due.NO_RHYTHM)
    chosen, pattern = engine_rhythm(own), engine_pattern(own)
    if chosen is None:
        return Waiting(Due.WHENEVER)
    if pattern is not None and shifts.sleep_after_nights(pattern, now, now + MOMENT):
        return Waiting(Due.SLEEP, chosen.every)
    if shifts.what_is_due(chosen, pattern, last_done, now):
        return Waiting(Due.NOW, chosen.every)
    coming = shifts.next_due(chosen, pattern, now)
    return Waiting(Due.LATER, chosen.every, coming.astimezone(ZoneInfo(own.zone)) if coming else None)


def shift_now(own: OwnRhythm | None, now: datetime) -> ShiftContext:
    """Where in their shifts the member is."""
    pattern = engine_pattern(own) if own else None
    if pattern is None:
        return ShiftContext.UNKNOWN
    if shifts.on_duty(pattern, now, now + MOMENT):
        return ShiftContext.ON_DUTY
    asleep = shifts.sleep_after_nights(pattern, now, now + MOMENT)
    return ShiftContext.AFTER_NIGHT if asleep else ShiftContext.OFF


def strip(pattern: Pattern, now: datetime, days: int = STRIP_DAYS) -> list[StripDay]:
    """The coming days as the pattern has them, today first: a look tells whether it is right."""
    today = now.astimezone(ZoneInfo(pattern.zone)).date()
    coming = [today + timedelta(days=ahead) for ahead in range(days)]
    return [StripDay(day, pattern.letter_on(day), day == today) for day in coming]


def local_zone(own: OwnRhythm | None, phone: str = "") -> str:
    """The zone that times are shown in: of the rhythm, else of the phone at its last check-in, else UTC."""
    return (own.zone if own else "") or phone or "UTC"


def known_zone(zone: str) -> str:
    """The zone, if this machine knows it, else ""."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return ""
    return zone
