"""Which rules stand: those of the pack where they count, and the cautious default everywhere else.

Notice and gate both read this, and nothing else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rigcheck.engines.disclosure.packs import Confidence, Pack, Part, Rule
from rigcheck.engines.disclosure.reading import Library
from rigcheck.engines.disclosure.terms import DEFAULT, Ground, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule that counts, and whether it comes from the default."""

    rule: Rule
    is_default: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts for one role in one jurisdiction. `label` names what spoke: `default 1`, or `us 1, default 1`."""

    by_ground: Mapping[Ground, Standing]
    says: tuple[str, ...]
    label: str
    confirmed: bool


def rules(*, role: Role, jurisdiction: str, confirmed: Collection[str], library: Library) -> Rules:
    """The rules for a role in a jurisdiction; `confirmed` are the marks of parts that counsel has confirmed.

    A jurisdiction without a pack, or a pack that does not speak of this role, leaves the default.
    """
    default = library[DEFAULT]
    found = {ground: Standing(rule, is_default=True) for ground, rule in default.parts[role].rules.items()}
    pack = library.get(jurisdiction)
    part = pack.parts.get(role) if pack and pack.id != DEFAULT else None
    if pack is None or part is None:
        return Rules(found, (), default.label, confirmed=False)
    is_confirmed = part.mark in confirmed
    counting = _counting(part, is_confirmed=is_confirmed)
    found |= {rule.ground: Standing(rule, is_default=False) for rule in counting}
    says = part.says if is_confirmed else ()
    return Rules(found, says, _label(pack, default, spoke=bool(counting or says)), is_confirmed)


def _counting(part: Part, *, is_confirmed: bool) -> list[Rule]:
    every = part.rules.values()
    return [rule for rule in every if is_confirmed or rule.confidence is not Confidence.UNVERIFIED]


def _label(pack: Pack, default: Pack, *, spoke: bool) -> str:
    return f"{pack.label}, {default.label}" if spoke else default.label
