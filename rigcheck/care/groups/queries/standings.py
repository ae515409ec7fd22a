"""Where somebody stands in a group: the alias of a member, the seat of a moderator, or nowhere."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rigcheck.care.groups import models, policies
from rigcheck.care.groups.models import Code, Group, Guide, Kind, Membership
from rigcheck.care.groups.queries.boxes import Box, box
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.keys import alias
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.handles import handle
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who may look into a group. `alias` is a member's, `guide` a moderator's seat; the other is empty."""

    group: Group
    box: Box = field(repr=False)
    about: models.About
    alias: bytes = b""
    guide: bytes = b""

    @property
    def own(self) -> str:
        """The name under which a member writes there."""
        return name_of(self.alias) if self.alias else ""


def alias_of(*, me: Me, group: bytes) -> bytes:
    """The 16 bytes by which one group knows this account, and no other group does."""
    return alias(me.keys.index, f"group {group.hex()}")


def name_of(alias: bytes) -> str:
    """The name that an alias shows: random words, such as Amber Otter 417."""
    first, second, number = handle(hashlib.sha256(b"rigcheck/1/group-name\0" + alias).digest()).split("-")
    return f"{first.title()} {second.title()} {number}"


def seat_of(*, me: Me) -> bytes:
    """The verified seat of this person where it may moderate; raises NotFound."""
    own = seats.own(me=me) if me.seat in policies.GUIDES else None
    if own is None or own.state != seats.State.VERIFIED:
        raise NotFound
    return bytes.fromhex(own.id)


def place(*, me: Me, group: bytes, edge: Edge) -> Place:
    """Where this person stands in the group, if they may read it.

    Raises NotFound for whoever is neither a member of it nor one of its own moderators, whatever else they moderate;
    Barred for whoever was barred.
    """
    row = _row(group)
    if me.seat in policies.SEATS:
        return _members(me, row, edge)
    seat = seat_of(me=me)
    if not Guide.objects.filter(group=group, seat=seat).exists():
        raise NotFound
    return Place(row, *opened(row, edge), guide=seat)


def guided(*, me: Me, group: bytes, edge: Edge) -> Place:
    """The same for its moderators alone. Raises NotFound."""
    found = place(me=me, group=group, edge=edge)
    if not found.guide:
        raise NotFound
    return found


def joinable(*, me: Me, group: bytes, edge: Edge) -> Place:
    """A group that stands in the list for this person, before they join. Raises NotFound."""
    row = _row(group)
    if me.seat not in policies.SEATS or row.kind != Kind.TOPIC or not policies.admits(row, me.seat, retired=False):
        raise NotFound
    return Place(row, *opened(row, edge), alias=alias_of(me=me, group=group))


def by_code(*, me: Me, code: str, edge: Edge) -> Place:
    """The closed group that a code opens, before they join. Raises NoCode."""
    today = str(Month.of(edge.clock.now()))
    slip = Code.objects.filter(digest=code_digest(code), expires__gte=today).first()
    row = Group.objects.filter(id=slip.group).first() if slip and me.seat in policies.SEATS else None
    if row is None:
        raise policies.NoCode
    return Place(row, *opened(row, edge), alias=alias_of(me=me, group=bytes(row.id)))


def code_digest(code: str) -> bytes:
    """The name under which a code is kept, however it was typed."""
    return hashlib.sha256("".join(sign for sign in code.lower() if sign.isalnum()).encode()).digest()


def free(*, here: Place) -> int:
    """How many places a small group has left; 0 too for a group of any size."""
    taken = Membership.objects.filter(group=here.group.id, state=models.Standing.IN).count()
    return max(0, int(here.group.places) - taken)


def barred(*, me: Me, group: bytes, edge: Edge) -> tuple[Place, models.Standing]:
    """The group that barred this person, and how that stands. Raises NotFound."""
    row = _row(group)
    own = alias_of(me=me, group=group) if me.seat in policies.SEATS else b""
    found = Membership.objects.filter(id=own).exclude(state=models.Standing.IN).first() if own else None
    if found is None:
        raise NotFound
    return Place(row, *opened(row, edge), alias=own), models.Standing(found.state)


def opened(row: Group, edge: Edge) -> tuple[Box, models.About]:
    """The key of a group, and what it says of itself."""
    key = box(group=bytes(row.id), edge=edge)
    return key, key.open("group", bytes(row.id), row.words, models.About)


def mine(*, me: Me) -> Mapping[bytes, str]:
    """The groups in which this member has a place, with how it stands: one question, whatever groups there are."""
    if me.seat not in policies.SEATS:
        return {}
    names = {alias_of(me=me, group=bytes(group)): bytes(group) for group in Group.objects.values_list("id", flat=True)}
    found = Membership.objects.filter(id__in=list(names)).values_list("id", "state")
    return {names[bytes(key)]: state for key, state in found}


def guides_of(*, group: bytes) -> Sequence[seats.Worker]:
    """The moderators of a group who are verified now."""
    chosen = {bytes(seat) for seat in Guide.objects.filter(group=group).values_list("seat", flat=True)}
    return [one for one in seats.workers(seats=policies.GUIDES) if one.id in chosen]


def names_kept_out(*, group: bytes) -> Sequence[str]:
    """The names of everybody who works here, less the group's own moderators, who stand on its page by name."""
    own = {one.id for one in guides_of(group=group)}
    everybody = seats.workers(seats=[seat for seat in Seat if seat not in policies.SEATS])
    return [one.name for one in everybody if one.id not in own]


def _members(me: Me, row: Group, edge: Edge) -> Place:
    own = alias_of(me=me, group=bytes(row.id))
    found = Membership.objects.filter(id=own).first()
    if found is None:
        raise NotFound
    if found.state != models.Standing.IN:
        raise policies.Barred
    return Place(row, *opened(row, edge), alias=own)


def _row(group: bytes) -> Group:
    row = Group.objects.filter(id=group).first()
    if row is None:
        raise NotFound
    return row


def may_guide(*, group: bytes) -> tuple[Sequence[seats.Worker], Sequence[seats.Worker]]:
    """Who moderates the group, and who else could: verified seats of the fitting kinds, by name."""
    named = guides_of(group=group)
    there = {one.id for one in named}
    return named, [one for one in seats.workers(seats=policies.GUIDES) if one.id not in there]


def of_lead(*, group: bytes, edge: Edge) -> Place:
    """A group as a lead meets it who decides on an appeal: nobody's place. That it is a lead, the caller has asked."""
    row = _row(group)
    return Place(row, *opened(row, edge))


def every() -> Sequence[bytes]:
    """The id of every group."""
    return [bytes(group) for group in Group.objects.values_list("id", flat=True)]


def people() -> Mapping[str, str]:
    """Who moderates under which name, by seat in hex."""
    return {one.id.hex(): one.name for one in seats.workers(seats=policies.GUIDES)}


def asking(*, here: Place) -> Sequence[bytes]:
    """The aliases that were barred from the group and ask for another look."""
    found = Membership.objects.filter(group=here.group.id, state=models.Standing.APPEALED).values_list("id", flat=True)
    return [bytes(one) for one in found]


def group_of_alias(*, alias: bytes) -> bytes:
    """The group that an alias has a place in. Raises NotFound. Whether somebody may look is asked there."""
    found = Membership.objects.filter(id=alias).values_list("group", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)
