"""Whoever has every evening's copy of both sides, write-ahead logs and logs included, and wants to know who is who.

Three things tie a person who got a card to an account that was opened: the days on which both appeared, told by how
people are known to behave; the order of both within a day, as the write-ahead logs show it; and bytes that one of them
alone shares with the other. Where all that says nothing, the order in which rows lie in the files decides.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench.measuring.lane.habits import Habit
from bench.measuring.lane.matching import Floats, matched

WINDOW = 8
"""Bytes in common that count: shorter ones meet by chance."""
CERTAIN = 1e4
STEP = 3.0
"""What one place less in common order of a day costs, where people are known to keep the order."""
GUESS = 1e-7
WORD = re.compile(rb"[\w@.+-]{8,}")


@dataclass
class Seen:
    """Something that appeared on a side: a person's card, or an account."""

    key: str
    day: int
    at: int
    place: int = 0
    values: tuple[bytes, ...] = ()


@dataclass
class Watcher:
    """What one side's copies have shown so far."""

    read: Callable[[sqlite3.Connection], dict[str, tuple[bytes, tuple[bytes, ...]]]]
    known: set[str] = field(default_factory=set)
    new: list[Seen] = field(default_factory=list)
    words: dict[bytes, int] = field(default_factory=dict)

    def look(self, day: int, copy: Path) -> None:
        """Take up an evening's copy of a side's folder."""
        base = next(path for path in copy.glob("*.sqlite3"))
        log = base.with_name(f"{base.name}-wal")
        written = log.read_bytes() if log.exists() else b""
        with closing(sqlite3.connect(base)) as opened:
            rows = self.read(opened)
        for place, (key, (mark, values)) in enumerate(rows.items()):
            if key not in self.known:
                self.known.add(key)
                self.new.append(Seen(key, day, written.find(mark), place, values))
        for path in copy.glob("*.log"):
            self.words |= {word: day for word in WORD.findall(path.read_bytes()) if word not in self.words}

    def quarter(self) -> list[Seen]:
        """What is new since this was last asked, for the matching of one quarter."""
        new, self.new = self.new, []
        return new


def cards(opened: sqlite3.Connection) -> dict[str, tuple[bytes, tuple[bytes, ...]]]:
    """Roster: by person and quarter, what was written when a card was signed, and all that stands of them."""
    asked = """SELECT i.person_id, i.period, v.request_digest, v.code_digest, p.name, p.number, p.email
               FROM issued i JOIN person p ON p.id = i.person_id
               JOIN invitation v ON v.person_id = i.person_id AND v.period = i.period
               WHERE i.issued > 0 AND v.request_digest IS NOT NULL"""
    return {f"{row[0]} {row[1]}": (row[2], _bytes(row[2:])) for row in opened.execute(asked)}


def accounts(opened: sqlite3.Connection) -> dict[str, tuple[bytes, tuple[bytes, ...]]]:
    """Care: by account, its id, and all that stands in rows that name it."""
    rows = list(opened.execute("SELECT * FROM members_account"))
    ways: dict[bytes, list[Any]] = defaultdict(list)
    for way in opened.execute("SELECT account, locator, blob FROM members_wrap"):
        ways[way[0]] += way[1:]
    return {row[0].hex(): (row[0], _bytes((*row, *ways[row[0]]))) for row in rows}


def _bytes(values: Iterable[Any]) -> tuple[bytes, ...]:
    return tuple(value if isinstance(value, bytes) else str(value).encode() for value in values)


def guessed(people: list[Seen], members: list[Seen], habit: Habit, use_from: Callable[[int], int]) -> dict[str, str]:
    """The likeliest whole matching: person's key -> account's key."""
    count = max(len(people), len(members))
    likely = np.zeros((count, count))
    likely[: len(people), : len(members)] = _by_days(people, members, habit, use_from)
    likely[: len(people), : len(members)] += _by_place(people, members) * GUESS
    if habit.in_order:
        likely[: len(people), : len(members)] += _by_order(people, members) * STEP
    for row, column in _in_common(people, members):
        likely[row, column] += CERTAIN
    found = matched(likely)
    return {one.key: members[column].key for one, column in zip(people, found, strict=False) if column < len(members)}


def _by_days(people: list[Seen], members: list[Seen], habit: Habit, use_from: Callable[[int], int]) -> Floats:
    asked: dict[tuple[int, int], float] = {}
    for got in {one.day for one in people}:
        asked |= {(got, used): habit.likely(got, used, use_from) for used in {one.day for one in members}}
    return np.array([[asked[one.day, other.day] for other in members] for one in people])


def _ranks(seen: list[Seen], by: Callable[[Seen], Any]) -> Floats:
    ranks = np.empty(len(seen))
    ranks[sorted(range(len(seen)), key=lambda one: by(seen[one]))] = np.arange(len(seen))
    return ranks


def _by_order(people: list[Seen], members: list[Seen]) -> Floats:
    """How far two are from standing at the same place, both sides in the order of day and write-ahead log."""
    one, other = (_ranks(seen, lambda it: (it.day, it.at)) for seen in (people, members))
    return -np.abs(one[:, None] - other[None, :])


def _by_place(people: list[Seen], members: list[Seen]) -> Floats:
    one, other = (_ranks(seen, lambda it: it.place) for seen in (people, members))
    return -np.abs(one[:, None] - other[None, :])


def _in_common(people: list[Seen], members: list[Seen]) -> list[tuple[int, int]]:
    """Who shares bytes with one account that no other person and no other account has."""
    here, there = _windows(people), _windows(members)
    return sorted({(here[both].pop(), there[both].pop()) for both in _single(here) & _single(there)})


def _windows(seen: list[Seen]) -> dict[bytes, set[int]]:
    found: dict[bytes, set[int]] = defaultdict(set)
    for number, one in enumerate(seen):
        for value in one.values:
            for at in range(len(value) - WINDOW + 1):
                found[value[at : at + WINDOW]].add(number)
    return found


def _single(windows: dict[bytes, set[int]]) -> set[bytes]:
    return {window for window, owners in windows.items() if len(owners) == 1}


def words_in_common(one: Watcher, other: Watcher) -> set[bytes]:
    """Words of eight letters or more that the logs of both sides hold."""
    return one.words.keys() & other.words.keys()
