"""A ticket opens one stream, once, within half a minute; the table does not tell on which channels."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rigcheck.care.streams import actions, policies, queries
from rigcheck.care.streams.models import Ticket
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.streams.conftest import CAPABILITY, CHANNEL, FOREIGN

pytestmark = pytest.mark.django_db


def admitted(edge: Edge, *capabilities: bytes, known: bool = False) -> bytes:
    return actions.admit(capabilities=capabilities or (CAPABILITY,), known=known, edge=edge)


def test_it_opens_the_channels_it_was_given_for(edge: Edge) -> None:
    ticket = admitted(edge, CAPABILITY, FOREIGN, CAPABILITY)
    assert set(actions.enter(ticket=ticket, now=edge.clock.now())) == {CHANNEL, queries.channel(FOREIGN)}


def test_it_opens_once(edge: Edge) -> None:
    ticket = admitted(edge)
    actions.enter(ticket=ticket, now=edge.clock.now())
    with pytest.raises(policies.NoTicket):
        actions.enter(ticket=ticket, now=edge.clock.now())
    assert not Ticket.objects.exists()


def test_after_half_a_minute_it_opens_nothing(edge: Edge, clock: SetClock) -> None:
    early, late = admitted(edge), admitted(edge)
    clock.pass_(seconds=30)
    assert actions.enter(ticket=early, now=clock.now()) == (CHANNEL,)
    clock.pass_(seconds=1)
    with pytest.raises(policies.NoTicket):
        actions.enter(ticket=late, now=clock.now())


@pytest.mark.parametrize("ticket", [b"", bytes(32), CAPABILITY, CHANNEL])
def test_what_is_none_opens_nothing(ticket: bytes, edge: Edge) -> None:
    admitted(edge)
    with pytest.raises(policies.NoTicket):
        actions.enter(ticket=ticket, now=edge.clock.now())
    assert Ticket.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_refused_takes_no_lock_from_those_who_write(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may send nonsense without end, and on SQLite every transaction takes the one lock of all writers."""
    monkeypatch.setattr(policies, "MOST_TICKETS", 0)
    with CaptureQueriesContext(connection) as asked_for:
        with pytest.raises(policies.NoTicket):
            actions.enter(ticket=bytes(32), now=edge.clock.now())
        with pytest.raises(policies.TooManyTickets):
            admitted(edge)
    assert [one["sql"].split()[0] for one in asked_for] == ["SELECT", "SELECT"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_show_one_ticket_at_once_the_second_is_refused(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both found it; the one that comes later to the row finds nothing."""
    ticket, now = admitted(edge), edge.clock.now()
    late = actions._used_up
    monkeypatch.setattr(actions, "_used_up", lambda shown, at: late(shown, at) and late(shown, at))
    with pytest.raises(policies.NoTicket):
        actions.enter(ticket=ticket, now=now)


def test_what_stands_in_the_table_opens_nothing_and_tells_no_channel(edge: Edge) -> None:
    admitted(edge)
    row = Ticket.objects.get()
    for stolen in (row.digest, row.channels):
        with pytest.raises(policies.NoTicket):
            actions.enter(ticket=stolen, now=edge.clock.now())
    for secret in (CAPABILITY, CHANNEL, CHANNEL[:16]):
        assert secret not in row.channels
    assert row.expires == edge.clock.now() + timedelta(seconds=30)


def test_the_channel_of_an_event_is_no_capability(edge: Edge) -> None:
    """Who reads the table of events cannot listen with what stands there."""
    assert actions.enter(ticket=admitted(edge, CHANNEL), now=edge.clock.now()) != (CHANNEL,)


@pytest.mark.parametrize("capabilities", [[], [bytes(15)], [bytes(33)], [CAPABILITY, b""], [bytes(16)] * 65])
def test_too_many_channels_and_what_is_none_are_refused(capabilities: list[bytes], edge: Edge) -> None:
    with pytest.raises(policies.NotChannels):
        actions.admit(capabilities=capabilities, known=True, edge=edge)
    assert not Ticket.objects.exists()


def test_as_many_channels_as_may_be(edge: Edge) -> None:
    many = [bytes([number]) * 32 for number in range(64)]
    assert len(actions.enter(ticket=admitted(edge, *many), now=edge.clock.now())) == 64


def test_strangers_who_hoard_tickets_shut_out_strangers_only(
    edge: Edge, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "MOST_TICKETS", 2)
    for _ in range(2):
        admitted(edge)
    with pytest.raises(policies.TooManyTickets):
        admitted(edge)
    admitted(edge, known=True)
    clock.pass_(seconds=31)
    admitted(edge)
    assert Ticket.objects.count() == 1, "old ones go when somebody asks"


def test_old_ones_go_without_anybody_asking(edge: Edge, clock: SetClock) -> None:
    admitted(edge)
    clock.pass_(seconds=31)
    actions.purge(now=clock.now())
    assert not Ticket.objects.exists()


def asked(body: object) -> tuple[int, dict[str, str]]:
    written = body if isinstance(body, str) else json.dumps(body)
    answer = Client().post("/stream-ticket/", written, "application/json", headers={"X-Rigcheck": "fetch"})
    return answer.status_code, answer.json()


def test_the_page_gets_its_ticket(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    status, said = asked({"channels": [CAPABILITY.hex()]})
    assert status == 200
    assert set(said) == {"ticket"}
    assert len(bytes.fromhex(said["ticket"])) == 32
    assert Ticket.objects.count() == 1


def test_an_unknown_capability_is_answered_like_a_known_one() -> None:
    """Whether there is such a talk is nobody's business: the line stays silent."""
    known, unknown = asked({"channels": [CAPABILITY.hex()]}), asked({"channels": [FOREIGN.hex()]})
    assert (known[0], known[1].keys()) == (unknown[0], unknown[1].keys())


@pytest.mark.parametrize(
    "body", ["", "[]", "{", {"channels": "no"}, {"channels": [1]}, {"channels": ["xyz"]}, {"channels": []}, "[" * 9999]
)
def test_what_no_page_sends_is_refused_in_words(body: object) -> None:
    status, said = asked(body)
    assert (status, said["refused"]) == (400, "not-channels")
    assert "Load it again" in said["message"]
    assert not Ticket.objects.exists()


def test_it_wants_a_form_s_own_proof() -> None:
    """A page from elsewhere cannot even ask."""
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/stream-ticket/", json.dumps({"channels": [CAPABILITY.hex()]}), "application/json")
    assert answer.status_code == 403
    assert Client().get("/stream-ticket/").status_code == 405
    assert not Ticket.objects.exists()
