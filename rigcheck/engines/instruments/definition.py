"""What an instrument is: plain frozen values, as read from one data file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Score = int | float
"""A whole number for sums, a fraction for means."""

TOTAL = "total"
"""The id of the scale that stands for the whole form, where it has one."""


class ShipState(StrEnum):
    """Whether the text is offered as it stands."""

    ON = "on"
    OFF = "off"  # an agency may switch it on after reading the reason
    GUIDED = "guided"  # only for a person asking a person, never as a self-test


class Direction(StrEnum):
    """Which way the total gets better; trend colours follow it."""

    HIGHER_IS_WORSE = "higher-is-worse"
    HIGHER_IS_BETTER = "higher-is-better"
    NEITHER = "neither"


class Method(StrEnum):
    """How the answers of a scale become its score."""

    SUM = "sum"
    MEAN = "mean"


class RuleKind(StrEnum):
    """What a fired safety rule opens."""

    CRISIS = "crisis"  # the crisis path, at once
    SOFT = "soft"  # an offer of support
    ADVICE = "advice"  # a sentence that must be shown


@dataclass(frozen=True, slots=True)
class Ship:
    """State and the reason for it, in words for an operator."""

    state: ShipState
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One listed answer: its number, its wording, its LOINC answer code where confirmed."""

    value: int
    text: str
    loinc: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """The only answers an item takes, in the order in which they are shown."""

    id: str
    answers: tuple[Answer, ...]
    loinc: str = ""

    @property
    def values(self) -> frozenset[int]:
        """The numbers that may be stored."""
        return frozenset(answer.value for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `stem` is the sentence before it, where it differs from the form's own."""

    id: str
    text: str
    answers: AnswerSet
    loinc: str = ""
    stem: str = ""
    scored: bool = True
    optional: bool = False
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The total or a subscale: which items, and how they become one number."""

    id: str
    title: str
    method: Method
    items: tuple[str, ...]
    multiply: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """A published range that begins at `at_least`, with plain words for it."""

    id: str
    of: str
    at_least: float
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A published line on a scale; only those for `everyone` are applied, the others are for reference."""

    id: str
    of: str
    text: str
    source: str
    at_least: float | None = None
    at_most: float | None = None
    audience: str = "everyone"

    def reached_by(self, value: Score) -> bool:
        """Whether a score stands at or beyond the line."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.at_most is not None and value <= self.at_most


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How large a change of the total must be; None where nothing is published."""

    reliable: float | None = None
    meaningful: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """Fires on any of `items` at `at_least`, or on the scale `of`, or always."""

    id: str
    kind: RuleKind
    text: str
    items: tuple[str, ...] = ()
    of: str = ""
    at_least: int = 0
    always: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """When every item of `when_zero` is answered 0, those of `skip` are not asked and count 0."""

    when_zero: tuple[str, ...]
    skip: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The longer form that a score at or above `at_least` leads to."""

    next: str
    of: str
    at_least: int
    text: str


@dataclass(frozen=True, slots=True)
class Need:
    """How many of `items` must stand at `answer` or above (an exception has its own answer)."""

    items: tuple[str, ...]
    answer: int
    at_least: int
    at_most: int
    exceptions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A diagnostic-type pattern, shown to its audience only and never as a diagnosis."""

    id: str
    title: str
    audience: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, eq=False)
class Instrument:
    """One self-assessment in one version. Two are the same only if they are the same object.

    `recall` and `recall_days` say what time the questions ask about; empty and 0 where they name none.
    `minimum_interval_days` is how soon it may be offered again. `caution` is what a result page must say
    besides. `notice` is shown with the text. `validated` is False for our own items, which are no scale.
    """

    id: str
    version: str
    title: str
    official_name: str
    languages: tuple[str, ...]
    recall: str
    recall_days: int
    minimum_interval_days: int
    direction: Direction
    validated: bool
    source: str
    licence: str
    notice: str
    caution: str
    stem: str
    ship: Ship
    panel_loinc: str
    total_loinc: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    bands: tuple[Band, ...]
    cuts: tuple[Cut, ...]
    change: Thresholds
    safety: tuple[SafetyRule, ...]
    skips: tuple[Skip, ...]
    suggestions: tuple[Suggestion, ...]
    patterns: tuple[Pattern, ...]

    def item(self, item_id: str) -> Item:
        """The question with that id; KeyError for another."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def scale(self, scale_id: str) -> Scale | None:
        """The scale with that id, or None."""
        return next((scale for scale in self.scales if scale.id == scale_id), None)
