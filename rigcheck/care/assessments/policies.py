"""What may be asked of whom, and which answers a form takes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext as _

from rigcheck.care.assessments.models import Draft
from rigcheck.engines.instruments import Instrument, Item, offered, skipped
from rigcheck.kernel.refusals import NotFound, Refusal


class NotAnAnswer(Refusal):
    """The answer is not one of those listed, or an answer that is needed is missing."""

    code: ClassVar[str] = "not-an-answer"


class NotWritten(Refusal):
    """The database is busy or full: nothing was written, and the answer is still on the page."""

    code: ClassVar[str] = "not-written"
    status: ClassVar[int] = 503


def self_test(form_id: str, switched_on: Sequence[str]) -> Instrument:
    """The form with that id, if it is on offer as a self-test here; raises NotFound, also for guided ones."""
    for form in offered(switched_on):
        if form.id == form_id:
            return form
    raise NotFound(_("There is no such assessment here."))


def question(form: Instrument, item_id: str) -> Item:
    """The question with that id; raises NotFound."""
    try:
        return form.item(item_id)
    except KeyError:
        raise NotFound(_("This form has no such question.")) from None


def answered(form: Instrument, draft: Draft, item_id: str, value: int | None) -> Draft:
    """The draft with one more answer; None leaves an optional question out. Raises NotAnAnswer."""
    item = question(form, item_id)
    if value is None:
        if not item.optional:
            raise NotAnAnswer(_("Pick the answer that fits best. You can go back and change it."))
        kept = {name: given for name, given in draft.answers.items() if name != item_id}
        return replace(draft, answers=kept, passed=tuple(sorted({*draft.passed, item_id})))
    if value not in item.answers.values:
        raise NotAnAnswer(_("That answer is not one of those listed. Pick one of them."))
    passed = tuple(name for name in draft.passed if name != item_id)
    return replace(draft, answers={**draft.answers, item_id: value}, passed=passed)


def open_items(form: Instrument, answers: Mapping[str, int]) -> list[Item]:
    """The questions that are asked after these answers, in order; skip and stop rules are the form's own."""
    left_out = skipped(form, answers)
    return [item for item in form.items if item.id not in left_out]


def left_out(form: Instrument, answers: Mapping[str, int]) -> dict[str, None]:
    """The optional questions without an answer, which a form sent whole leaves out."""
    return {item.id: None for item in form.items if item.optional and item.id not in answers}


def due_again(form: Instrument, last: date) -> date:
    """The first day on which the form asks about time that the last answers do not cover."""
    return last + timedelta(days=form.minimum_interval_days)


def not_written() -> NotWritten:
    """The refusal for a database that cannot write just now."""
    return NotWritten(
        _(
            "The server could not write just now. Everything before this answer is kept. Wait a minute, go back and "
            "send it again; it will not count twice."
        )
    )
