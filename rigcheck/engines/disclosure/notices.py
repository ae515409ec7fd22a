"""The notice before the first word: what must and may be passed on, and what stays, from the rules that gate it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from rigcheck.engines.disclosure import texts
from rigcheck.engines.disclosure.packs import Confidence
from rigcheck.engines.disclosure.reading import Library, shipped
from rigcheck.engines.disclosure.standing import Standing, rules
from rigcheck.engines.disclosure.terms import DEFAULT, Duty, Ground, Role

UNSAID: Final = frozenset({Ground.SUPERVISION, Ground.OTHER})
"""No lines of their own: talk without a name is told among the sentences on the role, and all else is what stays."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is passed on or stays. `text` is a key of `texts.GROUNDS`."""

    ground: Ground
    duty: Duty
    text: str
    is_default: bool
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything to be shown before the first word. `first`, `about` and `stored` are keys of `texts`; `says` is text.

    `first` is never folded away: who listens, who reads along, whose own duties may go further.
    `is_default`: counsel has confirmed nothing for this role here. `partly`: confirmed, and the default still stands
    in some places. `version` names the packs that spoke, for the record of what somebody was shown.
    """

    role: Role
    lines: tuple[Line, ...]
    first: tuple[str, ...]
    about: tuple[str, ...]
    stored: str
    says: tuple[str, ...]
    version: str
    is_default: bool
    partly: bool

    @property
    def must(self) -> tuple[Line, ...]:
        """What has to be reported."""
        return self._of(Duty.MUST)

    @property
    def may(self) -> tuple[Line, ...]:
        """What may have to be passed on."""
        return self._of(Duty.MAY)

    @property
    def never(self) -> tuple[Line, ...]:
        """What stays."""
        return self._of(Duty.NEVER)

    def _of(self, duty: Duty) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.duty is duty)


def notice(
    *,
    role: Role,
    jurisdiction: str = DEFAULT,
    country: str = "us",
    confirmed: Collection[str] = (),
    library: Library | None = None,
) -> Notice:
    """The notice for a role in a jurisdiction; `confirmed` are the marks of parts that counsel has confirmed.

    `country`: two letters, whose crisis lines the site shows first.
    """
    found = rules(role=role, jurisdiction=jurisdiction, confirmed=confirmed, library=library or shipped())
    lines = tuple(_line(ground, found.by_ground[ground]) for ground in Ground if ground not in UNSAID)
    return Notice(
        role=role,
        lines=lines,
        first=texts.FIRST[role],
        about=(*texts.ABOUT[role], *texts.ALWAYS, texts.LINES.get(country, texts.LINES_ELSEWHERE)),
        stored=texts.STORED[role],
        says=found.says,
        version=found.label,
        is_default=not found.confirmed,
        partly=found.confirmed and any(line.is_default for line in lines if line.duty is not Duty.NEVER),
    )


def _line(ground: Ground, standing: Standing) -> Line:
    rule = standing.rule
    return Line(ground, rule.duty, ground.value, standing.is_default, rule.source, rule.confidence)
