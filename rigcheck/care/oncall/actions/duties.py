"""What supporters change among themselves: taking a duty over, offering one, swapping, being up."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.oncall import policies
from rigcheck.care.oncall.actions.rotas import ID_BYTES, write_changes
from rigcheck.care.oncall.models import Offer, State, Up
from rigcheck.care.oncall.queries import Slot, duty_at, running
from rigcheck.care.peers.policies import own_number
from rigcheck.care.sessions.queries import Me
from rigcheck.engines import rotas
from rigcheck.engines.rotas import Duty
from rigcheck.kernel.intervals import Interval
from rigcheck.outside.edge import Edge


@transaction.atomic
def take_now(*, by: Me, rota: bytes, edge: Edge) -> None:
    """Relieve whoever is on now, until the end of their duty. Raises NotReady, NotThere or AlreadyYours."""
    me, now = policies.ready_supporter(by), edge.clock.now()
    duty = running(rota, now)
    if duty is None:
        raise policies.NotThere
    policies.another(duty, me)
    write_changes(rota=rota, changes=[rotas.Change(Interval(now, duty.span.end), me, duty.who)], now=now, edge=edge)


@transaction.atomic
def offer(*, by: Me, mine: Slot, edge: Edge, asked: bytes = b"", back: Slot | None = None) -> None:
    """Offer a duty of one's own: to anybody, or to `asked` against the duty `back` of theirs.

    Raises NotFound, SeatSuspended, NotThere or TooFar.
    """
    me, now = own_number(by), edge.clock.now()
    duty = _duty_of(me, mine)
    policies.ahead(duty.span, now)
    row = Offer(id=edge.chance.bytes(ID_BYTES), state=State.OPEN.value, rota=mine.rota, supporter=me)
    row.starts, row.ends = duty.span.start, duty.span.end
    if back is not None:
        theirs = _duty_of(asked, back)
        policies.another(theirs, me)
        policies.ahead(theirs.span, now)
        row.asked, row.back_rota = asked, back.rota
        row.back_starts, row.back_ends = theirs.span.start, theirs.span.end
    Offer.objects.filter(supporter=me, rota=mine.rota, starts=duty.span.start).delete()
    row.save(force_insert=True)


@transaction.atomic
def take(*, by: Me, number: bytes, edge: Edge) -> None:
    """Take what was offered; a swap changes both duties. Raises NotReady or NotThere, also where one of the duties has
    gone to somebody else since.
    """
    me, now = policies.ready_supporter(by), edge.clock.now()
    row = policies.answers(_offer(number), me, "take")
    given = _duty_of(row.supporter, Slot(bytes(row.rota), row.starts))
    policies.ahead(given.span, now)
    write_changes(rota=row.rota, changes=[_handed(given, me)], now=now, edge=edge)
    if row.back_starts is not None:
        back = _duty_of(me, Slot(bytes(row.back_rota), row.back_starts))
        write_changes(rota=row.back_rota, changes=[_handed(back, row.supporter)], now=now, edge=edge)
    row.delete()


@transaction.atomic
def decline(*, by: Me, number: bytes) -> None:
    """Say no to a swap; whoever asked sees it. Raises NotFound, SeatSuspended or NotThere."""
    me = own_number(by)
    row = policies.answers(_offer(number), me, "decline")
    if not row.asked:
        raise policies.NotThere
    row.state = str(policies.MACHINE.after(State(row.state), "decline"))
    row.save(update_fields=["state"])


@transaction.atomic
def take_back(*, by: Me, number: bytes) -> None:
    """Take one's own offer back. Raises NotFound, SeatSuspended or NotThere."""
    policies.answers(_offer(number), own_number(by), "take back").delete()


@transaction.atomic
def up(*, by: Me, hours: int, edge: Edge) -> datetime:
    """Say that one is up for so many hours from now; until when. Raises NotReady or HoursRefused."""
    me = policies.ready_supporter(by)
    until = edge.clock.now() + policies.offered(hours)
    Up.objects.update_or_create(id=me, defaults={"until": until})
    return until


@transaction.atomic
def down(*, by: Me) -> None:
    """Say that one is up no more. Raises NotFound or SeatSuspended."""
    Up.objects.filter(id=own_number(by)).delete()


def _duty_of(supporter: bytes, slot: Slot) -> Duty:
    duty = duty_at(slot)
    if duty is None or duty.who != supporter:
        raise policies.NotThere
    return duty


def _handed(duty: Duty, to: bytes) -> rotas.Change:
    return rotas.Change(duty.span, to, duty.who)


def _offer(number: bytes) -> Offer | None:
    return Offer.objects.select_for_update().filter(id=number).first()
