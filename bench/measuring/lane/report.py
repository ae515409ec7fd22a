"""Playing the game in several worlds, and what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.measuring.lane.game import Score, play, words_of_both_logs, world
from bench.measuring.lane.habits import ANY_LATER_DAY, BY_THE_CARD, WITHIN_MINUTES, Habit
from bench.measuring.report import goal

HIGH = 0.5
"""What the watcher must reach where people use a card within minutes: else it proves nothing elsewhere."""


@dataclass(frozen=True)
class Plan:
    """Agencies (name -> people), whether one council signs for them, and how many quarters of each habit."""

    agencies: Mapping[str, int]
    pooled: bool
    quarters: int = 1
    habits: Sequence[Habit] = (BY_THE_CARD, WITHIN_MINUTES, ANY_LATER_DAY)


WHOLE = (
    Plan({"Hamlet": 12, "Town": 40}, pooled=True, quarters=4),
    Plan({"City": 400}, pooled=False),
)
QUICK = (Plan({"Hamlet": 12, "Town": 40}, pooled=True, habits=(BY_THE_CARD, WITHIN_MINUTES)),)
Scores = dict[str, dict[str, Score]]


def played(plan: Plan, seed: int) -> tuple[Scores, set[bytes]]:
    """Scores by habit and agency over all quarters of a plan, and the words that both sides' logs hold."""
    scores: Scores = {}
    with world(plan.agencies, pooled=plan.pooled, seed=seed) as here:
        for habit in plan.habits:
            for _ in range(plan.quarters):
                for agency, one in play(here, habit).items():
                    so_far = scores.setdefault(habit.name, {}).setdefault(agency, Score(one.among))
                    so_far.right, so_far.tried = so_far.right + one.right, so_far.tried + one.tried
        return scores, words_of_both_logs(here)


def lane(plans: Iterable[Plan]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures and goals of the linkage game."""
    figures: dict[str, Any] = {}
    goals: dict[str, Any] = {}
    for plan in plans:
        scores, words = played(plan, seed=sum(plan.agencies.values()))
        for habit, by_agency in scores.items():
            for agency, score in by_agency.items():
                name = f"{plan.agencies[agency]} people, card used {habit}"
                figures[name] = _told(score)
                if habit == BY_THE_CARD.name:
                    goals[f"{name}: share named rightly"] = goal(
                        round(score.bound, 4), round(score.rate, 4), score.rate <= score.bound
                    )
                if habit == WITHIN_MINUTES.name:
                    goals[f"{name}: the watcher works"] = goal(HIGH, round(score.rate, 4), score.rate >= HIGH)
        both = f"{sum(plan.agencies.values())} people: words in both sides' logs"
        goals[both] = goal(0, len(words), not words)
    return figures, goals


def _told(score: Score) -> dict[str, float]:
    return {
        "named_rightly": round(score.rate, 4),
        "by_lot": round(1 / score.among, 4),
        "bound": round(score.bound, 4),
        "right": score.right,
        "of": score.tried,
        "to_hide_among": score.among,
    }
