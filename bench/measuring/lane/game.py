"""A quarter is played: everybody of some agencies gets a card and opens an account; the watcher guesses who is who."""

import json
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.measuring.lane.attacker import Watcher, accounts, cards, guessed, words_in_common
from bench.measuring.lane.habits import DAY, OFFERED, Habit, Times
from bench.measuring.lane.sides import Side, both
from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.bridge.keylog import Keylog, Purpose, open_keylog
from rigcheck.engines.tokens.issuance import ask
from rigcheck.engines.tokens.keys import IssuerPublic
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.randomness import SeededChance

FIRST = Quarter(Month(2026, 10))


@dataclass
class Score:
    """Guesses about the people of one agency: how many were right, of how many, with `among` people to hide among."""

    among: int
    right: int = 0
    tried: int = 0

    @property
    def rate(self) -> float:
        """The share of right guesses."""
        return self.right / self.tried

    @property
    def bound(self) -> float:
        """1/k and three standard deviations of so many blind guesses."""
        blind = 1 / self.among
        return blind + 3 * float((blind * (1 - blind) / self.tried) ** 0.5)


@dataclass
class World:
    """Some agencies, both sides as they run, and what the watcher has of them."""

    roster: Side
    care: Side
    people: Mapping[str, list[int]]
    evening: Path
    chance: SeededChance
    dice: np.random.Generator
    quarter: Quarter = FIRST
    watchers: tuple[Watcher, Watcher] = field(default_factory=lambda: (Watcher(cards), Watcher(accounts)))

    def at(self, minute: int) -> datetime:
        """The moment so many minutes after this quarter began."""
        first = self.quarter.first
        return datetime(first.year, first.month, 1, tzinfo=UTC) + timedelta(minutes=minute)

    def use_from(self, day: int) -> int:
        """The day from which the product tells people to use a card that they got on `day`."""
        return _use_from(self.roster, self.at(day * DAY))


@lru_cache
def _use_from(roster: Side, now: datetime) -> int:
    told = date.fromisoformat(roster.ask("use_from", now)["is"])
    first = Quarter.of(Month.of(now)).first
    return (told - date(first.year, first.month, 1)).days


@contextmanager
def world(agencies: Mapping[str, int], *, pooled: bool, seed: int) -> Iterator[World]:
    """Both sides, begun, in a folder that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="rigcheck-lane-") as folder, both(Path(folder), seed) as (roster, care):
        start = datetime(FIRST.first.year, FIRST.first.month, 1, tzinfo=UTC)
        people = roster.ask("begin", start, agencies=dict(agencies), pooled=pooled)["people"]
        care.ask("begin", start)
        chance, dice = SeededChance(f"phones {seed}"), np.random.default_rng(seed)
        yield World(roster, care, people, Path(folder) / "evening", chance, dice)


def play(here: World, habit: Habit) -> dict[str, Score]:
    """One quarter in which everybody keeps to one habit, and then the next begins; by agency how well was guessed."""
    codes = offered(here)
    truth = _lived(here, codes, habit)
    seen = [watcher.quarter() for watcher in here.watchers]
    guesses = guessed(*seen, habit, here.use_from)
    right = {person for person, account in truth.items() if guesses.get(f"{person} {here.quarter}") == account}
    here.quarter = here.quarter.plus(1)
    return {
        name: Score(len(codes), len(right & {str(one) for one in people}), len(people))
        for name, people in here.people.items()
    }


def offered(here: World) -> dict[str, str]:
    """Everybody is offered a card, and the list of keys is carried over; the code of each person."""
    now = here.at(OFFERED * DAY)
    codes = here.roster.ask("offer", now)["codes"]
    here.care.ask("bring", now, keylog=here.roster.ask("get", now, path="/your-card/keys/")["body"])
    return dict(codes)


def _lived(here: World, codes: Mapping[str, str], habit: Habit) -> dict[str, str]:
    """Every day of the quarter, with a copy each evening on which something happened; whose account is whose."""
    times = {person: habit.draw(here.dice, here.use_from) for person in sorted(codes, key=int)}
    held: dict[str, tuple[bytes, str]] = {}
    truth: dict[str, str] = {}
    for day, steps in _by_day(times).items():
        for minute, gets, person in steps:
            if gets:
                held[person] = get_card(here, codes[person], here.at(minute))
            else:
                token, mark = held.pop(person)
                truth[person] = here.care.ask("join", here.at(minute), token=token.hex(), mark=mark)["account"]
        for side, watcher in zip((here.roster, here.care), here.watchers, strict=True):
            watcher.look(day, side.copy(here.evening))
    return truth


def _by_day(times: Mapping[str, Times]) -> dict[int, list[tuple[int, bool, str]]]:
    steps = [(one.got, True, person) for person, one in times.items()]
    steps += [(one.used, False, person) for person, one in times.items()]
    days: dict[int, list[tuple[int, bool, str]]] = {}
    for step in sorted(steps, key=lambda it: (it[0], not it[1], it[2])):
        days.setdefault(step[0] // DAY, []).append(step)
    return days


def get_card(here: World, code: str, now: datetime) -> tuple[bytes, str]:
    """What a member's browser does on the card page: a token, and the mark of the list that it knew."""
    offer = _answer(here.roster.ask("post", now, path="/your-card/look", sent={"code": code}))
    log = _log(here.roster.ask("get", now, path="/your-card/keys/")["body"])
    entry = log.issuing(Purpose.ENROLMENT, offer["scope"], Quarter.parse(offer["period"]).last)
    asked = ask(IssuerPublic.from_spki(entry.key), enrolment_challenge(offer["scope"], offer["period"]), here.chance)
    sent = {"code": code, "request": urlsafe_b64encode(asked.request).decode()}
    signed = _answer(here.roster.ask("post", now, path="/your-card/sign", sent=sent))
    return asked.finish(urlsafe_b64decode(signed["response"] + "==")).encode(), str(log.mark)


@lru_cache(maxsize=4)
def _log(text: str) -> Keylog:
    return open_keylog(text, None)


def _answer(answered: Mapping[str, Any]) -> dict[str, Any]:
    assert answered["status"] == 200, answered
    return dict(json.loads(answered["body"]))


def words_of_both_logs(here: World) -> set[bytes]:
    """Words that stand in the logs of both sides."""
    return words_in_common(*here.watchers)
