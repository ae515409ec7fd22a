"""What is on offer, when each form was last filled in, and when it asks about new time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rigcheck.care.assessments import policies
from rigcheck.care.assessments.models import Draft, Drafts, Taken
from rigcheck.care.assessments.queries.kept import current, local, next_open
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import Instrument, offered

MATTERS: Final = (
    (gettext_noop("Mood and worry"), ("phq-9", "gad-7", "phq-2", "gad-2", "phq-4", "phq-8", "who-5", "k6", "k10")),
    (gettext_noop("After a hard event"), ("pc-ptsd-5", "pcl-5")),
    (gettext_noop("Work and wear"), ("cbi", "job-satisfaction", "proqol-5", "brs")),
    (gettext_noop("Sleep and alcohol"), ("sleep", "audit-c", "audit")),
)
"""What the forms are about, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One form on the list."""

    form: Instrument
    questions: int
    last: date | None
    due: date | None
    """The first day that the last answers do not cover; None where it was never filled in, or that day has come."""
    answered: int | None
    """How many questions of a form on its way are answered; None where none is on its way."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Forms on one matter, under its name."""

    title: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Intro:
    """What is told before a form begins."""

    offer: Offer
    draft: Draft | None


def shelves(
    *, switched_on: Sequence[str], done: Sequence[Stored[Taken]], paused: Drafts, on_phone: Draft | None, now: datetime
) -> list[Shelf]:
    """Every self-test on offer here by its matter, those on their way first."""
    listed = {form.id: _offer(form, done, current(form, on_phone, paused), now) for form in offered(switched_on)}
    on_way = tuple(one for one in listed.values() if one.answered is not None)
    found = [Shelf(_("On its way"), on_way)]
    for title, ids in MATTERS:
        found.append(Shelf(_(title), tuple(listed[one] for one in ids if one in listed and listed[one] not in on_way)))
    placed = {one for _title, ids in MATTERS for one in ids}
    others = tuple(one for name, one in listed.items() if name not in placed and one not in on_way)
    return [shelf for shelf in (*found, Shelf(_("More"), others)) if shelf.offers]


def intro(
    *, form: Instrument, done: Sequence[Stored[Taken]], paused: Drafts, on_phone: Draft | None, now: datetime
) -> Intro:
    """The form's first page."""
    draft = current(form, on_phone, paused)
    return Intro(_offer(form, done, draft, now), draft)


def _offer(form: Instrument, done: Sequence[Stored[Taken]], draft: Draft | None, now: datetime) -> Offer:
    own = [one.record for one in done if one.record.instrument == form.id]
    last = local(own[-1].at, own[-1].zone).date() if own else None
    due = policies.due_again(form, last) if last else None
    today = local(f"{now:%Y-%m-%dT%H:%M}", own[-1].zone if own else "").date()
    return Offer(
        form=form,
        questions=len(form.items),
        last=last,
        due=due if due and today < due else None,
        answered=len(draft.answers) if draft and next_open(form, draft) else None,
    )
