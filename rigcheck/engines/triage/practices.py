"""The practices themselves, as data: what to do, for how long, and when not to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final


class PracticeKind(StrEnum):
    """What sort of practice it is."""

    BREATHING = "breathing"
    GROUNDING = "grounding"
    RELAXATION = "relaxation"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `text` is a key into the texts, `seconds` is None where a person sets the pace."""

    text: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice. `evidence` and `cautions` are keys into the texts; the name is "title-" and the id.

    `ships` is false where the content has to be confirmed by a named person before anyone sees it.
    """

    id: str
    kind: PracticeKind
    rounds: int
    steps: tuple[Step, ...]
    evidence: str
    cautions: tuple[str, ...]
    tags: frozenset[str] = frozenset()
    ships: bool = True

    @property
    def title(self) -> str:
        """The key of its name."""
        return f"title-{self.id}"

    @property
    def seconds(self) -> int | None:
        """How long all rounds take, or None where a person sets the pace."""
        lengths = [step.seconds for step in self.steps if step.seconds is not None]
        return sum(lengths) * self.rounds if len(lengths) == len(self.steps) else None


def _practice(entry: dict[str, Any]) -> Practice:
    given = dict(entry)
    return Practice(
        kind=PracticeKind(given.pop("kind")),
        steps=tuple(Step(**step) for step in given.pop("steps")),
        cautions=tuple(given.pop("cautions")),
        tags=frozenset(given.pop("tags", ())),
        **given,
    )


def _read() -> Mapping[str, Practice]:
    written = files(__package__).joinpath("data/practices.toml").read_text(encoding="utf-8")
    return {entry["id"]: _practice(entry) for entry in tomllib.loads(written)["practice"]}


PRACTICES: Final = _read()
SHIPPED: Final = frozenset(practice.id for practice in PRACTICES.values() if practice.ships)
