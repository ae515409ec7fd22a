"""Coming into a group, keeping a place there, and giving it up."""

from datetime import datetime
from typing import Final

from django.db import transaction

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions.pacing import pace
from rigcheck.care.groups.actions.telling import retune
from rigcheck.care.groups.models import Code, Group, Membership, Standing
from rigcheck.care.groups.policies import Act
from rigcheck.care.groups.queries.boxes import Box, box, until
from rigcheck.care.groups.queries.boxes import place as kept_at
from rigcheck.care.groups.queries.standings import Place, alias_of, code_digest, guided
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance

CODE_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH: Final = 12


@transaction.atomic
def join(*, by: Me, group: bytes, retired: bool, edge: Edge) -> None:
    """Take a place in a topic group. Twice is once. Raises NotFound, NotAdmitted, Barred, Full or TooOften."""
    row = Group.objects.filter(id=group).first()
    if row is None:
        raise NotFound
    policies.check_admitted(row, by.seat, retired=retired, code=False)
    _take_place(by, row, edge)


@transaction.atomic
def join_by_code(*, by: Me, code: str, retired: bool, edge: Edge) -> bytes:
    """Take a place in the group that a code opens, which then opens it to nobody else; the group's id.

    Raises NoCode, NotAdmitted, Barred, Full or TooOften.
    """
    today = Month.of(edge.clock.now())
    slip = Code.objects.select_for_update().filter(digest=code_digest(code), expires__gte=str(today)).first()
    row = Group.objects.filter(id=slip.group).first() if slip else None
    if slip is None or row is None or by.seat not in policies.SEATS:
        raise policies.NoCode
    policies.check_admitted(row, by.seat, retired=retired, code=True)
    _take_place(by, row, edge)
    slip.delete()
    return bytes(row.id)


@transaction.atomic
def make_code(*, by: Me, group: bytes, edge: Edge) -> str:
    """A slip that lets one person into a closed group, shown once. For its moderators. Raises NotFound, EnoughCodes."""
    guided(me=by, group=group, edge=edge)
    if Code.objects.filter(group=group).count() >= policies.MOST_CODES:
        raise policies.EnoughCodes
    code = "".join(CODE_LETTERS[one % len(CODE_LETTERS)] for one in _even(edge.chance))
    last = Month.of(edge.clock.now()).plus(policies.CODE_MONTHS)
    Code.objects.create(digest=code_digest(code), group=group, expires=str(last))
    return "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


@transaction.atomic
def move_place(*, alias: bytes, key: Box, move: str, edge: Edge) -> None:
    """Make a move of MEMBERSHIP. Who may is asked where it is decided. Raises NotFound or NotFromHere."""
    row = Membership.objects.select_for_update().filter(id=alias, group=key.group).first()
    if row is None:
        raise NotFound
    row.state = policies.moved(policies.MEMBERSHIP, Standing(row.state), move)
    months = policies.STAYS_MONTHS if row.state == Standing.IN else policies.BARRED_MONTHS
    row.expires = str(Month.of(edge.clock.now()).plus(months))
    row.save(update_fields=["state", "expires"])
    if row.state == Standing.BARRED:
        retune(key=key, edge=edge)


@transaction.atomic
def give_up(*, by: Me, group: bytes) -> bool:
    """Give up one's place; whether it went: whoever was barred stays barred for its time. Raises NotFound."""
    if by.seat not in policies.SEATS:
        raise NotFound
    row = Membership.objects.select_for_update().filter(id=alias_of(me=by, group=group), group=group).first()
    if row is None:
        raise NotFound
    if not policies.MEMBERSHIP.may(Standing(row.state), "leave"):
        return False
    row.delete()
    return True


def in_turn(*, group: bytes) -> None:
    """Inside a transaction: whoever numbers something in this group waits for whoever did before."""
    Group.objects.select_for_update().get(id=group)


@transaction.atomic
def keep_alive(*, here: Place, edge: Edge) -> None:
    """Whoever writes keeps the group, its key and their own place for two more years, rounded to months.

    A small group has its time, however much is written there.
    """
    now, group = edge.clock.now(), here.box.group
    if not here.group.places and here.group.expires != renewed(now=now):
        edge.keybox.put_half(kept_at(group), here.box.secret, until(now))
        Group.objects.filter(id=group).update(expires=renewed(now=now))
    if here.alias:
        # Only where its month changes: a row that is written with each post would tell the database's own reader whose.
        late = Membership.objects.filter(id=here.alias).exclude(expires=renewed(now=now))
        late.update(expires=renewed(now=now))


def renewed(*, now: datetime) -> str:
    """The month until which a place is kept while nobody comes."""
    return str(Month.of(now).plus(policies.STAYS_MONTHS))


def _take_place(by: Me, row: Group, edge: Edge) -> None:
    own, now = alias_of(me=by, group=bytes(row.id)), edge.clock.now()
    there = Membership.objects.filter(id=own).first()
    if there is not None and there.state != Standing.IN:
        raise policies.Barred
    if there is None:
        if row.places:
            in_turn(group=bytes(row.id))
        policies.check_room(row, Membership.objects.filter(group=row.id, state=Standing.IN).count())
        pace(key=box(group=bytes(row.id), edge=edge), who=own, act=Act.JOIN, now=now)
        Membership.objects.create(id=own, group=row.id, state=Standing.IN.value, expires=renewed(now=now))


def _even(chance: Chance) -> list[int]:
    """Numbers that fall on each letter equally often."""
    fair = 256 - 256 % len(CODE_LETTERS)
    found: list[int] = []
    while len(found) < CODE_LENGTH:
        found += [one for one in chance.bytes(CODE_LENGTH) if one < fair]
    return found[:CODE_LENGTH]
