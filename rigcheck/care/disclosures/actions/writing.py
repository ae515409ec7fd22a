"""Keeping what somebody wrote: a disclosure that waits for a second person, or the record of one that could not."""

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from rigcheck.care.disclosures import policies, queries
from rigcheck.care.disclosures.actions.chaining import note
from rigcheck.care.disclosures.models import Disclosure
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.disclosure import Ground, Recipient, Role
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a page sends. `number` (16 bytes) is drawn in the browser, because the copies are bound to it.

    `at_once`: somebody was in danger, it was passed on, and this is the record. `second`: the seat that signs, or that
    reads the record. `forbidden`: months for which the law forbids telling the member. `here`: they can be told here.
    """

    number: bytes
    role: Role
    ground: Ground
    to: Recipient
    at_once: bool
    second: bytes
    forbidden: int
    here: bool
    own: bytes = field(repr=False)
    copy: bytes = field(repr=False)


@transaction.atomic
def keep(*, by: Me, written: Written, edge: PlainEdge) -> None:
    """Keep it, in the state that the gate gives it. Raises NotFound, NotWhole, NoGround or NotASecond."""
    number, now = bytes.fromhex(policies.own_seat(by).id), edge.clock.now()
    policies.in_role(by, written.role)
    decision = queries.gate(
        role=written.role,
        ground=written.ground,
        to=written.to,
        now=written.at_once,
        files=edge.files,
        today=now.date(),
    )
    state = policies.written(decision, at_once=written.at_once)
    policies.second(first=number, chosen=written.second)
    row = _row(written, number, str(Month.of(now).plus(policies.KEPT_MONTHS)), decision.label)
    row.state = state.value
    _insert(row)
    note(row=row, move="act" if written.at_once else "propose", by=number, edge=edge)


def _row(written: Written, number: bytes, expires: str, label: str) -> Disclosure:
    return Disclosure(
        id=written.number,
        by=number,
        second=written.second,
        role=written.role.value,
        ground=written.ground.value,
        recipient=written.to.value,
        label=label,
        forbidden=written.forbidden,
        here=written.here,
        own=written.own,
        copy=written.copy,
        expires=expires,
    )


def _insert(row: Disclosure) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise policies.NotWhole from fault
