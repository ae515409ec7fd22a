"""The button: what is kept, who is asked, and what a second press does."""

import hashlib
from datetime import timedelta

import pytest

from rigcheck.care.jobs.queries import DESK
from rigcheck.care.paging import actions, queries
from rigcheck.care.paging.models import PAGE_STEP, Callback, How, Page
from rigcheck.care.paging.policies import BadPress, NoTicket
from rigcheck.care.peers.models import Setup
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.sessions.models import Mark, Ticket
from rigcheck.engines.escalation import State
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person, person
from tests.care.paging.conftest import NUMBERS, PAGE, Heard, notices_left, pressing, work
from tests.care.seats.conftest import Seated

TICKET = hashlib.sha256(b"what the device keeps").digest()


def test_a_press_keeps_the_page_and_asks_everybody_who_is_on(pressed: bytes, edge: Edge, gateway: Heard):
    row = Page.objects.get()
    assert (row.id, row.state, row.how, row.pressed) == (pressed, State.PAGING, How.CALL, edge.clock.now())
    assert (notices_left(), DESK.waiting(kind=PAGE_STEP)) == (3, 1)
    work(edge, clock=edge.clock, seconds=1)
    assert sorted(gateway.sent) == [(number, "Backup requested") for number in NUMBERS]


def test_nothing_that_is_kept_names_whoever_pressed(pressed: bytes, owner: Person):
    row = Page.objects.get()
    kept = b"".join(bytes(value) for value in vars(row).values() if isinstance(value, bytes))
    assert owner.me.account not in kept
    assert owner.me.cookie not in kept


def test_pressed_again_it_is_the_same_page(pressed: bytes, owner: Person, riley: Seated, edge: Edge, clock: SetClock):
    before = Page.objects.values().get()
    clock.pass_(seconds=5)
    actions.press(press=pressing(riley), by=owner.me, edge=edge)
    assert Page.objects.values().get() == before
    assert notices_left() == 3


def test_only_those_who_are_on_are_asked_and_get_the_number(owner: Person, riley: Seated, jo: Seated, edge: Edge):
    Setup.objects.filter(id=jo.number).update(state="paused")
    actions.press(press=pressing(riley, jo), by=owner.me, edge=edge)
    assert Page.objects.get().people == riley.number
    assert jo.number not in Callback.objects.get().parts


def test_with_nobody_on_the_honest_screen_comes_at_once(owner: Person, riley: Seated, edge: Edge, clock: SetClock):
    clock.pass_(hours=9)
    actions.press(press=pressing(riley), by=owner.me, edge=edge)
    assert queries.waiting(page=PAGE, at=clock.now()).honest
    assert DESK.tally() == {}


def test_what_no_button_sends_is_refused_and_nothing_is_kept(owner: Person, edge: Edge):
    with pytest.raises(BadPress):
        actions.press(press=pressing(page=b"short"), by=owner.me, edge=edge)
    assert not Page.objects.exists()


def test_a_ticket_presses_once_without_anybody_signed_in(owner: Person, riley: Seated, edge: Edge):
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    actions.press(press=pressing(riley, ticket=TICKET), by=None, edge=edge)
    assert (Page.objects.get().state, Ticket.objects.count()) == (State.PAGING, 0)
    with pytest.raises(NoTicket):
        actions.press(press=pressing(riley, page=bytes(32), ticket=TICKET), by=None, edge=edge)
    assert Page.objects.count() == 1


def test_the_same_press_with_a_used_ticket_is_the_same_page(owner: Person, riley: Seated, edge: Edge):
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    for _ in range(2):
        actions.press(press=pressing(riley, ticket=TICKET), by=None, edge=edge)
    assert Page.objects.count() == 1


def test_the_stranger_without_session_or_ticket_presses_nothing(riley: Seated, edge: Edge):
    for ticket in (b"", bytes(32)):
        with pytest.raises(NoTicket):
            actions.press(press=pressing(riley, ticket=ticket), by=None, edge=edge)
    assert not Page.objects.exists()


def test_a_ticket_runs_out_and_tells_no_day(owner: Person, riley: Seated, edge: Edge, clock: SetClock):
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    assert list(Ticket.objects.values("digest", "expires")) == [{"digest": TICKET, "expires": "2027-02"}]
    clock.pass_(days=120)
    with pytest.raises(NoTicket):
        actions.press(press=pressing(riley, ticket=TICKET), by=None, edge=edge)
    sessions.purge(now=clock.now(), keybox=edge.keybox)
    assert not Ticket.objects.exists()
    assert not Mark.objects.exists()


def test_a_ticket_can_be_dropped_by_its_owner_and_is_of_one_length(owner: Person, edge: Edge):
    with pytest.raises(BadPress):
        actions.keep_ticket(digest=b"short", by=owner.me, today=Month(2026, 11))
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    actions.drop_ticket(digest=TICKET, by=person("stranger", edge).me, today=Month(2026, 11))
    assert Ticket.objects.exists()
    actions.drop_ticket(digest=TICKET, by=owner.me, today=Month(2027, 2))
    assert (Ticket.objects.count(), Mark.objects.count()) == (0, 0)


def test_signed_in_the_ticket_is_kept_for_another_day(owner: Person, riley: Seated, edge: Edge):
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    actions.press(press=pressing(riley, ticket=TICKET), by=owner.me, edge=edge)
    assert Ticket.objects.exists()


def test_a_press_that_fails_in_its_last_step_leaves_nothing(
    owner: Person, riley: Seated, edge: Edge, monkeypatch: pytest.MonkeyPatch
):
    actions.keep_ticket(digest=TICKET, by=owner.me, today=Month(2026, 11))
    monkeypatch.setattr(Callback.objects, "bulk_create", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.press(press=pressing(riley, ticket=TICKET), by=None, edge=edge)
    assert (Page.objects.count(), Callback.objects.count(), Ticket.objects.count()) == (0, 0, 1)
    with pytest.raises(ZeroDivisionError):
        actions.press(press=pressing(riley), by=owner.me, edge=edge)
    assert Mark.objects.count() == 1, "the ticket's; a press that was not kept does not count"
    assert DESK.tally() == {}


def test_pages_go_when_they_are_over_and_after_a_day_at_the_latest(pressed: bytes, edge: Edge, clock: SetClock):
    clock.pass_(hours=3)
    assert actions.purge(now=clock.now()) == 0
    actions.withdraw(page=pressed, edge=edge)
    assert actions.purge(now=clock.now()) == 1
    assert (Page.objects.count(), Callback.objects.count()) == (0, 0)


def test_a_page_that_nobody_steps_goes_after_a_day(pressed: bytes, clock: SetClock):
    assert actions.purge(now=clock.now() + Page.life + timedelta(seconds=1)) == 1
    assert not Callback.objects.exists()
