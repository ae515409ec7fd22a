"""Calls and supervision for supporters, how much they carry, and a log that knows nobody."""

from datetime import timedelta

import pytest
from django.test import Client

from rigcheck.care.upkeep import actions, policies, queries
from rigcheck.care.upkeep.models import Answered, Ask, Contact, Load, Wish
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import person
from tests.care.peers.conftest import browser_of
from tests.care.seats.conftest import Seated
from tests.care.standing.conftest import NOVEMBER, serves

pytestmark = pytest.mark.django_db


def asked(whom: Seated, edge: Edge, wish: Wish = Wish.CALL) -> bytes:
    actions.ask(by=whom.me, wish=wish, edge=edge)
    return bytes(Ask.objects.get(wish=wish.value).id)


def test_a_call_and_a_second_one(peer: Seated, on_call_clinician: Seated, edge: Edge, clock: SetClock) -> None:
    number, carer = asked(peer, edge), on_call_clinician.me
    actions.take(by=carer, number=number)
    actions.talked(by=carer, number=number, edge=edge)
    assert [one.offered for one in queries.mine(me=peer.me)] == [True]
    assert queries.oversight(me=carer, month=NOVEMBER).asks == []
    actions.once_more(by=peer.me, number=number)
    (told,) = queries.oversight(me=carer, month=NOVEMBER).asks
    assert (told.again, told.open, told.due) == (True, False, clock.now() + timedelta(days=3))
    actions.talked(by=carer, number=number, edge=edge)
    assert (Ask.objects.get().state, queries.mine(me=peer.me)) == ("done", [])


def test_enough_is_enough_at_any_time(peer: Seated, chaplain: Seated, edge: Edge) -> None:
    number = asked(peer, edge)
    with pytest.raises(NotFound):
        actions.enough(by=chaplain.me, number=number)
    actions.enough(by=peer.me, number=number)
    with pytest.raises(policies.NotNow):
        actions.enough(by=peer.me, number=number)


def test_only_whoever_took_it_says_that_they_talked(
    peer: Seated, lead: Seated, on_call_clinician: Seated, chaplain: Seated, edge: Edge
) -> None:
    number = asked(peer, edge)
    with pytest.raises(NotFound):
        actions.take(by=chaplain.me, number=number)
    actions.take(by=on_call_clinician.me, number=number)
    with pytest.raises(policies.NotNow):
        actions.take(by=lead.me, number=number)
    with pytest.raises(NotFound):
        actions.talked(by=lead.me, number=number, edge=edge)
    assert Ask.objects.get().state == "taken"


def test_each_wish_once(peer: Seated, edge: Edge) -> None:
    asked(peer, edge)
    with pytest.raises(policies.EnoughAsked):
        asked(peer, edge)
    asked(peer, edge, Wish.SUPERVISION)
    assert Ask.objects.count() == 2


def test_requests_do_not_stay(peer: Seated, edge: Edge, clock: SetClock) -> None:
    asked(peer, edge)
    clock.pass_(days=61)
    actions.tidy(now=clock.now())
    assert not Ask.objects.exists()


def test_nobody_carries_more_than_they_said(peer: Seated) -> None:
    actions.limit(by=peer.me, most=1)
    actions.take_on(supporter=peer.number)
    assert queries.full() == {peer.number}
    with pytest.raises(policies.Full):
        actions.take_on(supporter=peer.number)
    actions.let_go(supporter=peer.number)
    actions.let_go(supporter=peer.number)
    assert (Load.objects.get().talking, queries.full()) == (0, set())


@pytest.mark.parametrize(("given", "kept"), [(-3, 0), (0, 0), (5, 5), (99, 12)])
def test_limits_are_between_none_and_twelve(peer: Seated, given: int, kept: int) -> None:
    actions.limit(by=peer.me, most=given)
    assert queries.limit(me=peer.me) == kept


def test_the_log_knows_nobody(passer_by: Client, peer: Seated) -> None:
    sent = {"kind": "voice", "band": "30", "referred": "on", "note": "Jim, engine 4"}
    assert "And you?" in browser_of(peer.me).post("/standing/log/", sent).content.decode()
    row = Contact.objects.values().get()
    assert {**row, "id": b""} == {"id": b"", "month": "2026-11", "kind": "voice", "band": "30", "referred": True}
    assert peer.number not in [bytes(row["id"])]


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "voice"}, {"kind": "novel", "band": "30"}, {"kind": "voice", "band": "31"}]
)
def test_half_a_line_is_not_logged(passer_by: Client, peer: Seated, sent: dict[str, str]) -> None:
    browser_of(peer.me).post("/standing/log/", {**sent, "x": "y"})
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("minutes", "column"), [(0, "quarter"), (15, "quarter"), (16, "hour"), (60, "hour"), (61, "day"), (1441, "later")]
)
def test_answers_are_counted_in_bands(peer: Seated, edge: Edge, minutes: int, column: str) -> None:
    actions.answered(supporter=peer.number, waited=timedelta(minutes=minutes), at=edge.clock.now(), chance=edge.chance)
    row = Answered.objects.get()
    assert (getattr(row, column), row.quarter + row.hour + row.day + row.later) == (1, 1)


def test_the_lead_reads_words_not_numbers(peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge)

    def seen() -> tuple[str, str]:
        ((_, load, soon),) = queries.oversight(me=lead.me, month=NOVEMBER).people
        return str(load), str(soon)

    for _ in range(4):
        actions.answered(supporter=peer.number, waited=timedelta(hours=2), at=edge.clock.now(), chance=edge.chance)
    assert seen() == ("Has room", "")
    actions.answered(supporter=peer.number, waited=timedelta(0), at=edge.clock.now(), chance=edge.chance)
    for _ in range(2):
        actions.take_on(supporter=peer.number)
    assert seen() == ("Nearly full", "mostly within a day")
    actions.take_on(supporter=peer.number)
    assert seen()[0] == "Full"


def test_a_clinician_sees_requests_and_nobody_else(
    peer: Seated, lead: Seated, on_call_clinician: Seated, edge: Edge
) -> None:
    serves(peer, lead, edge)
    asked(peer, edge)
    seen = queries.oversight(me=on_call_clinician.me, month=NOVEMBER)
    assert (len(seen.asks), seen.people, seen.log) == (1, [], [])


def test_pages_and_who_may_open_them(
    passer_by: Client, peer: Seated, lead: Seated, on_call_clinician: Seated, edge: Edge
) -> None:
    other = person("other", edge)
    for path in ("/standing/care/", "/standing/log/"):
        assert browser_of(peer.me).get(path).status_code == 200
        for who in (lead.me, on_call_clinician.me, other.me):
            assert browser_of(who).get(path).status_code == 404
    for who, status in ((lead, 200), (on_call_clinician, 200), (peer, 404)):
        assert browser_of(who.me).get("/oversight/").status_code == status
    browser_of(peer.me).post("/standing/care/", {"wish": "call"})
    number = Ask.objects.get().id.hex()
    for who in (peer.me, other.me):
        assert browser_of(who).post(f"/oversight/asked/{number}/take").status_code == 404
    assert "End this one below and ask anew" not in browser_of(peer.me).get("/standing/care/").content.decode()
    assert browser_of(lead.me).post(f"/oversight/asked/{number}/take").url == "/oversight/"
    own = browser_of(peer.me).get("/standing/care/").content.decode()
    assert "End this one below and ask anew" in own
    assert "If you need somebody now:" in own
    assert browser_of(lead.me).post(f"/oversight/asked/{number}/talked").url == "/oversight/"
    assert "Yes, a second call" in browser_of(peer.me).get("/standing/care/").content.decode()
    browser_of(peer.me).post(f"/standing/care/{number}/once-more")
    assert "the second one, from 25 November on" in browser_of(lead.me).get("/oversight/").content.decode()
    browser_of(peer.me).post(f"/standing/care/{number}/enough")
    browser_of(peer.me).post("/standing/limit", {"most": "0"})
    assert (Ask.objects.get().state, Load.objects.get().most) == ("done", 0)


def test_old_lines_go(peer: Seated, edge: Edge, clock: SetClock) -> None:
    actions.log(by=peer.me, kind=actions.ContactKind.VOICE, band=actions.Band.SHORT, referred=False, edge=edge)
    actions.answered(supporter=peer.number, waited=timedelta(0), at=clock.now(), chance=edge.chance)
    later = Month.of(clock.now()).plus(26).first_day
    clock.pass_(days=(later - clock.now().date()).days)
    actions.tidy(now=clock.now())
    assert (Contact.objects.count(), Answered.objects.count()) == (0, 0)
