"""What may help next: from a member's state to at most three suggestions, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from rigcheck.engines.triage.facts import Fact, facts_of
from rigcheck.engines.triage.rules import HELPS, RULES, Help, Rule
from rigcheck.engines.triage.state import Helped, Kind, Rating, State, Suggestion
from rigcheck.kernel.messages import Reason

MOST: Final = 3
CRISIS_LINES: Final = "crisis-lines"
PEOPLE_FIRST: Final = "people-first"

# What helped before moves up by this much: past a near neighbour, never past people.
HELPED_BEFORE: Final = 5


def suggest(state: State, *, installed: Collection[str], ratings: Iterable[Rating] = ()) -> list[Suggestion]:
    """At most three suggestions, the first the most fitting.

    `installed` are the ids of what this installation has: practices, and peer, clinician, safety-plan. Nothing
    else is suggested, but for the crisis lines and the advice not to drive, which every installation has.
    What the member last rated as no help is left out. While a crisis flag stands the crisis lines come
    first, then other people, then anything to do alone, whatever the ratings.
    """
    last_rated = _last_rated(ratings)
    facts = facts_of(state)
    fitting = [
        rule for rule in RULES if rule.applies(facts) and _may_be_suggested(rule.help, state, installed, last_rated)
    ]
    chosen = _strongest_of_each(fitting, last_rated)
    ordered = [_suggestion(rule, facts, last_rated) for rule in chosen]
    return _people_first(ordered) if state.is_crisis else _kept(ordered)


def _last_rated(ratings: Iterable[Rating]) -> dict[str, Helped]:
    return {rating.help: rating.helped for rating in sorted(ratings, key=lambda rating: rating.on)}


def _may_be_suggested(thing: Help, state: State, installed: Collection[str], last_rated: Mapping[str, Helped]) -> bool:
    if thing.always:
        return True
    if thing.id not in installed or thing.tags & state.avoids:
        return False
    return last_rated.get(thing.id) is not Helped.NO


def _strongest_of_each(rules: list[Rule], last_rated: Mapping[str, Helped]) -> list[Rule]:
    strongest: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda rule: _strength(rule, last_rated), reverse=True):
        strongest.setdefault(rule.help.id, rule)
    return list(strongest.values())


def _strength(rule: Rule, last_rated: Mapping[str, Helped]) -> int:
    helped = last_rated.get(rule.help.id) is Helped.YES and rule.help.kind is Kind.PRACTICE
    return rule.weight + (HELPED_BEFORE if helped else 0)


def _suggestion(rule: Rule, facts: Mapping[str, Fact], last_rated: Mapping[str, Helped]) -> Suggestion:
    return Suggestion(
        help=rule.help.id,
        kind=rule.help.kind,
        reason=rule.reason_for(facts),
        helped_before=last_rated.get(rule.help.id) is Helped.YES,
    )


def _people_first(ordered: list[Suggestion]) -> list[Suggestion]:
    # The lines are put in here and not by a rule, so that no edit of the data can leave them out.
    lines = Suggestion(CRISIS_LINES, Kind.PEOPLE, Reason(PEOPLE_FIRST))
    others = [each for each in ordered if each.help != CRISIS_LINES]
    return sorted(_kept([lines, *others]), key=lambda each: (each.help != CRISIS_LINES, each.kind is not Kind.PEOPLE))


def _kept(ordered: list[Suggestion]) -> list[Suggestion]:
    # What is always shown keeps its place when there are more than three; the rest fill up in order.
    always = [each for each in ordered if HELPS[each.help].always]
    others = [each for each in ordered if not HELPS[each.help].always]
    kept = [*always, *others][:MOST]
    return [each for each in ordered if each in kept]
