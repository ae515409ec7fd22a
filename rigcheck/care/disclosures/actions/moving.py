"""Signing, declining, passing on, telling. The software passes nothing on itself: it keeps who did, and on what."""

from django.db import transaction

from rigcheck.care.disclosures import policies
from rigcheck.care.disclosures.actions.chaining import note
from rigcheck.care.disclosures.models import Disclosure, State, Told
from rigcheck.care.disclosures.queries import Telling, named
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge, PlainEdge

ID_BYTES = 16


@transaction.atomic
def sign(*, by: Me, number: bytes, edge: PlainEdge) -> None:
    """The second person agrees. Raises NotFound, NotASecond or NotNow."""
    row = _there(number)
    _move(row, "sign", policies.signs(by, row), edge)


@transaction.atomic
def decline(*, by: Me, number: bytes, edge: PlainEdge) -> None:
    """The second person does not agree: nothing is passed on. Raises NotFound, NotASecond or NotNow."""
    row = _there(number)
    _move(row, "decline", policies.signs(by, row), edge)


@transaction.atomic
def withdraw(*, by: Me, number: bytes, edge: PlainEdge) -> None:
    """Whoever wrote it takes it back. Raises NotFound or NotNow."""
    row = _there(number)
    _move(row, "withdraw", policies.wrote(by, row), edge)


@transaction.atomic
def pass_on(*, by: Me, number: bytes, edge: PlainEdge) -> None:
    """Whoever wrote it has passed it on, by telephone or by hand. Raises NotFound or NotNow."""
    row = _there(number)
    _move(row, "pass on", policies.wrote(by, row), edge)


@transaction.atomic
def own_duty(*, by: Me, number: bytes, edge: PlainEdge) -> None:
    """The law made whoever wrote it report before anybody had agreed. Raises NotFound or NotNow."""
    row = _there(number)
    seat = policies.wrote(by, row)
    policies.by_own_duty(row)
    _move(row, "own duty", seat, edge)


@transaction.atomic
def tell(*, by: Me, number: bytes, telling: Telling | None, edge: Edge) -> None:
    """The member is told: here, with a text sealed to their relation's key, or by whoever passed it on (None).

    Where the law forbids it, the text lies closed until the month in which it may be shown. Raises NotFound, NotWhole
    or NotNow.
    """
    row, month = _there(number), Month.of(edge.clock.now())
    seat = policies.wrote(by, row)
    move = policies.telling(row, str(month))
    if (telling is not None) != (row.here and row.state != State.WITHHELD):
        raise policies.NotWhole
    policies.moved(row.state, move)
    opens = month.plus(row.forbidden) if move == "withhold" else month
    row.tell_from = str(opens)
    if telling is not None:
        _show(telling, opens, edge)
    _move(row, move, seat, edge)


def _show(telling: Telling, opens: Month, edge: Edge) -> None:
    Told.objects.create(
        id=edge.chance.bytes(ID_BYTES),
        relation=named(relation=telling.relation, edge=edge),
        blob=telling.blob,
        opens=str(opens),
        expires=str(opens.plus(policies.KEPT_MONTHS)),
    )


def _move(row: Disclosure, move: str, seat: bytes, edge: PlainEdge) -> None:
    row.state = policies.moved(row.state, move).value
    row.save(update_fields=["state", "tell_from"])
    note(row=row, move=move, by=seat, edge=edge)


def _there(number: bytes) -> Disclosure:
    row = Disclosure.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotFound
    return row
