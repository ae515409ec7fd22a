"""When a member wants to be asked, and the shifts they work."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record, renewed

NO_PATTERN: Final = ""
OWN_PATTERN: Final = "own"


@renewed
@dataclass(frozen=True, slots=True)
class OwnRhythm(Record):
    """A member's rhythm and shifts.

    `every` is a value of `engines.shifts.Every`, or "" for whenever they think of it. `zone` is an IANA zone, times
    are HH:MM on the wall, dates ISO 8601. `pattern` names the entry of the catalogue that was picked, for showing
    only: what counts is `cycle` (one letter a day: D, N, X, -), whose first letter falls on `anchor`.
    """

    kind: ClassVar[classes.RecordClass] = classes.RHYTHM
    every: str
    zone: str
    at: str = "18:00"
    weekday: int = 0
    training_days: list[str] = field(default_factory=list)
    pattern: str = NO_PATTERN
    cycle: str = ""
    anchor: str = ""
    hours: float = 12
    day_starts: str = "07:00"
    night_starts: str = "19:00"
