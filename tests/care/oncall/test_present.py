"""Who is on, and who comes next: with rotas, without, and with nobody in them."""

from datetime import timedelta

import pytest

from rigcheck.care.oncall import queries
from rigcheck.care.oncall.models import Change, Up
from rigcheck.care.peers.models import Setup
from rigcheck.care.seats import actions as seats
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.oncall.conftest import at, rota_of
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=1)


def on(day: int, hour: int) -> list[bytes]:
    return [one.supporter for one in queries.on(at=at(day, hour))]


def test_turns_follow_one_another(ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    assert [on(22, 13), on(23, 11), on(23, 12), on(24, 12)] == [
        [ready_chaplain.number], [ready_chaplain.number], [ready_peer.number], [ready_chaplain.number],
    ]  # fmt: skip
    assert queries.on(at=at(23)) == [queries.OnNow(ready_peer.number, Seat.PEER, at(24), by_rota=True)]


def test_a_rota_with_nobody_in_it_means_that_nobody_is_on_and_nobody_comes() -> None:
    rota_of()
    assert queries.on(at=at(23)) == []
    assert queries.next_on(at=at(23)) is None


def test_without_any_rota_those_who_are_up_are_on(ready_peer: Seated, ready_chaplain: Seated) -> None:
    assert queries.on(at=at(23)) == []
    Up.objects.create(id=ready_peer.number, until=at(23, 15))
    assert queries.on(at=at(23)) == [queries.OnNow(ready_peer.number, Seat.PEER, at(23, 15), by_rota=False)]
    assert queries.up_until(supporter=ready_peer.number, at=at(23)) == at(23, 15)
    assert on(23, 15) == []
    assert queries.up_until(supporter=ready_peer.number, at=at(23, 15)) is None


def test_whoever_is_on_twice_is_named_once_until_the_later_end(ready_peer: Seated) -> None:
    rota_of(ready_peer)
    rota_of(ready_peer, number=b"s" * 16, starts="06:00", ends="08:00")
    Up.objects.create(id=ready_peer.number, until=at(23, 15))
    assert queries.on(at=at(23, 12)) == [queries.OnNow(ready_peer.number, Seat.PEER, at(24), by_rota=True)]


def test_nobody_is_on_at_night_and_the_next_comes_at_seven(ready_peer: Seated) -> None:
    rota_of(ready_peer, starts="07:00", ends="23:00")
    assert on(23, 3) == [ready_peer.number]
    assert on(23, 4) == []
    assert queries.next_on(at=at(23, 4)) == at(23, 12)
    assert queries.next_on(at=at(23, 12)) == at(24, 12)


def test_next_in_one_kind_of_seat(ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    assert queries.next_on(at=at(23), seats=[Seat.PEER]) == at(25)
    assert queries.next_on(at=at(23), seats=[Seat.CLINICIAN]) is None


def test_whoever_is_not_ready_is_on_for_nobody(ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    Up.objects.create(id=ready_peer.number, until=at(30))
    Setup.objects.filter(id=ready_peer.number).update(state="paused")
    assert on(23, 13) == []
    assert queries.next_on(at=at(23)) == at(24)


def test_a_suspended_seat_is_off_every_rota_at_once(ready_peer: Seated, lead: Seated, edge: Edge) -> None:
    rota_of(ready_peer)
    assert on(23, 13) == [ready_peer.number]
    seats.suspend(by=lead.me, number=ready_peer.number, edge=edge)
    assert on(23, 13) == []
    assert queries.next_on(at=at(23)) is None


def test_changes_lie_over_the_turns_in_the_order_in_which_they_were_made(
    ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer)
    span = {"rota": b"r" * 16, "starts": at(23, 14), "ends": at(23, 18)}
    Change.objects.create(id=b"2" * 16, made=at(22), comes=ready_chaplain.number, leaves=ready_peer.number, **span)
    assert on(23, 15) == [ready_chaplain.number]
    Change.objects.create(id=b"1" * 16, made=at(22, 13), **span)
    assert on(23, 15) == []
    assert queries.on(at=at(23, 13))[0].until == at(23, 14)


def test_across_a_clock_change_the_hand_over_stays_at_seven_on_the_wall(
    ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    (night,) = [duty for plan in queries.plans() for duty in plan.duties(at(1, 3), at(1, 4))]
    assert (night.span.end, night.span.length) == (at(1, 12), 25 * HOURS)
    assert (on(1, 11), on(1, 12)) == ([ready_chaplain.number], [ready_peer.number])


def test_where_a_round_begins_is_kept_without_a_date(ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain, days=7)
    plan = queries.plan(b"r" * 16)
    assert plan is not None
    assert plan.rota.first_day(at(23).date()) == at(23).date()
    assert plan.rota.first_day(at(24).date()) == at(23).date() + timedelta(days=14)
    assert [on(23, 13), on(29, 13), on(30, 13)] == [
        [ready_peer.number], [ready_peer.number], [ready_chaplain.number],
    ]  # fmt: skip
    assert queries.plan(b"?" * 16) is None
