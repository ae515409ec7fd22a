"""The lead's part: groups come and go, and people in working seats are named to moderate them."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from rigcheck.care.groups import policies
from rigcheck.care.groups.models import About, Code, Group, Guide, Kind, Membership
from rigcheck.care.groups.queries.boxes import SECRET_BYTES, Box, place, until
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
    now, number = edge.clock.now(), edge.chance.bytes(ID_BYTES)
    key = Box(number, edge.chance.bytes(SECRET_BYTES))
    edge.keybox.put_half(place(number), key.secret, until(now))
    Group.objects.create(
        id=number,
        kind=kind.value,
        family=admits["family"],
        retirees=admits["retirees"],
        words=key.close("group", number, about, edge.chance),
        expires=str(Month.of(now).plus(policies.STAYS_MONTHS)),
    )
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
def drop_guide(*, by: Me, group: bytes, seat: bytes) -> None:
    """They moderate this group no longer. Raises NotFound."""
    verified_lead(by)
    Guide.objects.filter(group=group, seat=seat).delete()


@transaction.atomic
def end_group(*, by: Me, group: bytes, edge: Edge) -> None:
    """End a group: its rows go, and its key, so that no copy of the tables can be opened. Raises NotFound.

    What was written there, the rooms that keep it take away in the same transaction.
    """
    verified_lead(by)
    if not Group.objects.filter(id=group).exists():
        raise NotFound
    _take_away(group)
    edge.keybox.drop_half(place(group))


@transaction.atomic
def expire(*, today: Month, edge: Edge) -> None:
    """Take away what is over: for the worker.

    A group whose key is missing stays until then: a keybox may be brought back later than the tables.
    """
    for group in [bytes(one) for one in Group.objects.filter(expires__lt=str(today)).values_list("id", flat=True)]:
        _take_away(group)
        edge.keybox.drop_half(place(group))
    for model in (Membership, Code):
        model.objects.filter(expires__lt=str(today)).delete()


def _take_away(group: bytes) -> None:
    for model in (Guide, Membership, Code):
        model.objects.filter(group=group).delete()
    Group.objects.filter(id=group).delete()
