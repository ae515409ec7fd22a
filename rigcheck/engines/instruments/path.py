"""Which question comes next, which are not asked, and what an answer sets off before the form is finished."""

from collections.abc import Mapping

from rigcheck.engines.instruments.definition import Instrument, Item, SafetyRule
from rigcheck.engines.instruments.plan import Plan, plan_for


def next_item(instrument: Instrument, answers: Mapping[str, int]) -> Item | None:
    """The first question that is to be asked and has no answer yet; None when the form is finished.

    Follows the skip rules (AUDIT) and the stop rule (PC-PTSD-5, no such event).
    """
    passed = skipped(instrument, answers)
    for item in instrument.items:
        if item.id not in passed and answers.get(item.id) is None:
            return item
    return None


def skipped(instrument: Instrument, answers: Mapping[str, int]) -> frozenset[str]:
    """The ids of the questions that are not asked after these answers; each counts 0 in the score.

    An answer given to one of them before going back and changing an earlier one does not count.
    """
    plan = plan_for(instrument)
    passed = skipped_places(plan, [answers.get(item_id) for item_id, _ in plan.items])
    return frozenset(plan.items[place][0] for place in passed)


def skipped_places(plan: Plan, given: list[int | None]) -> set[int]:
    """The same by position. A question that is itself skipped counts as answered 0."""
    passed: set[int] = set()
    for when_zero, skip in plan.skips:
        if all(place in passed or given[place] == 0 for place in when_zero):
            passed.update(skip)
    return passed


def flags(instrument: Instrument, answers: Mapping[str, int]) -> tuple[SafetyRule, ...]:
    """The safety rules on single answers that fire now, also on a form that is not finished.

    Answers that are not listed for their question fire nothing. Rules on a score need `score`.
    """
    plan = plan_for(instrument)
    given = [value if value in allowed else None for value, allowed in _with_allowed(plan, answers)]
    return fired(plan, given)


def _with_allowed(plan: Plan, answers: Mapping[str, int]) -> list[tuple[int | None, frozenset[int]]]:
    return [(answers.get(item_id), allowed) for item_id, allowed in plan.items]


def fired(plan: Plan, given: list[int | None]) -> tuple[SafetyRule, ...]:
    """The rules on single answers that fire, from listed answers by position.

    An answer counts here even where a later change of mind means that its question is not asked any more:
    somebody who has said yes to a question on suicide is not unheard.
    """
    return tuple(
        rule
        for rule, places in plan.item_rules
        if rule.always or any((given[place] or 0) >= rule.at_least for place in places)
    )
