"""Shift patterns in common use, to pick from. The data and its source are in data/catalogue.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from importlib.resources import files
from typing import Any, Final

from rigcheck.engines.shifts.patterns import Pattern


@dataclass(frozen=True, slots=True)
class KnownPattern:
    """A cycle in common use; its name is `texts.TEXTS[id]`.

    `hours_a_week` is the average as published. `teams` and `days_between_teams` are None where they vary.
    """

    id: str
    cycle: str
    hours: int
    hours_a_week: str
    day_starts: time = time(7)
    night_starts: time = time(19)
    teams: int | None = None
    days_between_teams: int | None = None

    def pattern(
        self, *, anchor: date, zone: str, day_starts: time | None = None, night_starts: time | None = None
    ) -> Pattern:
        """The pattern to store for somebody whose cycle begins on `anchor`, with their own times."""
        return Pattern(
            cycle=self.cycle,
            anchor=anchor,
            zone=zone,
            hours=self.hours,
            day_starts=day_starts or self.day_starts,
            night_starts=night_starts or self.night_starts,
        )


def _read() -> Mapping[str, KnownPattern]:
    written = files(__package__).joinpath("data/catalogue.toml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(written)["pattern"]
    return {entry["id"]: KnownPattern(**entry) for entry in entries}


CATALOGUE: Final = _read()


def known_as(pattern: Pattern) -> str:
    """The id of the entry with the same cycle, or "" for a cycle of one's own; its name is `texts.TEXTS[id]`."""
    return next((one.id for one in CATALOGUE.values() if one.cycle == pattern.cycle), "")
