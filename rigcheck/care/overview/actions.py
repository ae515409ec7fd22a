"""Erasing one's own records, one or all, and taking one back while the page is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.translation import gettext as _

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.assessments import queries as assessment_queries
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins import queries as checkin_queries
from rigcheck.care.overview.queries.records import ASSESSMENT, CHECK_IN
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record, Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound, Refusal
from rigcheck.outside.randomness import Chance

SALT: Final = "rigcheck.care.overview.undo"
AN_HOUR: Final = timedelta(hours=1)
ALL_KINDS: Final = (classes.CHECK_IN, classes.ASSESSMENT, classes.ASSESSMENT_DRAFT, classes.PRACTICE)
MONTHS_BACK: Final = 27
KINDS: Final[dict[str, type[Record]]] = {CHECK_IN: checkin_queries.CheckIn, ASSESSMENT: assessment_queries.Taken}


class TooLate(Refusal):
    """What was erased can no longer be taken back."""

    code: ClassVar[str] = "too-late"


@dataclass(frozen=True, slots=True)
class Erased:
    """One record gone: what the open page holds to take it back. The server keeps no copy."""

    undo: str


@transaction.atomic
def erase(*, keys: SessionKeys, kind: str, name: str, now: datetime, chance: Chance) -> Erased:
    """Erase one record at once. Raises NotFound for one that is not there, or a kind that there is not."""
    if kind == CHECK_IN:
        one = checkin_queries.named(keys=keys, name=name)
        checkins.erase(keys=keys, name=name, chance=chance)
        return _undo(kind, one, now)
    if kind == ASSESSMENT:
        gone = assessments.erase(keys=keys, name=name, chance=chance)
        return _undo(kind, gone, now)
    raise NotFound(_("There is no such record."))


def restore(*, keys: SessionKeys, undo: str, now: datetime, chance: Chance) -> None:
    """Put back what was erased less than an hour ago, in its place. Raises TooLate, or NotFound for a stranger."""
    held = _held(undo, now)
    record = KINDS[held["kind"]].from_json(held["fields"])
    place = {name: held[name] for name in ("month", "slot", "client")}
    vault.refill(keys=keys, record=record, **place, chance=chance)


@transaction.atomic
def erase_all(*, keys: SessionKeys, now: datetime, notes: Sequence[bytes] = ()) -> int:
    """Erase every check-in, assessment, paused form and rating of the member; how many rows went.

    `notes`: names of rows that only the browser can compute; those that exist go too.
    """
    this = Month.of(now.astimezone(UTC))
    months = [this.plus(step) for step in range(-MONTHS_BACK, 2)]
    return vault.erase(keys=keys, kinds=ALL_KINDS, months=months) + vault.erase_sealed(names=notes)


def _undo(kind: str, gone: Stored[Any], now: datetime) -> Erased:
    held = {
        "kind": kind,
        "month": gone.month,
        "slot": gone.slot,
        "client": gone.client,
        "fields": gone.record.to_json(),
        "until": int((now + AN_HOUR).timestamp()),
    }
    return Erased(Signer(salt=SALT).sign_object(held, compress=True))


def _held(undo: str, now: datetime) -> dict[str, Any]:
    """What the page held, if it is ours and not too old. Django's own time stamps would read the clock here."""
    try:
        held: dict[str, Any] = Signer(salt=SALT).unsign_object(undo)
    except BadSignature:
        held = {"until": 0}
    if held["until"] <= now.timestamp():
        raise TooLate(_("That can no longer be taken back. The record is gone."))
    return held
