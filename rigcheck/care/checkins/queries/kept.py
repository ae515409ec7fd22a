"""A member's own check-ins, in the order they were written."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from rigcheck.care.checkins.models import CheckIn
from rigcheck.care.vault import queries as vault
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import CheckIn as Given
from rigcheck.engines.triage import ShiftContext, State
from rigcheck.kernel.months import Month, NotAMonth
from rigcheck.kernel.refusals import NotFound

FORTNIGHT = timedelta(days=14)


def months_since(start: datetime, end: datetime) -> list[Month]:
    """Every month that has a part in [start, end]."""
    first, last = Month.of(start), Month.of(end)
    return [first.plus(step) for step in range(first.until(last) + 1)]


def between(*, keys: SessionKeys, start: datetime, end: datetime) -> list[Stored[CheckIn]]:
    """Own check-ins written in [start, end], oldest first."""
    stored = vault.records(keys=keys, record_type=CheckIn, months=months_since(start, end))
    low, high = _minute(start), _minute(end)
    return sorted((one for one in stored if low <= one.record.at <= high), key=lambda one: one.record.at)


def latest(*, keys: SessionKeys, now: datetime) -> list[Stored[CheckIn]]:
    """The check-ins of the last fortnight, oldest first: what Today and the suggestions look at."""
    return between(keys=keys, start=now - FORTNIGHT, end=now + timedelta(minutes=1))


def newest(check_ins: Sequence[Stored[CheckIn]]) -> datetime | None:
    """When the last of these was written (they are in order), or None."""
    return datetime.fromisoformat(check_ins[-1].record.at).replace(tzinfo=UTC) if check_ins else None


def named(*, keys: SessionKeys, name: str) -> Stored[CheckIn]:
    """The check-in that a page calls by `Stored.name`; raises NotFound for anything else."""
    month, _dot, slot = name.partition(".")
    try:
        found = vault.records(keys=keys, record_type=CheckIn, months=[Month.parse(month)])
    except NotAMonth:
        found = []
    for one in found:
        if str(one.slot) == slot:
            return one
    raise NotFound(_("That check-in is not there any more."))


def state(
    check_ins: Iterable[Stored[CheckIn]], *, now: datetime, zone: str, shift: ShiftContext = ShiftContext.UNKNOWN
) -> State:
    """What the engine that suggests needs to know: check-ins by the local day they were written on."""
    here = ZoneInfo(zone)
    given = tuple(_given(one.record, here) for one in check_ins)
    return State(today=now.astimezone(here).date(), checkins=given, shift=shift)


def _given(record: CheckIn, here: ZoneInfo) -> Given:
    day = datetime.fromisoformat(record.at).replace(tzinfo=UTC).astimezone(here).date()
    return Given(day, record.mood, record.stress, record.sleep, record.energy, record.work)


def _minute(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
