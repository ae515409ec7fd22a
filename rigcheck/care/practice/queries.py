"""Practices in words, a member's own ratings, and what may help next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rigcheck.care.practice import policies
from rigcheck.care.practice.models import Tried
from rigcheck.care.vault import queries as vault
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import (
    PRACTICES,
    SHIPPED,
    Helped,
    Kind,
    Practice,
    PracticeKind,
    Rating,
    State,
    Suggestion,
    suggest,
    text_of,
)
from rigcheck.kernel.months import Month

MONTHS_REMEMBERED: Final = 3
"""What did not help is left out for about this long; people change."""
OWN_PEOPLE: Final = "own-people"
INSTALLED: Final = SHIPPED | {OWN_PEOPLE}
"""What this installation has. Peers and clinicians are added as their rooms are built; a person's own people are
always there."""
MINUTE: Final = 60
SIDES: Final = 4
ICONS: Final = {
    PracticeKind.BREATHING: "wind",
    PracticeKind.GROUNDING: "anchor",
    PracticeKind.RELAXATION: "waves",
    PracticeKind.SLEEP: "moon",
}
SPARED_WORDS: Final = {
    "breath-holds": _lazy("Holding the breath"),
    "body-focus": _lazy("Paying close attention to the body"),
}
_GROWS: Final = {"breathe-in": "in", "deep-nose-in": "most", "short-nose-in": "in"}
_SHRINKS: Final = {"breathe-out": "out", "long-mouth-out": "out"}


@dataclass(frozen=True, slots=True)
class Guide:
    """One practice as a page shows it. `move` of a step: in, most, out, hold, tense, release or ""."""

    id: str
    title: str
    kind: str
    icon: str
    length: str
    rounds: int
    steps: tuple[tuple[str, int | None, str], ...]
    cautions: tuple[str, ...]
    evidence: str
    tags: frozenset[str]

    @property
    def is_timed(self) -> bool:
        """Whether the page sets the pace."""
        return all(seconds is not None for _text, seconds, _move in self.steps)

    @property
    def is_box(self) -> bool:
        """Whether the four sides are equally long, so that a square shows them."""
        sides = {seconds for _text, seconds, _move in self.steps}
        return self.kind == PracticeKind.BREATHING and len(self.steps) == SIDES and len(sides) == 1


@dataclass(frozen=True, slots=True)
class Help:
    """Something that may help next, its reason, and where it is ("" for plain advice)."""

    id: str
    kind: str
    title: str
    reason: str
    href: str
    icon: str
    length: str
    helped_before: bool


def shown() -> list[Guide]:
    """Every practice whose content is confirmed, in the order of the data."""
    return [_guide(practice) for practice in PRACTICES.values() if practice.ships]


def one(practice: str) -> Guide:
    """One practice; raises NotFound."""
    return _guide(policies.shown(practice))


def ratings(*, keys: SessionKeys, now: datetime) -> list[Rating]:
    """What the member said of practices in the last months, oldest first."""
    this = Month.of(now.astimezone(UTC))
    months = [this.plus(-back) for back in reversed(range(MONTHS_REMEMBERED))]
    stored = vault.records(keys=keys, record_type=Tried, months=months)
    said = sorted((one.record for one in stored), key=lambda record: record.at)
    return [Rating(record.practice, Helped(record.helped), datetime.fromisoformat(record.at).date()) for record in said]


def sparing(avoids: Iterable[str]) -> list[tuple[str, str, bool]]:
    """What a member may ask to be spared: its tag, in words, and whether this member did."""
    spared = frozenset(avoids)
    return [(tag, str(words), tag in spared) for tag, words in SPARED_WORDS.items() if tag in policies.SPARABLE]


def suggestions(*, keys: SessionKeys, state: State, now: datetime) -> list[Help]:
    """At most three things that may help next, each with its reason, fitting the state and what helped before."""
    found = suggest(state, installed=INSTALLED, ratings=ratings(keys=keys, now=now))
    return [_help(suggestion) for suggestion in found]


def foremost(found: Sequence[Help]) -> list[Help]:
    """The first of them, and any plain advice with it: "do not drive now" is not left out for being second."""
    return [one for place, one in enumerate(found) if place == 0 or one.kind == Kind.ADVICE]


def helped(said: Iterable[Rating]) -> dict[str, str]:
    """The last rating of each practice, by its id."""
    return {rating.help: rating.helped.value for rating in said}


def _guide(practice: Practice) -> Guide:
    return Guide(
        id=practice.id,
        title=_(text_of(practice.title)),
        kind=practice.kind.value,
        icon=ICONS[practice.kind],
        length=_length(practice),
        rounds=practice.rounds,
        steps=tuple((_(text_of(step.text)), step.seconds, _move(step.text)) for step in practice.steps),
        cautions=tuple(_(text_of(caution)) for caution in practice.cautions),
        evidence=_(text_of(practice.evidence)),
        tags=frozenset(practice.tags),
    )


def _move(step: str) -> str:
    """What the shape does during a step."""
    named = {**_GROWS, **_SHRINKS, "hold": "hold"}
    return named.get(step) or next((move for move in ("tense", "release") if step.startswith(move)), "")


def _length(practice: Practice) -> str:
    if practice.seconds is None:
        return _("Your own pace")
    minutes = max(1, round(practice.seconds / MINUTE))
    return _("%(count)d min") % {"count": minutes}


def _help(suggestion: Suggestion) -> Help:
    practice = PRACTICES.get(suggestion.help)
    return Help(
        id=suggestion.help,
        kind=suggestion.kind.value,
        title=_(text_of(f"title-{suggestion.help}")),
        reason=_(text_of(suggestion.reason.code)) % suggestion.reason.params,
        href=_address(suggestion),
        icon=ICONS[practice.kind] if practice else "life-buoy" if suggestion.kind is Kind.PEOPLE else "info",
        length=_length(practice) if practice else "",
        helped_before=suggestion.helped_before,
    )


def _address(suggestion: Suggestion) -> str:
    if suggestion.kind is Kind.PRACTICE:
        return reverse("practice:one", args=[suggestion.help])
    return reverse("crisis:now") if suggestion.kind is Kind.PEOPLE and suggestion.help != OWN_PEOPLE else ""
