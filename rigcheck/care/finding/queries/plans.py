"""What a file would do to the directory, entry by entry, before anything is written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from rigcheck.care.directory.policies import LASTS
from rigcheck.care.directory.queries import OURS, Facts, Kind, Role, Told, entries, fits
from rigcheck.care.finding.queries.exchange import UNCHECKED, facts_of_listing
from rigcheck.care.finding.queries.names import FIELDS
from rigcheck.engines.hsds import Listing, Reading, read

NOT_CHECKED: Final = noop("Brought in from a file; nobody here has checked it yet.")
CHANGED: Final = noop("Changed by a file; check it again.")
_A_LINE: Final = noop("It is a crisis line. Lines are confirmed on the page Lines, never by a file.")
_NO_FIT: Final = noop("Something in it is too long, or no word that the directory knows.")
_UNREACHABLE: Final = noop("No number or address in it leads anywhere, and it has no place.")
_CHECKS: Final = ("status", "shown", "reason", "verified_on", "verified_by", "expires_on")


class Does(StrEnum):
    """What one service of a file does."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Step:
    """One service: what it does, why or what changes, and what would be written, if anything."""

    does: Does
    name: str
    detail: str
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a file. `left_out`: columns that no entry can hold, each with how many rows had something there."""

    steps: tuple[Step, ...]
    left_out: tuple[tuple[str, int], ...]
    digest: str

    @property
    def counts(self) -> Mapping[str, int]:
        found = Counter(step.does.value for step in self.steps)
        return {does.value: found[does.value] for does in Does}

    @property
    def written(self) -> list[Facts]:
        """What writing would keep."""
        return [step.facts for step in self.steps if step.facts is not None]


def plan(content: bytes, *, home: str, checks: bool, today: date) -> Plan:
    """What this file would do now. `checks`: whether it may say who checked an entry, as an export of this site's own.

    Raises the refusals of engines/hsds.
    """
    reading = read(content)
    held = {told.slug: told for told in entries() if told.site == OURS}
    steps = [_step(one, held, home, today if checks else None) for one in reading.listings]
    steps += [Step(Does.REFUSED, one.name, gettext(one.why)) for one in reading.refused]
    return Plan(tuple(steps), reading.left_out, _digest(steps, reading))


def _step(listing: Listing, held: Mapping[str, Told], home: str, checked: date | None) -> Step:
    facts = facts_of_listing(listing, country=home)
    if facts["kind"] == Kind.LINE or facts["role"] != Role.OTHER:
        return Step(Does.REFUSED, listing.name, gettext(_A_LINE))
    if facts["channels"] == "[]" and not facts["place"]:
        return Step(Does.REFUSED, listing.name, gettext(_UNREACHABLE))
    before = held.get(facts["slug"])
    facts |= _checked(facts, before.facts if before else None, checked)
    if not fits(facts):
        return Step(Does.REFUSED, listing.name, gettext(_NO_FIT))
    if before is None:
        return Step(Does.ADDED, listing.name, facts["reason"] and gettext(facts["reason"]), facts)
    changes = _changes(before.facts, facts)
    if not changes:
        return Step(Does.SAME, listing.name, "")
    return Step(Does.CHANGED, listing.name, "; ".join(changes), facts)


def _checked(facts: Facts, before: Facts | None, today: date | None) -> dict[str, Any]:
    """Whether the entry counts as checked once it is written: as the file says, as before, or not."""
    if today is not None:
        return _as_told(facts, today)
    if before is not None and not _differs(before, facts):
        return {name: before[name] for name in _CHECKS}
    return {**UNCHECKED, "reason": CHANGED if before else NOT_CHECKED}


def _as_told(facts: Facts, today: date) -> dict[str, Any]:
    """The check that a file of our own carries, as far as it can be one: by somebody, not ahead, not for too long."""
    try:
        made = date.fromisoformat(facts["verified_on"])
        last = min(date.fromisoformat(facts["expires_on"]), made + LASTS)
    except ValueError:
        return {**UNCHECKED, "reason": facts["reason"] or NOT_CHECKED}
    if made > today + timedelta(days=1) or not facts["verified_by"]:
        return {**UNCHECKED, "reason": NOT_CHECKED}
    return {"expires_on": last.isoformat()}


def _differs(before: Facts, after: Facts) -> list[str]:
    return [name for name in FIELDS if name not in _CHECKS and before[name] != after[name]]


def _changes(before: Facts, after: Facts) -> list[str]:
    """The columns that change, by the name that a lead reads."""
    changed = [str(FIELDS[name]) for name in FIELDS if before[name] != after[name]]
    other = json.loads(before["more"]) != json.loads(after["more"])
    return changed or ([gettext("Only what this directory passes on unread")] if other else [])


def _digest(steps: Iterable[Step], reading: Reading) -> str:
    told: Sequence[Any] = [(step.does, step.name, step.detail, step.facts) for step in steps]
    return sha256(repr((told, reading.left_out)).encode()).hexdigest()
