"""The questions, and a check-in, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rigcheck.care.checkins.models import HAPPENINGS, SCALES, CheckIn, for_trade
from rigcheck.care.members.queries import TRADES
from rigcheck.kernel.enums import Trade


@dataclass(frozen=True, slots=True)
class Question:
    """One scale as a page shows it."""

    name: str
    label: str
    question: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Happenings under one heading; `trade` is "" for those of every trade."""

    trade: str
    title: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in in words: local time, a word for each answer, what happened."""

    at: datetime
    answers: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    low: bool

    @property
    def is_empty(self) -> bool:
        """Whether everything was left out."""
        return not self.answers and not self.tags


def questions() -> list[Question]:
    """The five scales in order."""
    return [Question(one.name, str(one.label), str(one.question), tuple(map(str, one.words))) for one in SCALES]


def happenings(own: str = "") -> list[Group]:
    """What may have happened: of every trade, then by trade, the member's own (a value of Trade) first."""
    particular = [trade for trade in Trade if for_trade(trade)]
    trades_in_order = sorted(particular, key=lambda trade: trade != own)
    return [_group(None), *(_group(trade) for trade in trades_in_order)]


def said(record: CheckIn, zone: str) -> Said:
    """The check-in in words, in the zone given."""
    at = datetime.fromisoformat(record.at).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return Said(at, tuple(_answers(record)), tuple(_tags(record)), _is_low(record))


def _group(trade: Trade | None) -> Group:
    title = str(TRADES[trade]) if trade else _("What happened?")
    choices = tuple((one.name, str(one.label)) for one in for_trade(trade))
    return Group(trade.value if trade else "", title, choices)


def _answers(record: CheckIn) -> Iterable[tuple[str, str]]:
    for scale in SCALES:
        value = getattr(record, scale.name)
        if value is not None:
            yield str(scale.label), str(scale.words[value - 1])
        if scale.name == "sleep" and record.sleep_hours is not None:
            yield _("Hours of sleep"), _hours(record.sleep_hours)


def _hours(hours: float) -> str:
    shown = number_format(hours, decimal_pos=0 if hours == int(hours) else 1)
    return ngettext("%(count)s hour", "%(count)s hours", 1 if hours == 1 else 2) % {"count": shown}


def _tags(record: CheckIn) -> Iterable[str]:
    labels = {one.name: str(one.label) for one in HAPPENINGS}
    return (labels[name] for name in record.tags if name in labels)


def _is_low(record: CheckIn) -> bool:
    """The lowest mood there is: the page then leads with people. No more is read into it."""
    return record.mood == 1
