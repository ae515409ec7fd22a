"""Rotas as they stand in the tables, as the engine takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from rigcheck.care.oncall.models import Change as ChangeRow
from rigcheck.care.oncall.models import Rota as RotaRow
from rigcheck.care.oncall.models import Turn
from rigcheck.engines.rotas import Change, Duty, Rota, on_call
from rigcheck.kernel.intervals import Interval

BEGINNING: Final = date(2024, 1, 1)
"""A Monday; where it lies does not matter, because rounds repeat in both directions."""
_ONE_DAY: Final = timedelta(days=1)


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


def phase(*, first: date, days: int, people: int) -> int:
    """Where in a round a turn that begins on `first` lies; the inverse of `first_day` but for whole rounds."""
    return (first - BEGINNING).days % (days * max(people, 1))


def first_day(rota: Rota, today: date) -> date:
    """The first day from today on at which the turn of the first in the order begins."""
    whole = rota.days * max(len(rota.people), 1)
    return today + ((rota.first - today).days % whole) * _ONE_DAY


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
        first=BEGINNING + row.phase * _ONE_DAY,
        days=row.days,
        zone=row.zone,
        starts=time.fromisoformat(row.starts),
        ends=time.fromisoformat(row.ends),
    )


def _change(row: ChangeRow) -> Change:
    return Change(Interval(row.starts, row.ends), bytes(row.comes) or None, bytes(row.leaves) or None)
