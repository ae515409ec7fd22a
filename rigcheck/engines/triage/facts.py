"""Turns a state into named facts that the rules speak of.

    crisis, soft                  how many flags of that level stand
    flag.<code>                   1 where that flag stands
    score.<instrument>            the latest total, if no older than 31 days
    mood stress sleep energy work the latest value, if no older than 2 days
    low_mood_days high_stress_days poor_sleep_days low_energy_days low_work_days
                                  days of the last 7 with a value at the worse end (2 or less; stress 4 or more)
    shift                         where in the member's shifts they are

A fact that is not known is absent, and a condition on it does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from rigcheck.engines.triage.state import CheckIn, Level, Score, State

LATEST: Final = timedelta(days=2)
WEEK: Final = timedelta(days=7)
SCORE_STANDS: Final = timedelta(days=31)

_LOW: Final = frozenset({1, 2})
_HIGH: Final = frozenset({4, 5})
_SCALES: Final[Mapping[str, tuple[Callable[[CheckIn], int | None], frozenset[int], str]]] = {
    "mood": (lambda given: given.mood, _LOW, "low_mood_days"),
    "stress": (lambda given: given.stress, _HIGH, "high_stress_days"),
    "sleep": (lambda given: given.sleep, _LOW, "poor_sleep_days"),
    "energy": (lambda given: given.energy, _LOW, "low_energy_days"),
    "work": (lambda given: given.work, _LOW, "low_work_days"),
}

Fact = float | str


def facts_of(state: State) -> dict[str, Fact]:
    """Every fact known of the state, by name."""
    return {
        "shift": state.shift.value,
        "crisis": sum(flag.level is Level.CRISIS for flag in state.flags),
        "soft": sum(flag.level is Level.SOFT for flag in state.flags),
        **{f"flag.{flag.code}": 1 for flag in state.flags},
        **{f"score.{score.instrument}": score.total for score in _standing_scores(state)},
        **dict(_checkin_facts(state)),
    }


def _standing_scores(state: State) -> list[Score]:
    standing = [score for score in state.scores if timedelta() <= state.today - score.on <= SCORE_STANDS]
    return sorted(standing, key=lambda score: score.on)


def _checkin_facts(state: State) -> Iterator[tuple[str, Fact]]:
    recent = sorted(
        (given for given in state.checkins if timedelta() <= state.today - given.on < WEEK),
        key=lambda given: given.on,
    )
    for name, (scale, worse_end, days_name) in _SCALES.items():
        answered = [(given.on, value) for given in recent if (value := scale(given)) is not None]
        if answered and state.today - answered[-1][0] <= LATEST:
            yield name, answered[-1][1]
        yield days_name, len({day for day, value in answered if value in worse_end})
