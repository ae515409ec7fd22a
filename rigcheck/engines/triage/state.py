"""What the engine is told about a member, and what it answers. Nothing here names anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rigcheck.kernel.messages import Reason


class Level(StrEnum):
    """How much a safety rule that an answer has met weighs; the values are those of the instruments."""

    CRISIS = "crisis"
    """Cannot wait: item 9 of the PHQ-9, or any answer whose safety rule opens the crisis page."""
    SOFT = "soft"
    """A soft prompt, such as often thinking "I can't take it anymore"."""
    ADVICE = "advice"
    """Matters to a rule of its own only, such as having nearly fallen asleep driving."""


class ShiftContext(StrEnum):
    """Where in the member's shifts they are."""

    UNKNOWN = "unknown"
    OFF = "off"
    ON_DUTY = "on-duty"
    AFTER_NIGHT = "after-night"


class Helped(StrEnum):
    """How a member rated something that they tried."""

    YES = "yes"
    A_LITTLE = "a-little"
    NO = "no"


class Kind(StrEnum):
    """What sort of thing is suggested."""

    PEOPLE = "people"
    ADVICE = "advice"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Flag:
    """A safety rule that an answer has met: the rule's code, and how much it weighs."""

    code: str
    level: Level


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in: each scale 1 to 5, 5 the best, but for stress, where 5 is the most; None if skipped.

    `sleep` is how good the last main sleep was.
    """

    on: date
    mood: int | None = None
    stress: int | None = None
    sleep: int | None = None
    energy: int | None = None
    work: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One score of a self-assessment.

    `instrument` is its id, such as "phq-9", and for one of several scales the scale's too: "cbi.work".
    """

    instrument: str
    total: float
    on: date


@dataclass(frozen=True, slots=True)
class Rating:
    """What a member said about something they tried, by its id."""

    help: str
    helped: Helped
    on: date


@dataclass(frozen=True, slots=True)
class State:
    """A member's state as of `today`, the local day where they are.

    `flags` are those still standing; the caller decides how long a flag stands. `avoids` are the tags
    (see practices.toml) that the member asked to be spared, such as "breath-holds".
    """

    today: date
    checkins: tuple[CheckIn, ...] = ()
    scores: tuple[Score, ...] = ()
    flags: frozenset[Flag] = frozenset()
    shift: ShiftContext = ShiftContext.UNKNOWN
    avoids: frozenset[str] = frozenset()

    @property
    def is_crisis(self) -> bool:
        """Whether anything flagged cannot wait."""
        return any(flag.level is Level.CRISIS for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may help next.

    `help` is its id: a practice's, or one of crisis-lines, own-people, safety-plan, peer, clinician,
    do-not-drive. Its name is `text_of(f"title-{help}")`, its reason `gettext(text_of(reason.code)) % reason.params`.
    """

    help: str
    kind: Kind
    reason: Reason
    helped_before: bool = False
