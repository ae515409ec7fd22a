"""What a member said about a practice that they tried."""

from dataclasses import dataclass
from typing import ClassVar

from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record


@dataclass(frozen=True, slots=True)
class Tried(Record):
    """One rating: `at` is UTC to the minute (ISO 8601), `helped` a value of `engines.triage.Helped`."""

    kind: ClassVar[classes.RecordClass] = classes.PRACTICE
    at: str
    practice: str
    helped: str
