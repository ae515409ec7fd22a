"""A rule whose fact is misspelt would never speak up, and nobody would notice: names are held to their source."""

from datetime import date

import pytest

from rigcheck.engines import instruments
from rigcheck.engines.triage import CheckIn, Level, ShiftContext, State
from rigcheck.engines.triage.facts import facts_of
from rigcheck.engines.triage.rules import RULES, Rule

TODAY = date(2026, 11, 22)
ALWAYS_KNOWN = set(facts_of(State(TODAY, (CheckIn(TODAY, 3, 3, 3, 3, 3),))))
CONDITIONS = [condition for rule in RULES for condition in (*rule.when, *rule.unless)]
FORMS = {form.id: form for form in instruments.catalogue()}


def test_every_scale_and_every_count_of_days_has_a_rule():
    assert {condition.fact for condition in CONDITIONS} >= ALWAYS_KNOWN


@pytest.mark.parametrize("fact", sorted({condition.fact for condition in CONDITIONS} - ALWAYS_KNOWN))
def test_every_other_fact_is_a_score_or_a_safety_rule_of_an_instrument(fact: str):
    kind, _, name = fact.partition(".")
    form, _, scale = name.partition(".")
    if kind == "score":
        assert FORMS[form].scale(scale or "total") is not None
    else:
        assert name in {rule.id for form in FORMS.values() for rule in form.safety}


def test_shifts_are_called_by_their_names():
    named = {condition.equals for condition in CONDITIONS if condition.fact == "shift"}
    assert named <= {context.value for context in ShiftContext}


def test_the_weights_of_safety_rules_are_those_of_the_instruments():
    assert {level.value for level in Level} == {kind.value for kind in instruments.RuleKind}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.help.id}: {rule.reason}")
def test_every_rule_bounds_each_fact_and_weighs_within_a_hundred(rule: Rule):
    assert 0 < rule.weight < 100
    for condition in (*rule.when, *rule.unless):
        assert (condition.at_least, condition.at_most, condition.equals) != (None, None, None)
    assert set(rule.params.values()) <= {condition.fact for condition in rule.when}
