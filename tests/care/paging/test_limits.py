"""How often a member may ask: enough for anybody in need, held by marks that name nobody; and ending what was made."""

import hashlib

import pytest

from rigcheck.care.members import actions as members
from rigcheck.care.paging import actions
from rigcheck.care.paging.models import Page
from rigcheck.care.paging.policies import AskedOften, NoTicket
from rigcheck.care.sessions.models import Mark, Ticket
from rigcheck.care.sessions.policies import TicketsOut
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person, person
from tests.care.paging.conftest import pressing
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
TODAY = Month(2026, 11)


def page(number: int) -> bytes:
    return hashlib.sha256(bytes([number])).digest()


def press(whom: Seated, number: int, by: Person, edge: Edge) -> None:
    actions.press(press=pressing(whom, page=page(number)), by=by.me, edge=edge)


def test_the_fourth_press_is_refused_with_the_lines_and_changes_nothing(owner: Person, riley: Seated, edge: Edge):
    for number in range(3):
        press(riley, number, owner, edge)
    with pytest.raises(AskedOften, match="These people answer now"):
        press(riley, 3, owner, edge)
    assert (Page.objects.count(), Mark.objects.count()) == (3, 3)
    press(riley, 2, owner, edge)
    assert Page.objects.count() == 3, "one that is here already is no new one"


def test_nobody_else_is_kept_from_their_first(owner: Person, riley: Seated, edge: Edge):
    for number in range(3):
        press(riley, number, owner, edge)
    press(riley, 4, person("colleague", edge), edge)
    assert Page.objects.count() == 4


def test_what_was_taken_back_counts_and_some_hours_later_one_may_ask_again(
    owner: Person, riley: Seated, edge: Edge, clock: SetClock
):
    for number in range(3):
        press(riley, number, owner, edge)
        actions.withdraw(page=page(number), edge=edge)
    with pytest.raises(AskedOften):
        press(riley, 3, owner, edge)
    clock.pass_(hours=6)
    press(riley, 3, owner, edge)
    assert Page.objects.count() == 4


def test_a_mark_tells_neither_whose_it_is_nor_when_it_was_made(owner: Person, riley: Seated, edge: Edge):
    other = person("colleague", edge)
    press(riley, 0, owner, edge)
    press(riley, 1, other, edge)
    assert len(set(Mark.objects.values_list("until", flat=True))) == 1
    names = {bytes(name) for name in Mark.objects.values_list("id", flat=True)}
    assert len(names) == 2
    assert not names & {owner.me.account, other.me.account}
    assert set(Mark.objects.values_list("until__minute", "until__second")) == {(0, 0)}


def ticket(number: int) -> bytes:
    return hashlib.sha256(b"ticket" + bytes([number])).digest()


def test_three_tickets_a_month_used_ones_counted_and_dropped_ones_not(owner: Person, riley: Seated, edge: Edge):
    for number in range(3):
        actions.keep_ticket(digest=ticket(number), by=owner.me, today=TODAY)
    actions.press(press=pressing(riley, ticket=ticket(0)), by=None, edge=edge)
    with pytest.raises(TicketsOut):
        actions.keep_ticket(digest=ticket(3), by=owner.me, today=TODAY)
    actions.keep_ticket(digest=ticket(2), by=owner.me, today=TODAY)
    actions.drop_ticket(digest=ticket(1), by=owner.me, today=TODAY)
    actions.keep_ticket(digest=ticket(3), by=owner.me, today=TODAY)
    assert {bytes(one) for one in Ticket.objects.values_list("digest", flat=True)} == {ticket(2), ticket(3)}
    actions.keep_ticket(digest=ticket(4), by=owner.me, today=TODAY.plus(1))
    assert Ticket.objects.count() == 3


def test_signing_out_everywhere_ends_every_ticket_and_nobody_elses(owner: Person, riley: Seated, edge: Edge):
    other = person("colleague", edge)
    actions.keep_ticket(digest=ticket(0), by=owner.me, today=TODAY.plus(-2))
    actions.keep_ticket(digest=ticket(1), by=owner.me, today=TODAY)
    actions.keep_ticket(digest=ticket(2), by=other.me, today=TODAY)
    members.sign_out_everywhere(me=owner.me, edge=edge)
    assert [bytes(one) for one in Ticket.objects.values_list("digest", flat=True)] == [ticket(2)]
    with pytest.raises(NoTicket):
        actions.press(press=pressing(riley, ticket=ticket(1)), by=None, edge=edge)
