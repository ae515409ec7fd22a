"""Erasing one's own records, one or all, and taking one back while the page is still open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins import queries as checkin_queries
from rigcheck.care.overview.queries.records import ASSESSMENT, CHECK_IN
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import classes
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound, Refusal
from rigcheck.outside.randomness import Chance

SALT: Final = "rigcheck.care.overview.undo"
AN_HOUR: Final = timedelta(hours=1)
ALL_KINDS: Final = (classes.CHECK_IN, classes.ASSESSMENT, classes.ASSESSMENT_DRAFT, classes.PRACTICE)
MONTHS_BACK: Final = 27


class TooLate(Refusal):
    """What was erased can no longer be taken back."""

    code: ClassVar[str] = "too-late"


@dataclass(frozen=True, slots=True)
class Erased:
    """One record gone: what the open page holds to take it back. The server keeps no copy."""

    undo: str


@transaction.atomic
def erase(*, keys: SessionKeys, kind: str, name: str, chance: Chance) -> Erased:
    """Erase one record at once. Raises NotFound for one that is not there, or a kind that there is not."""
    if kind == CHECK_IN:
        one = checkin_queries.named(keys=keys, name=name)
        checkins.erase(keys=keys, name=name, chance=chance)
        return _undo(kind, one.month, one.client, one.record.to_json())
    if kind == ASSESSMENT:
        gone = assessments.erase(keys=keys, name=name, chance=chance)
        return _undo(kind, gone.month, gone.client, gone.record.to_json())
    raise NotFound(_("There is no such record."))


def restore(*, keys: SessionKeys, undo: str, chance: Chance) -> None:
    """Put back what was erased less than an hour ago. Raises TooLate."""
    try:
        held = signing.loads(undo, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        raise TooLate(_("That can no longer be taken back. The record is gone.")) from None
    if held["kind"] == CHECK_IN:
        _restore_check_in(keys, held["client"], held["fields"], chance)
    else:
        assessments.restore(keys=keys, month=held["month"], client=held["client"], fields=held["fields"], chance=chance)


@transaction.atomic
def erase_all(*, keys: SessionKeys, now: datetime) -> int:
    """Erase every check-in, assessment, paused form and rating of the member; how many rows went."""
    this = Month.of(now.astimezone(UTC))
    months = [this.plus(step) for step in range(-MONTHS_BACK, 2)]
    return vault.erase(keys=keys, kinds=ALL_KINDS, months=months)


def _undo(kind: str, month: str, client: str, fields: Mapping[str, Any]) -> Erased:
    held = {"kind": kind, "month": month, "client": client, "fields": dict(fields)}
    return Erased(signing.dumps(held, salt=SALT, compress=True))


def _restore_check_in(keys: SessionKeys, client: str, fields: Mapping[str, Any], chance: Chance) -> None:
    given = {name: value for name, value in fields.items() if name not in {"at", "tags"}}
    checkins.check_in(
        keys=keys,
        answers=checkin_queries.Answers(**given, tags=tuple(fields["tags"])),
        client=client,
        now=datetime.fromisoformat(fields["at"]).replace(tzinfo=UTC),
        chance=chance,
    )
