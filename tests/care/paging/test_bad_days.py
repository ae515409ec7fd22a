"""What comes of a page when something goes wrong around it: each test's name is the outcome, in one sentence."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.db import connection

from rigcheck.care.jobs.queries import DESK
from rigcheck.care.oncall.models import Rota, Up
from rigcheck.care.paging import actions, queries
from rigcheck.care.paging.models import Page
from rigcheck.care.paging.policies import NumberWithheld
from rigcheck.care.seats import actions as seats
from rigcheck.engines.escalation import LIMIT, PROMISE, State, TakenElsewhere
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import GatewayAway, TwilioGateway
from rigcheck.outside.gateway.twilio import Account
from tests.care.members.cast import Person
from tests.care.paging.conftest import NUMBERS, PAGE, Heard, minutes, notices_left, pressing, work
from tests.care.seats.conftest import Seated
from tests.outside.gateway import standin as standins

HOUR = timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_acknowledge_in_the_same_instant_one_has_it_and_the_other_is_told_so(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge
):
    together = Barrier(2)

    def take(whom: Seated) -> str:
        together.wait(timeout=30)
        try:
            actions.take(page=pressed, by=whom.number, edge=edge)
        except TakenElsewhere as refusal:
            return refusal.code
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(2) as phones:
        said = dict(zip((riley.number, jo.number), phones.map(take, (riley, jo)), strict=True))
    assert sorted(said.values()) == ["taken", "taken-elsewhere"]
    assert said[Page.objects.get().holder] == "taken"


def test_an_acknowledgement_without_contact_in_time_lapses_and_the_others_are_asked_again(
    pressed: bytes, riley: Seated, edge: Edge, clock: SetClock, gateway: Heard
):
    work(edge, clock=clock, seconds=1)
    actions.take(page=pressed, by=riley.number, edge=edge)
    gateway.sent.clear()
    minutes(edge, clock, 3)
    work(edge, clock=clock, seconds=1)
    assert (Page.objects.get().state, Page.objects.get().holder) == (State.PAGING, b"")
    assert sorted(to for to, _ in gateway.sent) == list(NUMBERS)


def test_a_page_that_nobody_takes_asks_everybody_three_times_and_ends_on_the_honest_screen_within_ten_minutes(
    pressed: bytes, edge: Edge, clock: SetClock, gateway: Heard
):
    minutes(edge, clock, 9)
    assert (Page.objects.get().state, len(gateway.sent)) == (State.EXHAUSTED, 9)
    assert clock.now() - Page.objects.get().pressed <= PROMISE


def test_while_the_gateway_is_down_the_notice_is_tried_again_within_seconds_and_arrives_when_it_is_back(
    pressed: bytes, edge: Edge, clock: SetClock, gateway: Heard, caplog: pytest.LogCaptureFixture
):
    gateway.fails = [GatewayAway() for _ in range(6)]
    work(edge, clock=clock, seconds=1)
    assert gateway.sent == []
    minutes(edge, clock, 0.5)
    assert sorted(to for to, _ in gateway.sent) == list(NUMBERS)
    assert NUMBERS[0] not in caplog.text


def test_a_gateway_that_stays_down_does_not_stop_the_ladder_and_the_honest_screen_comes(
    pressed: bytes, edge: Edge, clock: SetClock, gateway: Heard
):
    gateway.fails = [GatewayAway() for _ in range(1000)]
    minutes(edge, clock, 10)
    assert Page.objects.get().state == State.EXHAUSTED
    assert queries.waiting(page=PAGE, at=clock.now()).honest


@pytest.mark.parametrize("trouble", ["nonsense", "slow"])
def test_a_gateway_that_answers_nonsense_or_too_slowly_counts_as_down_and_is_asked_once_more(
    trouble: str, pressed: bytes, edge: Edge, clock: SetClock
):
    with standins.serving() as standin:
        account = Account(standin.base, standins.ACCOUNT, standins.SENDER, standins.TOKEN, timeout=0.1)
        edge = replace(edge, gateway=TwilioGateway(account))
        standin.planted = (201, b"<html>Welcome to your router") if trouble == "nonsense" else None
        standin.holding = Event() if trouble == "slow" else None
        work(edge, clock=clock, seconds=1)
        assert notices_left() == 3
        if standin.holding:
            standin.holding.set()
        standin.planted, standin.holding = None, None
        work(edge, clock=clock, seconds=5)
        assert {text["To"] for text in standin.texts} >= set(NUMBERS)
    assert notices_left() == 0


def test_a_rota_with_nobody_in_it_says_so_before_the_press_and_shows_the_honest_screen_after_it(
    owner: Person, riley: Seated, edge: Edge, clock: SetClock
):
    Up.objects.all().delete()
    Rota.objects.create(id=b"r" * 16, name="Peers", zone="UTC", starts="07:00", ends="07:00", days=1, phase=0)
    assert queries.on_duty(at=clock.now()) == ({}, None)
    actions.press(press=pressing(riley), by=owner.me, edge=edge)
    assert queries.waiting(page=PAGE, at=clock.now()).honest


def test_when_the_clock_goes_back_an_hour_the_ladder_goes_on_and_ends_in_time(
    pressed: bytes, edge: Edge, clock: SetClock, gateway: Heard
):
    minutes(edge, clock, 1)
    clock.moment -= HOUR
    for _ in range(10 * 6):
        actions.sweep(edge=edge)
        work(edge, clock=clock, seconds=10)
    row = Page.objects.get()
    assert (row.state, row.elapsed <= LIMIT.total_seconds() * 1000 + 20_000) == (State.EXHAUSTED, True)
    assert len(gateway.sent) == 9


def test_when_the_clock_leaps_ahead_an_hour_the_honest_screen_comes_at_once_and_whoever_was_asked_may_still_come(
    pressed: bytes, riley: Seated, edge: Edge, clock: SetClock
):
    minutes(edge, clock, 1)
    clock.moment += HOUR
    assert queries.waiting(page=PAGE, at=clock.now()).honest
    work(edge, clock=clock, seconds=1)
    assert Page.objects.get().state == State.EXHAUSTED
    actions.take(page=PAGE, by=riley.number, edge=edge)
    actions.contact(page=PAGE, by=riley.number, edge=edge)
    assert Page.objects.get().state == State.CONTACT


def test_a_supporter_whom_the_lead_suspends_in_the_middle_loses_the_page_and_the_number_to_the_others(
    pressed: bytes, riley: Seated, lead: Seated, edge: Edge, clock: SetClock, gateway: Heard
):
    work(edge, clock=clock, seconds=1)
    actions.take(page=pressed, by=riley.number, edge=edge)
    gateway.sent.clear()
    seats.suspend(by=lead.me, number=riley.number, edge=edge)
    with pytest.raises(NumberWithheld):
        queries.call(page=pressed, supporter=riley.number, at=clock.now())
    minutes(edge, clock, 0.5)
    row = Page.objects.get()
    assert (row.state, row.holder, riley.number in row.gone) == (State.PAGING, b"", True)
    assert sorted(to for to, _ in gateway.sent) == list(NUMBERS[1:])


def test_the_member_closes_the_phone_and_the_page_goes_on_without_them_to_contact(
    pressed: bytes, owner: Person, jo: Seated, edge: Edge, clock: SetClock
):
    minutes(edge, clock, 4)  # nobody asks for the screen, and the session is long idle
    actions.take(page=pressed, by=jo.number, edge=edge)
    assert queries.call(page=pressed, supporter=jo.number, at=clock.now()).envelope
    actions.contact(page=pressed, by=jo.number, edge=edge)
    assert Page.objects.get().state == State.CONTACT


def test_without_any_worker_the_screen_is_honest_all_the_same(pressed: bytes, clock: SetClock):
    clock.pass_(minutes=9)
    assert queries.waiting(page=PAGE, at=clock.now()).honest


def test_a_look_that_was_lost_is_made_up_by_the_next_round(pressed: bytes, edge: Edge, clock: SetClock):
    DESK.ledger.forget(prefix="page-step", but=["another"])
    clock.pass_(minutes=4)
    assert actions.sweep(edge=edge) == 1
    assert (Page.objects.get().asks, actions.sweep(edge=edge)) == (2, 0)


def test_looks_do_not_multiply_however_much_happens_to_a_page(
    pressed: bytes, riley: Seated, edge: Edge, clock: SetClock
):
    for _ in range(4):
        actions.take(page=pressed, by=riley.number, edge=edge)
        clock.pass_(seconds=1)
    work(edge, clock=clock, seconds=25)
    assert DESK.waiting(kind="page-step") == 1
