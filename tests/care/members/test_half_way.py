"""Changes that break half-way leave the rows as they were, and are finished by asking again."""

from collections.abc import Callable

import pytest

from rigcheck.care.members import actions
from rigcheck.care.members.models import Account, Wrap
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.models import Session
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db
LATE = Month(2030, 1)


class BreakError(Exception):
    """The machine stopped here."""


def breaks(*_: object, **__: object) -> None:
    raise BreakError


def rows() -> list[object]:
    """Every row that these changes touch."""
    return [
        *Session.objects.order_by("digest").values(),
        *Account.objects.order_by("id").values(),
        *Wrap.objects.order_by("locator").values(),
    ]


def rotate(owner: Person, edge: Edge) -> None:
    now = edge.clock.now()
    visits.rotate(me=owner.me, proved=now, until=now, edge=edge)


def end_everywhere(owner: Person, edge: Edge) -> None:
    visits.end_everywhere(me=owner.me, edge=edge)


def purge(_owner: Person, edge: Edge) -> None:
    edge.clock.pass_(minutes=16)  # type: ignore[attr-defined]
    visits.purge(now=edge.clock.now(), keybox=edge.keybox)


def expire(_owner: Person, edge: Edge) -> None:
    actions.expire(today=LATE, edge=edge)


@pytest.mark.parametrize("change", [rotate, end_everywhere, purge, expire])
def test_what_breaks_half_way_leaves_the_rows_as_they_were(
    owner: Person, other: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch, change: Callable[[Person, Edge], None]
) -> None:
    before = rows()
    with monkeypatch.context() as patched:
        patched.setattr("django.db.models.deletion.Collector.delete", breaks)
        with pytest.raises(BreakError):
            change(owner, edge)
    assert rows() == before
    change(owner, edge)
    assert rows() != before


def test_a_proof_that_could_not_be_noted_leaves_the_session_open(
    owner: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("django.db.models.deletion.Collector.delete", breaks)
        with pytest.raises(BreakError):
            rotate(owner, edge)
    assert visits.visit(cookie=owner.me.cookie.hex(), edge=edge).unlocked


def test_purging_that_breaks_in_the_keybox_leaves_the_rows(
    owner: Person, edge: Edge, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows()
    monkeypatch.setattr(edge.keybox, "purge", breaks)
    with pytest.raises(BreakError):
        purge(owner, edge)
    assert rows() == before
