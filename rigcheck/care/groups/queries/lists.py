"""Groups in lists: one's own and those that one may join, those that one moderates, all of them for a lead."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rigcheck.care.groups import policies
from rigcheck.care.groups.models import About, Group, Guide, Kind, Standing
from rigcheck.care.groups.queries.standings import mine, opened, seat_of
from rigcheck.care.peers import queries as peers
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class Line:
    """A group in a list. `state`: where this member stands in it, empty where they do not."""

    id: str
    about: About
    closed: bool
    family: bool
    retirees: bool
    state: str = ""
    places: int = 0

    @property
    def is_in(self) -> bool:
        """Whether this member reads it."""
        return self.state == Standing.IN


def lists(*, me: Me, edge: Edge) -> tuple[Sequence[Line], Sequence[Line]]:
    """The groups in which this member has a place, and the topic groups that they may join, by name."""
    there, shunned = mine(me=me), _shunned(me)
    rows = [row for row in Group.objects.all() if bytes(row.id) in there or _may_join(row, me, shunned)]
    lines = _lines(rows, there, edge)
    return [one for one in lines if one.state], [one for one in lines if not one.state]


def all_groups(*, edge: Edge) -> Sequence[Line]:
    """Every group, for a lead, by name."""
    return _lines(Group.objects.all(), {}, edge)


def guided_groups(*, me: Me, edge: Edge) -> Sequence[Line]:
    """The groups that this person moderates, by name. Raises NotFound for whoever cannot moderate any."""
    own = Guide.objects.filter(seat=seat_of(me=me)).values_list("group", flat=True)
    return _lines(Group.objects.filter(id__in=list(own)), {}, edge)


def _may_join(row: Group, me: Me, shunned: Collection[bytes]) -> bool:
    return row.kind == Kind.TOPIC and policies.admits(row, me.seat, retired=False) and bytes(row.id) not in shunned


def _shunned(me: Me) -> Collection[bytes]:
    """The small groups offered by somebody whom this member said they would rather not meet."""
    without = peers.wishes(me=me).without if me.seat in policies.SEATS else ()
    seats = [bytes.fromhex(one) for one in without]
    return {bytes(one) for one in Guide.objects.filter(seat__in=seats).values_list("group", flat=True)} & {
        bytes(one) for one in Group.objects.filter(places__gt=0).values_list("id", flat=True)
    }


def _lines(rows: Iterable[Group], there: Mapping[bytes, str], edge: Edge) -> Sequence[Line]:
    """The groups whose key is there: of the others nothing can be read."""
    found = [line for line in (_line(row, there, edge) for row in rows) if line is not None]
    return sorted(found, key=lambda one: one.about.name.casefold())


def _line(row: Group, there: Mapping[bytes, str], edge: Edge) -> Line | None:
    try:
        about = opened(row, edge)[1]
    except NotFound:
        return None
    state = there.get(bytes(row.id), "")
    return Line(row.id.hex(), about, row.kind == Kind.CLOSED, row.family, row.retirees, state, row.places)
