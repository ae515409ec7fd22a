"""What a check-in and a rhythm may hold, and what is said where one cannot be written."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext as _

from rigcheck.care.checkins.models import HAPPENINGS, NO_PATTERN, SCALES, Answers, OwnRhythm
from rigcheck.kernel.refusals import Refusal

LOWEST, HIGHEST = 1, 5
MOST_HOURS = 24
MOST_TRAINING_DAYS = 60
LONGEST_WAIT: Final = timedelta(days=400)
"""A draft that says it waited longer than this comes from a clock that was set anew in between."""

_NAMES: Final = frozenset(one.name for one in HAPPENINGS)


class OutOfRange(Refusal):
    """An answer is not one of those that the question has."""

    code = "out-of-range"


class NotWritten(Refusal):
    """The database is busy or full: nothing was written, and nothing of what was sent is lost."""

    code = "not-written"
    status = 503


class RhythmNotUnderstood(Refusal):
    """A date, a time or a shift of the rhythm does not make sense."""

    code = "rhythm-not-understood"


def fit(answers: Answers) -> None:
    """Refuse answers that no key of the page gives."""
    for scale in SCALES:
        value = getattr(answers, scale.name)
        if value is not None and not LOWEST <= value <= HIGHEST:
            raise OutOfRange(
                _("%(question)s takes 1 to 5. Tap one of the five keys, or leave it out.") % {"question": scale.label}
            )
    hours = answers.sleep_hours
    if hours is not None and not (0 <= hours <= MOST_HOURS and hours * 2 == int(hours * 2)):
        raise OutOfRange(_("Hours of sleep go from 0 to 24, in halves. Correct them, or leave them out."))
    if not _NAMES.issuperset(answers.tags):
        raise OutOfRange(_("One of the things that happened is not on our list. Reload the page and tap it again."))


def not_written() -> NotWritten:
    """The refusal for a database that cannot write just now."""
    return NotWritten(
        _(
            "The server could not write just now. Your answers are still on this page, and nothing is lost. "
            "Wait a minute and press the button again; it will not count twice."
        )
    )


def written_at(now: datetime, waited: timedelta) -> datetime:
    """When a draft was written, by the server's clock: the phone says only how long ago that was.

    A wait below zero, or beyond `LONGEST_WAIT`, comes from a clock that was changed in between: then it counts as now.
    """
    return now - waited if timedelta() <= waited <= LONGEST_WAIT else now


def readable(rhythm: OwnRhythm) -> None:
    """Refuse a rhythm whose dates and times cannot be read; the engine checks what they mean."""
    try:
        for moment in (rhythm.at, rhythm.day_starts, rhythm.night_starts):
            time.fromisoformat(moment)
        for day in rhythm.training_days[: MOST_TRAINING_DAYS + 1]:
            date.fromisoformat(day)
        if rhythm.pattern != NO_PATTERN:
            date.fromisoformat(rhythm.anchor)
    except ValueError:
        raise RhythmNotUnderstood(_("One of the dates or times cannot be read. Choose it again.")) from None
    if len(rhythm.training_days) > MOST_TRAINING_DAYS:
        raise RhythmNotUnderstood(_("That is more training days than fit here. Keep the next sixty."))
