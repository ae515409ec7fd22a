"""What is kept of an assessment: form, version, answers and total, and never a label."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Self

from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record


@dataclass(frozen=True, slots=True)
class Taken(Record):
    """One finished form.

    `at` is UTC to the minute (ISO 8601), `zone` the IANA zone of the phone or "". `answers` are whole numbers by item
    id, `total` the score they came to, None for a form without one.
    """

    kind: ClassVar[classes.RecordClass] = classes.ASSESSMENT
    at: str
    instrument: str
    form_version: str
    answers: dict[str, int]
    total: float | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form on its way: answers so far, `passed` what was left out, `client` the id it is filed under."""

    instrument: str
    form_version: str
    client: str
    at: str
    answers: Mapping[str, int] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Drafts(Record):
    """Every form that a member has paused, in one record."""

    kind: ClassVar[classes.RecordClass] = classes.ASSESSMENT_DRAFT
    paused: tuple[Draft, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The drafts as plain values."""
        return {"paused": [asdict(draft) for draft in self.paused]}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The drafts from plain values; raises `TypeError` for a field that is not known."""
        return cls(tuple(Draft(**{**one, "passed": tuple(one["passed"])}) for one in values["paused"]))

    def of(self, instrument: str) -> Draft | None:
        """The paused form with that id, or None."""
        return next((draft for draft in self.paused if draft.instrument == instrument), None)

    def without(self, instrument: str) -> tuple[Draft, ...]:
        """Every draft but that one."""
        return tuple(draft for draft in self.paused if draft.instrument != instrument)
