"""What daily copies tell: whose rows are whose on care, and who of the agency's people opened which account.

**Rows.** A quarter is simulated through the real actions: every evening a copy of the table is taken. An attacker who
knows the true owners of half of the people learns to tell pairs of rows apart (by key, month, size and bytes), and is
tried on the other half. Rows that appeared on one day may be seen to belong together when few people are active: that
share is printed. Across days the attacker must do no better than chance.

**The lane** (`bench/measuring/lane`). Everybody of some agencies gets a card from roster and opens an account on care,
through the real code of both, each in a process of its own. A watcher who has every evening's copy of both sides,
write-ahead logs and logs included, and who knows how people behave, names whose account is whose. Where people use the
card from the day that stands on it, that succeeds no more often than by lot among k people: at most 1/k and three
standard deviations. Beside it stand those who use it within minutes, and those who use it "on any later day".

    python3 run.py bench linkage [--quick]
"""

import os
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if "DJANGO_SETTINGS_MODULE" not in os.environ:
    os.environ.update(DJANGO_SETTINGS_MODULE="rigcheck.settings.care", RIGCHECK_LOOPBACK="1")
    os.environ["RIGCHECK_DATA"] = tempfile.mkdtemp(prefix="rigcheck-bench-")

import django
import numpy as np
import numpy.typing as npt

django.setup()

from bench.measuring.lane.report import QUICK, WHOLE, lane
from bench.measuring.report import finish, goal, is_quick
from django.core.management import call_command

from rigcheck.care.vault import actions, classes, models
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import SeededChance

Floats = npt.NDArray[np.float64]
FIRST_MONTH = Month(2026, 8)
DAYS_IN_MONTH = 30


@dataclass(frozen=True, slots=True)
class CheckIn(models.Record):
    """As large as a real check-in."""

    kind: ClassVar = classes.CHECK_IN
    at: str = "2026-11-22T04:10+00:00"
    mood: int = 3
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm(models.Record):
    """A single record that its owner changes now and then."""

    kind: ClassVar = classes.RHYTHM
    every: str = "daily"


@dataclass(frozen=True)
class Seen:
    """A row as the copies show it: the day on which it appeared, and whose it is (which only the referee knows)."""

    day: int
    owner: int
    key: bytes
    expires: str
    blob: bytes


def quarter(people: int, days: int, seed: int) -> list[Seen]:
    """Everybody's rows over so many days, as daily copies show them; also checks that no row ever changes."""
    chance, dice = SeededChance(f"linkage {seed}"), np.random.default_rng(seed)
    keys = [SessionKeys.from_session(chance.bytes(32)) for _ in range(people)]
    habit = dice.choice([1, 2, 3, 7], people)
    seen: dict[bytes, Seen] = {}
    for day in range(days):
        month = FIRST_MONTH.plus(day // DAYS_IN_MONTH)
        for owner in dice.permutation(people):
            if day % habit[owner] == owner % habit[owner]:
                _a_visit(keys[owner], month, day, chance, dice)
                for row in _new_rows(seen):
                    seen[row.key] = Seen(day, int(owner), row.key, row.expires, row.blob)
        _nothing_was_written_over(seen)
    return list(seen.values())


def _a_visit(keys: SessionKeys, month: Month, day: int, chance: SeededChance, dice: np.random.Generator) -> None:
    for _ in range(int(dice.integers(1, 3))):
        tags = ("overtime",) * int(dice.integers(0, 3))
        record = CheckIn(mood=int(dice.integers(1, 6)), tags=tags)
        actions.append(keys=keys, record=record, month=month, client=chance.bytes(16).hex(), chance=chance)
    if dice.random() < 0.1:
        actions.put(keys=keys, record=Rhythm(f"{day}"), today=month, chance=chance)


def _new_rows(seen: dict[bytes, Seen]) -> list[models.Row]:
    keys = set(models.Row.objects.values_list("key", flat=True)) - seen.keys()
    return list(models.Row.objects.filter(key__in=keys))


def _nothing_was_written_over(seen: dict[bytes, Seen]) -> None:
    changed = [row for row in models.Row.objects.iterator() if seen[row.key].blob != row.blob]
    assert not changed, "a row was written over"


def features(one: Seen, other: Seen) -> list[float]:
    """What an attacker can compare between two rows."""
    near = abs(int.from_bytes(one.key[:6], "big") - int.from_bytes(other.key[:6], "big")) / 2**48
    same_bits = sum((a ^ b).bit_count() for a, b in zip(one.key, other.key, strict=True)) / 128
    blob_bits = sum((a ^ b).bit_count() for a, b in zip(one.blob[:64], other.blob[:64], strict=True)) / 512
    sizes = float(len(one.blob) == len(other.blob))
    return [1.0, near, same_bits, blob_bits, sizes, float(one.expires == other.expires), abs(one.day - other.day) / 90]


def pairs(rows: list[Seen], count: int, dice: np.random.Generator) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Pairs of rows from different days, half of them of one owner: features and truth."""
    by_owner: dict[int, list[Seen]] = defaultdict(list)
    for row in rows:
        by_owner[row.owner].append(row)
    made: list[list[float]] = []
    truth: list[bool] = []
    owners = [owner for owner, own in by_owner.items() if len({row.day for row in own}) > 1]
    while len(truth) < count:
        same = len(truth) % 2 == 0
        first, second = (dice.choice(owners),) * 2 if same else dice.choice(owners, 2, replace=False)
        one = by_owner[first][dice.integers(len(by_owner[first]))]
        other = by_owner[second][dice.integers(len(by_owner[second]))]
        if one.day != other.day:
            made.append(features(one, other))
            truth.append(same)
    return np.array(made), np.array(truth)


def learned_auc(rows: list[Seen], people: int, count: int, seed: int) -> float:
    """How well an attacker trained on half the people ranks the other half's pairs; 0.5 is chance."""
    dice = np.random.default_rng(seed)
    known = [row for row in rows if row.owner < people // 2]
    unknown = [row for row in rows if row.owner >= people // 2]
    seen_x, seen_y = pairs(known, count, dice)
    weights = np.linalg.lstsq(seen_x, seen_y.astype(float), rcond=None)[0]
    x, y = pairs(unknown, count, dice)
    return auc(x @ weights, y)


def auc(score: Floats, truth: npt.NDArray[np.bool_]) -> float:
    """Share of (same owner, other owner) pairs of pairs that the score puts in the right order."""
    ranks = np.empty(len(score))
    ranks[np.argsort(score, kind="stable")] = np.arange(1, len(score) + 1)
    hits = int(truth.sum())
    return float((ranks[truth].sum() - hits * (hits + 1) / 2) / (hits * (len(truth) - hits)))


def same_day_share(rows: list[Seen]) -> dict[int, float]:
    """By number of people active on a day: how often two rows of that day have one owner."""
    days: dict[int, list[Seen]] = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    shares: dict[int, list[float]] = defaultdict(list)
    for of_day in days.values():
        owners = [row.owner for row in of_day]
        both = [a == b for at, a in enumerate(owners) for b in owners[at + 1 :]]
        if both:
            shares[len(set(owners))].append(sum(both) / len(both))
    return {active: round(float(np.mean(share)), 3) for active, share in sorted(shares.items())}


def main() -> None:
    """Run it and print the figures."""
    quick = is_quick()
    call_command("migrate", verbosity=0)
    figures: dict[str, Any] = {}
    goals: dict[str, Any] = {}
    for people in (12, 40) if quick else (12, 60, 400):
        models.Row.objects.all().delete()
        days = 30 if quick else 90
        rows = quarter(people, days, seed=people)
        count = 2000 if quick else 8000
        got = round(learned_auc(rows, people, count, seed=1), 4)
        bound = round(0.5 + 3 * (1 / (3 * count)) ** 0.5, 4)
        figures[f"{people} people"] = {
            "rows": len(rows),
            "attacker_auc_across_days": got,
            "one_owner_share_by_people_active_that_day": same_day_share(rows),
        }
        goals[f"{people} people: across days no better than chance (AUC)"] = goal(bound, got, got <= bound)
    of_lane = lane(QUICK if quick else WHOLE)
    finish("linkage", figures | of_lane[0], goals | of_lane[1])


if __name__ == "__main__":
    main()
