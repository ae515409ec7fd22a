"""Rotas as they stand in the tables, as the engine takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from rigcheck.care.oncall.models import Change as ChangeRow
from rigcheck.care.oncall.models import Rota as RotaRow
from rigcheck.care.oncall.models import Turn
from rigcheck.engines.rotas import Change, Duty, Rota, first_of, on_call
from rigcheck.kernel.intervals import Interval


@dataclass(frozen=True, slots=True)
class Plan:
    """One rota: its turns as the engine takes them, and the changes laid over them, oldest first."""

    id: bytes
    name: str
    rota: Rota
    changes: tuple[Change, ...]

    def duties(self, start: datetime, end: datetime) -> list[Duty]:
        """Every duty that has a part in [start, end), whole."""
        return on_call(self.rota, start, end, self.changes)


def plans() -> Sequence[Plan]:
    """Every rota, by name."""
    return [*_plans(RotaRow.objects.all())]


def plan(number: bytes) -> Plan | None:
    """One rota, or None."""
    return next(iter(_plans(RotaRow.objects.filter(id=number))), None)


def _plans(rows: Iterable[RotaRow]) -> list[Plan]:
    people: dict[bytes, list[bytes]] = defaultdict(list)
    for turn in Turn.objects.order_by("place"):
        people[bytes(turn.rota)].append(bytes(turn.supporter))
    changes: dict[bytes, list[Change]] = defaultdict(list)
    for row in ChangeRow.objects.order_by("made", "id"):
        changes[bytes(row.rota)].append(_change(row))
    ordered = sorted(rows, key=lambda row: row.name.casefold())
    return [Plan(row.id, row.name, _rota(row, people[bytes(row.id)]), tuple(changes[bytes(row.id)])) for row in ordered]


def _rota(row: RotaRow, people: Sequence[bytes]) -> Rota:
    return Rota(
        people=tuple(people),
        first=first_of(row.phase),
        days=row.days,
        zone=row.zone,
        starts=time.fromisoformat(row.starts),
        ends=time.fromisoformat(row.ends),
    )


def _change(row: ChangeRow) -> Change:
    return Change(Interval(row.starts, row.ends), bytes(row.comes) or None, bytes(row.leaves) or None)
