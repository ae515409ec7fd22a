"""Every key in the data has a sentence, every sentence a use, and every number a place."""

import re

import pytest

from rigcheck.engines.triage import PRACTICES, TEXTS, text_of
from rigcheck.engines.triage.rules import HELPS, RULES
from rigcheck.engines.triage.suggestions import PEOPLE_FIRST
from rigcheck.engines.triage.texts import CAUTIONS, EVIDENCE, REASONS, STEPS, TITLES

STEP_KEYS = {step.text for practice in PRACTICES.values() for step in practice.steps}
CAUTION_KEYS = {caution for practice in PRACTICES.values() for caution in practice.cautions}
REASON_KEYS = {rule.reason for rule in RULES} | {PEOPLE_FIRST}


def test_the_tables_hold_exactly_what_the_data_uses():
    assert set(TITLES) == {f"title-{name}" for name in HELPS}
    assert {practice.title for practice in PRACTICES.values()} <= set(TITLES)
    assert set(STEPS) == STEP_KEYS
    assert set(CAUTIONS) == CAUTION_KEYS
    assert set(EVIDENCE) == {practice.evidence for practice in PRACTICES.values()}
    assert set(REASONS) == REASON_KEYS


def test_no_two_tables_share_a_key():
    assert len(TEXTS) == sum(map(len, (TITLES, REASONS, STEPS, CAUTIONS, EVIDENCE)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.help.id}: {rule.reason}")
def test_a_reason_is_given_exactly_the_numbers_that_it_names(rule):
    assert set(re.findall(r"%\((\w+)\)d", text_of(rule.reason))) == set(rule.params)


@pytest.mark.parametrize("key", TEXTS)
def test_a_sentence_can_be_filled_in_and_promises_nothing(key: str):
    shown = text_of(key) % {"value": 4, "count": 3}
    assert "%" not in shown
    assert not re.search(r"\b(patient|disorder|diagnos|cure|proven|guarantee|risk|confidential)", shown.lower())


def test_an_unknown_key_is_an_error_and_not_a_blank():
    with pytest.raises(KeyError):
        text_of("title-unheard-of")
