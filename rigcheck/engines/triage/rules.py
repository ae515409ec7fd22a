"""The rules, read from data/rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Final

from rigcheck.engines.triage.facts import Fact
from rigcheck.engines.triage.practices import PRACTICES
from rigcheck.engines.triage.state import Kind
from rigcheck.kernel.messages import Reason


@dataclass(frozen=True, slots=True)
class Help:
    """Something that can be suggested. `always`: in every installation, and never rated away."""

    id: str
    kind: Kind
    always: bool = False
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on one fact. It does not hold where the fact is not known."""

    fact: str
    at_least: float | None = None
    at_most: float | None = None
    equals: str | None = None

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the fact is known and within the bound."""
        value = facts.get(self.fact)
        if isinstance(value, str):
            return value == self.equals
        if value is None:
            return False
        low = self.at_least is None or value >= self.at_least
        return low and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, slots=True)
class Rule:
    """Suggest one thing, for one reason, when all of `when` and none of `unless` holds."""

    help: Help
    weight: int
    reason: str
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)

    def applies(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the state described by the facts calls for this."""
        wanted = all(condition.holds(facts) for condition in self.when)
        return wanted and not any(condition.holds(facts) for condition in self.unless)

    def reason_for(self, facts: Mapping[str, Fact]) -> Reason:
        """The reason with its numbers filled in."""
        return Reason(self.reason, {name: facts[fact] for name, fact in self.params.items()})


def _condition(entry: dict[str, Any]) -> Condition:
    given = dict(entry)
    return Condition(equals=given.pop("is", None), **given)


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        help=HELPS[entry["help"]],
        weight=entry["weight"],
        reason=entry["reason"],
        when=tuple(map(_condition, entry["when"])),
        unless=tuple(map(_condition, entry.get("unless", ()))),
        params=entry.get("params", {}),
    )


def _helps(entries: list[dict[str, Any]]) -> Mapping[str, Help]:
    named = [Help(entry["id"], Kind(entry["kind"]), entry.get("always", False)) for entry in entries]
    practices = [Help(practice.id, Kind.PRACTICE, tags=practice.tags) for practice in PRACTICES.values()]
    return {each.id: each for each in [*named, *practices]}


_WRITTEN: Final = tomllib.loads(files(__package__).joinpath("data/rules.toml").read_text(encoding="utf-8"))
HELPS: Final = _helps(_WRITTEN["help"])
RULES: Final = tuple(map(_rule, _WRITTEN["rule"]))
