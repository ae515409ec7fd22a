"""Many press in the same instant: they are kept together, and each as if they were alone."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from rigcheck.care.jobs.models import Job
from rigcheck.care.notices.queries import opened
from rigcheck.care.paging import actions
from rigcheck.care.paging.actions import pressing as button
from rigcheck.care.paging.models import Callback, Page, Press, ids
from rigcheck.care.paging.policies import NoTicket
from rigcheck.care.peers.models import Address
from rigcheck.care.sessions.models import Ticket
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.paging.conftest import Heard, notices_left, pressing, work
from tests.care.seats.conftest import Seated

PHONES = 12


def name(what: str) -> bytes:
    return hashlib.sha256(what.encode()).digest()


@pytest.fixture
def tickets(transactional_db: None) -> Sequence[bytes]:
    made = [name(f"ticket {number}") for number in range(PHONES)]
    Ticket.objects.bulk_create(Ticket(digest=one, mark=one[:16], expires="2999-12") for one in made)
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many were kept in each transaction."""
    sizes: list[int] = []
    keep = button._keep_all

    def counting(pressed: Sequence[button.Pressed], *, edge: Edge) -> Sequence[button.Refused | None]:
        sizes.append(len(pressed))
        return keep(pressed, edge=edge)

    monkeypatch.setattr(button, "_keep_all", counting)
    return sizes


def press_at_once(presses: Sequence[Press], edge: Edge) -> list[str]:
    """What each phone is told."""
    together = Barrier(len(presses))

    def press(one: Press) -> str:
        together.wait(timeout=30)
        try:
            actions.press(press=one, by=None, edge=edge)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "sent"

    with ThreadPoolExecutor(len(presses)) as phones:
        return list(phones.map(press, presses))


def test_each_who_presses_at_once_has_a_page_of_their_own_and_few_transactions_keep_them_all(
    tickets: Sequence[bytes], riley: Seated, jo: Seated, edge: Edge, counted: list[int]
):
    presses = [pressing(riley, jo, page=name(f"page {n}"), ticket=one) for n, one in enumerate(tickets)]
    assert press_at_once(presses, edge) == ["sent"] * PHONES
    assert set(Page.objects.values_list("id", flat=True)) == {one.page for one in presses}
    assert Callback.objects.count() == PHONES
    assert not Ticket.objects.exists()
    assert notices_left() == 2 * PHONES
    calls = [name for row in Page.objects.all() for name in ids(row.calls)]
    assert len(set(calls)) == 2 * PHONES == Job.objects.filter(id__in=calls).count()
    assert sum(counted) == PHONES


def test_whoever_is_refused_among_them_is_told_and_the_others_are_sent(
    tickets: Sequence[bytes], riley: Seated, edge: Edge
):
    presses = [pressing(riley, page=name(f"page {n}"), ticket=one) for n, one in enumerate(tickets[1:])]
    forged = pressing(riley, page=name("forged"), ticket=name("never kept"))
    assert press_at_once([forged, *presses], edge) == [NoTicket.code, *["sent"] * (PHONES - 1)]
    assert not Page.objects.filter(id=forged.page).exists()


def test_one_press_that_is_sent_many_times_at_once_is_one_page(tickets: Sequence[bytes], riley: Seated, edge: Edge):
    said = press_at_once([pressing(riley, page=name("page"), ticket=tickets[0])] * PHONES, edge)
    assert said == ["sent"] * PHONES
    assert (Page.objects.count(), Callback.objects.count(), notices_left()) == (1, 1, 1)


def test_two_pages_by_one_ticket_at_once_are_one_page_and_one_refusal(
    tickets: Sequence[bytes], riley: Seated, edge: Edge
):
    presses = [pressing(riley, page=name(f"page {n}"), ticket=tickets[0]) for n in range(2)]
    assert sorted(press_at_once(presses, edge)) == [NoTicket.code, "sent"]
    assert Page.objects.count() == 1


def test_where_keeping_all_at_once_fails_each_is_kept_by_itself(
    tickets: Sequence[bytes], riley: Seated, edge: Edge, monkeypatch: pytest.MonkeyPatch
):
    keep = button._keep_all

    def fails(pressed: Sequence[button.Pressed], *, edge: Edge) -> Sequence[button.Refused | None]:
        if len(pressed) > 1 or pressed[0][0].page == name("bad"):
            raise OperationalError
        return keep(pressed, edge=edge)

    monkeypatch.setattr(button, "_keep_all", fails)
    good = [pressing(riley, page=name(f"page {n}"), ticket=one) for n, one in enumerate(tickets[1:])]
    with pytest.raises(OperationalError):
        press_at_once([*good, pressing(riley, page=name("bad"), ticket=tickets[0])], edge)
    assert set(Page.objects.values_list("id", flat=True)) == {one.page for one in good}


def test_two_processes_that_are_asked_the_same_lock_it_in_the_same_order(tickets: Sequence[bytes], riley: Seated):
    asked = [(pressing(riley, page=name(f"page {n}"), ticket=one), None) for n, one in enumerate(tickets)]
    again = sorted(asked, key=lambda one: one[0].ticket)
    assert sorted(asked, key=button._lock_order) == again != asked


def test_forged_presses_begin_no_writing(
    tickets: Sequence[bytes], riley: Seated, edge: Edge, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(button, "_keep", lambda *_: pytest.fail("written"))
    forged = [pressing(riley, page=name(f"page {n}"), ticket=name(f"forged {n}")) for n in range(3)]
    assert press_at_once(forged, edge) == [NoTicket.code] * 3


@pytest.mark.django_db
def test_one_person_is_called_for_everybody_before_the_second_is_for_anybody(
    tickets: Sequence[bytes], riley: Seated, jo: Seated, edge: Edge, clock: SetClock, gateway: Heard
):
    order = list[str]()
    for number, one in enumerate(tickets[:3]):
        whom = (riley, jo) if number % 2 else (jo, riley)
        actions.press(press=pressing(*whom, page=name(f"page {number}"), ticket=one), by=None, edge=edge)
        clock.pass_(seconds=0.1)
        order.append("jo" if whom[0] is jo else "riley")
    work(edge)
    numbers = {"riley": address_of(riley, edge), "jo": address_of(jo, edge)}
    assert [to for to, _ in gateway.sent][:3] == [numbers[who] for who in order]
    assert len(gateway.sent) == 6


def address_of(whom: Seated, edge: Edge) -> str:
    return opened(address=Address.objects.get(supporter=whom.number).address, edge=edge).to
