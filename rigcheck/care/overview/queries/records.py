"""One's own records, one to a row, to look at and to erase."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month, NotAMonth
from rigcheck.kernel.refusals import NotFound

CHECK_IN: Final = "check-in"
ASSESSMENT: Final = "assessment"


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as the list shows it."""

    kind: str
    name: str
    at: datetime
    title: str
    words: str
    href: str
    about: str = ""
    """What a note says that it belongs to (32 hex digits); only check-ins have notes."""

    @property
    def month(self) -> str:
        """As 2026-11."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """The records of one month, the newest first, and the months beside it ("" where there is none)."""

    month: datetime
    kept: tuple[Kept, ...]
    before: str
    after: str


def listed(*, keys: SessionKeys, now: datetime, month: str = "") -> Listed:
    """The records written in a month (as 2026-11; "" is this one). Raises NotFound for what is no month."""
    this = Month.of(now.astimezone(UTC))
    try:
        chosen = Month.parse(month) if month else this
    except NotAMonth:
        raise NotFound(_("There is no such month.")) from None
    own = checkins.rhythm(keys=keys)
    found = [*_check_ins(keys, chosen, checkins.local_zone(own)), *_assessments(keys, chosen)]
    return Listed(
        month=datetime(chosen.year, chosen.month, 1, tzinfo=UTC),
        kept=tuple(sorted(found, key=lambda one: one.at, reverse=True)),
        before=str(chosen.plus(-1)),
        after=str(chosen.plus(1)) if chosen < this else "",
    )


def _check_ins(keys: SessionKeys, month: Month, zone: str) -> Iterator[Kept]:
    for one in _of_month(keys, month):
        said = checkins.said(one.record, one.record.zone or zone)
        words = ", ".join([*(f"{label}: {word}" for label, word in said.answers), *said.tags])
        href = reverse("overview:kept", args=[one.name])
        yield Kept(CHECK_IN, one.name, said.at, _("Check-in"), words or _("Everything left out"), href, one.client)


def _of_month(keys: SessionKeys, month: Month) -> list[Stored[checkins.CheckIn]]:
    first, following = month.first_day, month.plus(1).first_day
    start = datetime(first.year, first.month, 1, tzinfo=UTC)
    end = datetime(following.year, following.month, 1, tzinfo=UTC) - timedelta(minutes=1)
    return checkins.between(keys=keys, start=start, end=end)


def _assessments(keys: SessionKeys, month: Month) -> Iterator[Kept]:
    for one in assessments.of_month(keys=keys, month=month):
        form = assessments.known(one.record)
        title = _(form.title) if form else one.record.instrument
        href = reverse("assessments:result", args=[one.record.instrument, one.name]) if form else ""
        total = one.record.total
        words = "" if total is None else _("Total %(total)s") % {"total": assessments.number(total)}
        yield Kept(ASSESSMENT, one.name, assessments.local(one.record.at, one.record.zone), title, words, href)
