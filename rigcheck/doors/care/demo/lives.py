"""A fictional year of one person: how they were, day by day, and what they answered."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from rigcheck.doors.care.demo.answers import AnswerRows, Answers
from rigcheck.engines.shifts import CATALOGUE, Pattern, sleep_after_nights

YEAR = 365
ASSESSED_EVERY = 35
USUAL_PATTERN = {
    "police": "pitman-days",
    "fire": "24-48",
    "ems": "48-96",
    "corrections": "four-on-four-off-rotating",
    "dispatch": "dupont",
}

SELDOM = frozenset(
    {
        "children", "death", "someone-known", "close-call", "complaint", "notification", "crash",
        "mayday", "search", "violence-to-me", "assault-inside", "death-in-custody", "heard-a-death", "cpr-by-phone",
        "child-caller", "officer-down",
    }
)  # fmt: skip
"""What a year holds once or twice, if at all; the rest is the ordinary run of shifts."""
ORDINARY = 12
"""How many times as often something ordinary happens."""


@dataclass(frozen=True)
class Day:
    """One check-in: five scales of 1 to 5 (higher is more of it), hours slept, and what happened."""

    at: datetime
    mood: int
    stress: int
    sleep_hours: float
    sleep_quality: int
    energy: int
    work: int
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Assessed:
    """A PHQ-9 filled in."""

    at: datetime
    answers: Answers


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist: a trade, a usual level of strain (0 to 1) and what the year did to it."""

    trade: str
    level: float
    story: str
    checks_each: int
    """Days between two check-ins."""

    def strain(self, day: int) -> float:
        """How heavy things are on the n-th day of the year, 0 to 1."""
        share = day / YEAR
        turns = {
            "steady": 0.0,
            "dip": 0.35 * math.exp(-(((share - 0.87) / 0.06) ** 2)),
            "slide": 0.30 * max(0.0, share - 0.55) / 0.45,
            "better": 0.35 * max(0.0, 0.5 - share) / 0.5,
        }
        return min(max(self.level + turns[self.story], 0.0), 1.0)


def person(trade: str, chance: random.Random) -> Person:
    """A person of this trade; most years are steady ones."""
    story = chance.choices(("steady", "dip", "slide", "better"), (70, 12, 8, 10))[0]
    return Person(trade, chance.betavariate(2, 3), story, chance.choice((2, 3, 4, 7, 7)))


def pattern_of(trade: str, today: date) -> Pattern:
    """The shift pattern usual in a trade, anchored so that the year is covered."""
    return CATALOGUE[USUAL_PATTERN[trade]].pattern(anchor=today - timedelta(days=YEAR), zone="America/New_York")


def year_of(someone: Person, today: date, tags: tuple[str, ...], chance: random.Random) -> Iterator[Day]:
    """The check-ins of a year, oldest first."""
    first = today - timedelta(days=YEAR)
    nights = _nights(someone.trade, first, today)
    for number in range(chance.randrange(someone.checks_each), YEAR, someone.checks_each):
        if chance.random() < 0.15:
            continue
        day = first + timedelta(days=number)
        yield _day(someone, day, number, tags, chance, after_night=day in nights)


def assessments_of(someone: Person, today: date, rows: AnswerRows, chance: random.Random) -> Iterator[Assessed]:
    """A PHQ-9 about every five weeks, oldest first."""
    first = today - timedelta(days=YEAR)
    for number in range(chance.randrange(ASSESSED_EVERY), YEAR, ASSESSED_EVERY):
        at = datetime.combine(first + timedelta(days=number), time(20, chance.randrange(60)), UTC)
        yield Assessed(at, rows.near(someone.strain(number), chance))


def _nights(trade: str, first: date, today: date) -> set[date]:
    """The days on which this person sleeps off a night or a 24-hour shift."""
    start, end = (datetime.combine(day, time(), UTC) for day in (first, today))
    return {window.start.date() for window in sleep_after_nights(pattern_of(trade, today), start, end)}


def _day(
    someone: Person, day: date, number: int, tags: tuple[str, ...], chance: random.Random, *, after_night: bool
) -> Day:
    strain = min(max(someone.strain(number) + chance.gauss(0, 0.1), 0.0), 1.0)
    slept = round(max(2.0, 7.6 - 2.2 * strain - (1.6 if after_night else 0.0) + chance.gauss(0, 0.7)) * 2) / 2
    return Day(
        at=datetime.combine(day, time(13 if after_night else 21, chance.randrange(60)), UTC),
        mood=_scale(5 - 3.2 * strain, chance),
        stress=_scale(1.4 + 3.4 * strain, chance),
        sleep_hours=min(slept, 12.0),
        sleep_quality=_scale(1 + slept / 2, chance),
        energy=_scale(4.6 - 2.6 * strain - (0.7 if after_night else 0), chance),
        work=_scale(4.3 - 1.8 * strain, chance),
        tags=_happened(tags, chance),
    )


def _happened(tags: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    if not tags or chance.random() >= 0.35:
        return ()
    return tuple(chance.choices(tags, [1 if tag in SELDOM else ORDINARY for tag in tags]))


def _scale(middle: float, chance: random.Random) -> int:
    return min(max(round(middle + chance.gauss(0, 0.5)), 1), 5)
