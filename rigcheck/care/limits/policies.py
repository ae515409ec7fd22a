"""What counts as confirmed by counsel."""

from datetime import date

from rigcheck.care.limits.models import COUNSEL_LETTERS
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.disclosure import Pack, Part, Role
from rigcheck.kernel.messages import gettext_noop


class NotTheseRules(SpokenRefusal):
    """The rules have changed since the page was loaded, or nobody's name stands below."""

    code = "not-these-rules"
    status = 409
    sentence = gettext_noop(
        "These rules have changed since the page was loaded, or counsel's name is missing. Read them again."
    )


class BadDay(SpokenRefusal):
    """The day on which counsel confirmed lies ahead, or more than a year back."""

    code = "bad-day-of-counsel"
    sentence = gettext_noop("Write the day on which counsel confirmed it: today, or one of the last twelve months.")


def confirmable(pack: Pack | None, role: Role, mark: str, counsel: str) -> tuple[Part, str]:
    """The part of the pack that was read, and counsel's name with single blanks. Raises NotTheseRules."""
    part = pack.parts.get(role) if pack else None
    name = " ".join(counsel.split())
    if part is None or part.mark != mark or not 2 <= len(name) <= COUNSEL_LETTERS:
        raise NotTheseRules
    return part, name


def counts_until(*, confirmed: date, today: date) -> date:
    """The first day on which a confirmation counts no longer: a year later. Raises BadDay."""
    ends = _year_after(confirmed)
    if confirmed > today or ends <= today:
        raise BadDay
    return ends


def _year_after(day: date) -> date:
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
