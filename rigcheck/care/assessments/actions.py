"""Answering a form: an answer is kept before anything else happens.

While a form is being filled in its answers travel in a locked cookie of the phone, not in the database: a row for
each answer would show in a copy how many questions somebody answers, and so which form. What is paused, and every
answer that asks for help, is written at once.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from django.db import OperationalError, transaction

from rigcheck.care.assessments import policies, queries
from rigcheck.care.assessments.models import Draft, Drafts, Taken
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault.queries import Entry, Stored
from rigcheck.engines.instruments import Instrument, RuleKind, SafetyRule, flags, load, score
from rigcheck.engines.sealing.envelope import seal_own
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance

NONCE = 12
CLIENT = 16


@dataclass(frozen=True, slots=True)
class Sender:
    """Who answers, and how.

    `client` (16 bytes as hex) names one filling-in, `zone` is the phone's time zone or "", `carried` the draft that
    the phone brought along.
    """

    keys: SessionKeys
    client: str
    now: datetime
    chance: Chance
    zone: str = ""
    carried: Draft | None = None

    @property
    def month(self) -> Month:
        """The month that a record of now belongs to."""
        return Month.of(self.now.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Step:
    """What keeping an answer led to.

    `fired` are the rules that it set off, `draft` is what the phone carries on with, `result` the name of the
    finished form.
    """

    fired: tuple[SafetyRule, ...]
    draft: Draft | None = None
    result: str = ""

    @property
    def asks_for_help(self) -> bool:
        """Whether the page with the lines opens now."""
        return any(rule.kind is RuleKind.CRISIS for rule in self.fired)


def answer(*, sender: Sender, form: Instrument, item_id: str, value: int | None) -> Step:
    """Keep one answer; the last one finishes the form. `value` None leaves an optional question out.

    Raises NotAnAnswer, NotFound, and NotWritten where the database is busy or full.
    """
    try:
        return _answer(sender, form, {item_id: value})
    except OperationalError as error:
        raise policies.not_written() from error


def answer_all(*, sender: Sender, form: Instrument, answers: Mapping[str, int]) -> Step:
    """Keep many answers of a form at once, and finish it where none is missing.

    Raises NotAnAnswer, NotFound and NotWritten.
    """
    try:
        return _answer(sender, form, {**policies.left_out(form, answers), **answers})
    except OperationalError as error:
        raise policies.not_written() from error


def carry(*, keys: SessionKeys, draft: Draft, chance: Chance) -> str:
    """The draft, locked for the phone to carry: nobody opens it without the member's key."""
    blob = seal_own(keys.store, queries.CARRIED, json.dumps(asdict(draft)).encode(), chance.bytes(NONCE))
    return base64.urlsafe_b64encode(blob).decode()


def pause(*, sender: Sender) -> None:
    """Keep what the phone carries in the account, to go on with later or elsewhere. Raises NotWritten."""
    if sender.carried is None:
        return
    try:
        with transaction.atomic():
            _pause(sender, queries.drafts(keys=sender.keys), sender.carried)
    except OperationalError as error:
        raise policies.not_written() from error


@transaction.atomic
def drop(*, keys: SessionKeys, form: Instrument, now: datetime, chance: Chance) -> None:
    """Forget the paused answers of a form."""
    drafts = queries.drafts(keys=keys)
    if drafts.of(form.id):
        vault.put(keys=keys, record=Drafts(drafts.without(form.id)), today=Month.of(now.astimezone(UTC)), chance=chance)


@transaction.atomic
def erase(*, keys: SessionKeys, name: str, chance: Chance) -> Stored[Taken]:
    """Erase one finished form, called by `Stored.name`, and return what it was; raises NotFound."""
    one = queries.named(keys=keys, name=name)
    vault.blank(keys=keys, kind=Taken.kind, month=one.month, slot=one.slot, chance=chance)
    return one


def bring_history(
    *, keys: SessionKeys, instrument_id: str, history: Sequence[tuple[datetime, Mapping[str, int]]], chance: Chance
) -> int:
    """Keep forms that were filled in on paper or elsewhere, each with its moment (aware); how many were kept.

    Raises what `engines.instruments` refuses: unknown forms, missing answers, answers that are not listed.
    """
    form = load(instrument_id)
    entries = [
        Entry(Month.of(at.astimezone(UTC)), chance.bytes(CLIENT).hex(), _taken(form, at, answers, ""))
        for at, answers in history
    ]
    return vault.append_many(keys=keys, entries=entries, chance=chance)


@transaction.atomic
def _answer(sender: Sender, form: Instrument, answers: Mapping[str, int | None]) -> Step:
    drafts = queries.drafts(keys=sender.keys)
    given = {name: value for name, value in answers.items() if value is not None}
    draft = queries.current(form, sender.carried, drafts)
    if draft is None and (again := queries.sent_before(keys=sender.keys, client=sender.client, now=sender.now)):
        return Step(_fired(form, given), result=again.name)
    draft = _begun(sender, form, draft)
    for name, value in answers.items():
        draft = policies.answered(form, draft, name, value)
    step = Step(_fired(form, given), draft)
    if queries.next_open(form, draft) is None:
        return replace(step, draft=None, result=_finish(sender, form, draft, drafts).name)
    _keep_what_must_not_be_lost(sender, step, drafts)
    return step


def _begun(sender: Sender, form: Instrument, draft: Draft | None) -> Draft:
    if draft is None:
        return Draft(form.id, form.version, sender.client, queries.written(sender.now), zone=sender.zone)
    return replace(draft, zone=sender.zone or draft.zone)


def _fired(form: Instrument, answers: Mapping[str, int]) -> tuple[SafetyRule, ...]:
    """The rules that these answers set off: every time, however often they were set off before."""
    return tuple(rule for rule in flags(form, answers) if not rule.always)


def _keep_what_must_not_be_lost(sender: Sender, step: Step, drafts: Drafts) -> None:
    if step.asks_for_help and step.draft:
        _pause(sender, drafts, step.draft)
    elif sender.carried and step.draft and sender.carried.instrument != step.draft.instrument:
        _pause(sender, drafts, sender.carried)


def _pause(sender: Sender, drafts: Drafts, draft: Draft) -> None:
    paused = (*drafts.without(draft.instrument), draft)
    vault.put(keys=sender.keys, record=Drafts(paused), today=sender.month, chance=sender.chance)


def _finish(sender: Sender, form: Instrument, draft: Draft, drafts: Drafts) -> Stored[Taken]:
    record = _taken(form, sender.now, draft.answers, draft.zone)
    # Looked for in the month before as well: the first sending may have come just before the month turned.
    stored = queries.sent_before(keys=sender.keys, client=draft.client, now=sender.now) or vault.append(
        keys=sender.keys, record=record, month=sender.month, client=draft.client, chance=sender.chance
    )
    if drafts.of(form.id):
        _forget(sender, drafts.without(form.id))
    return stored


def _forget(sender: Sender, left: Sequence[Draft]) -> None:
    vault.put(keys=sender.keys, record=Drafts(tuple(left)), today=sender.month, chance=sender.chance)


def _taken(form: Instrument, at: datetime, answers: Mapping[str, int], zone: str) -> Taken:
    return Taken(
        at=queries.written(at),
        instrument=form.id,
        form_version=form.version,
        answers=dict(answers),
        total=score(form, answers).total,
        zone=zone,
    )
