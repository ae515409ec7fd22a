"""Keeping check-ins and the rhythm."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction

from rigcheck.care.checkins import policies, queries
from rigcheck.care.checkins.models import Answers, CheckIn, OwnRhythm
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import queries as vault_queries
from rigcheck.care.vault.queries import Entry, Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance

AT_ONCE = timedelta()
ONE_DAY = timedelta(days=1)
CLIENT_BYTES = 16


def check_in(
    *, keys: SessionKeys, answers: Answers, client: str, now: datetime, chance: Chance, waited: timedelta = AT_ONCE
) -> Stored[CheckIn]:
    """Keep a check-in, once, however often it is sent under the same `client` id (16 bytes as hex).

    `waited`: how long ago it was written, by the phone's own clock, for one that waited locked or without signal.
    Raises `OutOfRange` for an answer that no key gives, and `NotWritten` where the database is busy or full; then
    nothing was changed and the same sending may be repeated.
    """
    policies.fit(answers)
    at = policies.written_at(now, waited)
    try:
        reach = policies.LONGEST_WAIT if waited else ONE_DAY
        return _once(keys, answers, client, at, queries.months_since(now - reach, now + ONE_DAY), chance)
    except OperationalError as error:
        raise policies.not_written() from error


def bring_history(*, keys: SessionKeys, history: Sequence[tuple[datetime, Answers]], chance: Chance) -> int:
    """Write many past check-ins, each with its moment, at once; how many. For a demonstration or an import.

    Raises `OutOfRange` for an answer that no key gives; then nothing was written.
    """
    entries: list[Entry] = []
    for at, answers in history:
        policies.fit(answers)
        moment = at.astimezone(UTC)
        record = CheckIn(at=moment.strftime("%Y-%m-%dT%H:%M"), **_fields(answers))
        entries.append(Entry(Month.of(moment), chance.bytes(CLIENT_BYTES).hex(), record))
    return vault.append_many(keys=keys, entries=entries, chance=chance)


@transaction.atomic
def erase(*, keys: SessionKeys, name: str, chance: Chance) -> None:
    """Erase one check-in, called by `Stored.name`; raises NotFound where there is none."""
    one = queries.named(keys=keys, name=name)
    vault.blank(keys=keys, kind=CheckIn.kind, month=one.month, slot=one.slot, chance=chance)


@transaction.atomic
def keep_rhythm(*, keys: SessionKeys, rhythm: OwnRhythm, today: Month, chance: Chance) -> None:
    """Keep the member's rhythm over the one before; raises what its shifts and dates are refused for."""
    policies.readable(rhythm)
    queries.waiting(rhythm, None, datetime.combine(today.first_day, datetime.min.time(), UTC))
    vault.put(keys=keys, record=rhythm, today=today, chance=chance)


@transaction.atomic
def _once(
    keys: SessionKeys, answers: Answers, client: str, at: datetime, months: Sequence[Month], chance: Chance
) -> Stored[CheckIn]:
    """Append unless the same sending lies in one of these months already: the first may have come just before one
    turned, or, for a draft, before the phone's clock was set right.
    """
    there = vault_queries.records(keys=keys, record_type=CheckIn, months=months)
    if again := vault_queries.by_client(there, client):
        return again
    record = CheckIn(at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M"), **_fields(answers))
    return vault.append(keys=keys, record=record, month=Month.of(at.astimezone(UTC)), client=client, chance=chance)


def _fields(answers: Answers) -> dict[str, Any]:
    return {**asdict(answers), "tags": list(answers.tags)}
