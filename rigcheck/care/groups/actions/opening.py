"""Groups come and go, opened by a lead or offered by a supporter; whoever works here is named to moderate them."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions.telling import retune
from rigcheck.care.groups.models import About, Code, Group, Guide, Kind, Membership
from rigcheck.care.groups.queries.boxes import SECRET_BYTES, Box, box, place, until
from rigcheck.care.groups.queries.offering import may_end, offerer
from rigcheck.care.seats import queries as seats
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

ID_BYTES: Final = 16


@transaction.atomic
def open_group(*, by: Me, kind: Kind, about: About, admits: Mapping[str, bool], edge: Edge) -> bytes:
    """Open a group; its id. `admits`: `family` and `retirees`, beside members. Raises NotFound for all but a lead.

    The lead does not read what is written there, unless they are named to moderate it under another seat.
    """
    verified_lead(by)
    return _open(Group(kind=kind.value, **admits), about, policies.STAYS_MONTHS, edge)


@transaction.atomic
def offer_group(*, by: Me, kind: Kind, about: About, places: int, edge: Edge) -> bytes:
    """Open a small group after an event, of one's own accord, and moderate it; its id. No lead is asked.

    It takes members on the job, and is kept three months. Raises NotFound for whoever is no verified peer or chaplain,
    OutOfDate, EnoughGroups or NotSmall.
    """
    seat = offerer(me=by, month=Month.of(edge.clock.now()))
    if places not in policies.SMALL_PLACES:
        raise policies.NotSmall
    number = _open(Group(kind=kind.value, places=places), about, policies.SMALL_MONTHS, edge)
    Guide.objects.create(id=edge.chance.bytes(ID_BYTES), group=number, seat=seat)
    return number


def _open(row: Group, about: About, months: int, edge: Edge) -> bytes:
    now, number = edge.clock.now(), edge.chance.bytes(ID_BYTES)
    key = Box(number, edge.chance.bytes(SECRET_BYTES))
    edge.keybox.put_half(place(number), key.secret, until(now))
    row.id, row.tune = number, edge.chance.bytes(ID_BYTES)
    row.words = key.close("group", number, about, edge.chance)
    row.expires = str(Month.of(now).plus(months))
    row.save(force_insert=True)
    return number


@transaction.atomic
def name_guide(*, by: Me, group: bytes, seat: bytes, edge: Edge) -> None:
    """Let somebody in a verified seat moderate this group. Raises NotFound."""
    verified_lead(by)
    there = {one.id for one in seats.workers(seats=policies.GUIDES)}
    if seat not in there or not Group.objects.filter(id=group).exists():
        raise NotFound
    Guide.objects.get_or_create(group=group, seat=seat, defaults={"id": edge.chance.bytes(ID_BYTES)})


@transaction.atomic
def drop_guide(*, by: Me, group: bytes, seat: bytes, edge: Edge) -> None:
    """They moderate this group no longer, and hear nothing more of it. Raises NotFound."""
    verified_lead(by)
    Guide.objects.filter(group=group, seat=seat).delete()
    retune(key=box(group=group, edge=edge), edge=edge)


@transaction.atomic
def end_group(*, by: Me, group: bytes, edge: Edge) -> None:
    """End a group: its rows go, and its key, so that no copy of the tables can be opened. Raises NotFound.

    For a lead, and for whoever offered a small one. What was written there, the rooms that keep it take away in the
    same transaction.
    """
    may_end(me=by, group=group)
    _take_away(group, edge)


@transaction.atomic
def expire(*, today: Month, edge: Edge) -> None:
    """Take away what is over: for the worker.

    A group whose key is missing stays until then: a keybox may be brought back later than the tables.
    """
    for group in [bytes(one) for one in Group.objects.filter(expires__lt=str(today)).values_list("id", flat=True)]:
        _take_away(group, edge)
    for model in (Membership, Code):
        model.objects.filter(expires__lt=str(today)).delete()


def _take_away(group: bytes, edge: Edge) -> None:
    """The rows, and once they are gone for good the key: a group that stays after all must not lose it."""
    for model in (Guide, Membership, Code):
        model.objects.filter(group=group).delete()
    Group.objects.filter(id=group).delete()
    transaction.on_commit(lambda: edge.keybox.drop_half(place(group)))
