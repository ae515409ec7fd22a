"""A question as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rigcheck.care.assessments import policies
from rigcheck.care.assessments.models import Draft
from rigcheck.care.assessments.queries.kept import next_open
from rigcheck.engines.instruments import Instrument, Item

MOST_ROWS = 12
"""More listed answers than this are a number to write, such as hours."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One listed answer."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: where it stands, what is answered already, and what came before it."""

    id: str
    stem: str
    text: str
    choices: tuple[Choice, ...]
    value: int | None
    optional: bool
    now: int
    of: int
    before: str
    """The id of the question before this one, "" at the first."""

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number to write, not a row to pick."""
        return len(self.choices) > MOST_ROWS

    @property
    def low(self) -> int:
        return self.choices[0].value

    @property
    def high(self) -> int:
        return self.choices[-1].value

    @property
    def rows(self) -> list[tuple[int, str]]:
        """The answers, as the shell's component takes them."""
        return [(choice.value, choice.text) for choice in self.choices]


def asking(form: Instrument, draft: Draft | None, at: str = "") -> Asked:
    """The question named `at`, else the next one. Raises NotFound for a question that the form does not ask."""
    answers = draft.answers if draft else {}
    items = policies.open_items(form, answers)
    following = next_open(form, draft) if draft else items[0]
    item = policies.question(form, at) if at else (following or items[-1])
    ids = [one.id for one in items]
    place = ids.index(item.id) if item.id in ids else 0
    return _asked(form, item, answers, place + 1, len(items), ids[place - 1] if place else "")


def asking_all(form: Instrument, draft: Draft | None, given: Mapping[str, int]) -> list[Asked]:
    """Every question of the form, with what was answered."""
    answers = {**(draft.answers if draft else {}), **given}
    return [_asked(form, item, answers, place, len(form.items), "") for place, item in enumerate(form.items, 1)]


def _asked(form: Instrument, item: Item, answers: Mapping[str, int], now: int, of: int, before: str) -> Asked:
    return Asked(
        id=item.id,
        stem=item.stem or (form.stem if item.answers == form.items[0].answers else ""),
        text=item.text,
        choices=tuple(Choice(answer.value, answer.text) for answer in item.answers.answers),
        value=answers.get(item.id),
        optional=item.optional,
        now=now,
        of=of,
        before=before,
    )
