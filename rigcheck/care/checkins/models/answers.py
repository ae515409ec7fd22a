"""The check-in itself: five scales, hours of sleep, what happened. Everything may be left out."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record


@dataclass(frozen=True, slots=True)
class CheckIn(Record):
    """One check-in.

    `at` is UTC to the minute (ISO 8601), written inside the seal only; `zone` is the IANA zone of the phone, or "".
    `mood`, `stress`, `sleep`, `energy` and `work` are 1 to 5 in the words of `SCALES`; of stress alone more is worse.
    `sleep_hours` counts halves, 0 to 24. `tags` name happenings. None means left out. These are Rigcheck's own
    questions, not a validated scale.
    """

    kind: ClassVar[classes.RecordClass] = classes.CHECK_IN
    at: str
    zone: str = ""
    mood: int | None = None
    stress: int | None = None
    sleep: int | None = None
    sleep_hours: float | None = None
    energy: int | None = None
    work: int | None = None
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was tapped, before it has a time: fields as in `CheckIn`."""

    zone: str = ""
    mood: int | None = None
    stress: int | None = None
    sleep: int | None = None
    sleep_hours: float | None = None
    energy: int | None = None
    work: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """One question with a word for each of its five keys, from 1 to 5."""

    name: str
    question: str | Promise
    label: str | Promise
    words: tuple[str | Promise, ...]


SCALES: Final = (
    Scale("mood", _("How is your mood?"), _("Mood"), (_("Very low"), _("Low"), _("So-so"), _("Good"), _("Very good"))),
    Scale(
        "stress",
        _("How much stress?"),
        _("Stress"),
        (_("Hardly any"), _("A little"), _("Some"), _("A lot"), _("Maxed out")),
    ),
    Scale(
        "sleep",
        _("How did you sleep?"),
        _("Sleep"),
        (_("Very badly"), _("Badly"), _("So-so"), _("Well"), _("Very well")),
    ),
    Scale(
        "energy",
        _("How much is in the tank?"),
        _("Energy"),
        (_("Empty"), _("Low"), _("Half full"), _("Good"), _("Full")),
    ),
    Scale(
        "work",
        _("How is work treating you?"),
        _("Work"),
        (_("Very badly"), _("Badly"), _("So-so"), _("Well"), _("Very well")),
    ),
)
