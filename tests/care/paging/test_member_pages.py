"""The member's side of backup at the server: who is shown, what a press keeps, and what nobody else gets."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client

from rigcheck.care.oncall.models import Rota, Turn
from rigcheck.care.paging import queries
from rigcheck.care.paging.models import Callback, Choice, Page
from rigcheck.care.seats import actions as seats
from rigcheck.care.sessions.models import Ticket
from rigcheck.care.vault import queries as vault
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH
from tests.care.paging.people import BACKUP, CAPABILITY, PAGE, Crew, browser, people, post, state, who
from tests.care.peers.conftest import edge, lead, passer_by
from tests.care.seats.conftest import Seated

__all__ = ["edge", "lead", "passer_by", "people"]
pytestmark = pytest.mark.django_db
TICKET = b"t" * 16
WISHES = {"kinds": ["peer-outside", "chaplain"], "own": False, "never": [], "group": ""}


def names(answer: dict[str, object], *, on: bool = True) -> list[str]:
    listed: list[dict[str, str]] = answer["people"]  # type: ignore[assignment]
    return [one["name"] for one in listed if bool(one["until"]) is on]


def test_the_page_is_the_same_for_everybody_and_shows_the_lines(people: Crew) -> None:
    pages = [browser(me).get(BACKUP) for me in (None, people.member.me, people.peer.me)]
    assert len({page.content for page in pages}) == 1
    assert pages[0].content.decode().count('href="tel:988"') > 3
    assert "no-store" in pages[0]["Cache-Control"]


def test_before_pressing_the_member_sees_who_is_on(people: Crew) -> None:
    people.up(people.peer, people.chaplain)
    seen = who(browser(people.member.me))
    assert (seen["as"], names(seen), names(seen, on=False)) == ("member", ["Chaplain Moss", "Riley K."], ["Dana R."])
    assert {one["name"]: one["kind"] for one in seen["people"]} == {
        "Riley K.": "peer", "Dana R.": "peer-outside", "Chaplain Moss": "chaplain",
    }  # fmt: skip
    assert "Port Alder" in seen["people"][1]["about"]
    assert seen["wishes"] == {**WISHES, "kinds": ["peer", "peer-outside", "chaplain", "clinician"]}


def test_with_nobody_on_it_says_so(people: Crew) -> None:
    seen = who(browser(people.member.me))
    assert (names(seen), seen["next"]) == ([], "")


def test_with_nobody_on_it_says_when_somebody_comes(people: Crew) -> None:
    starts = people.edge.clock.now() + timedelta(hours=3)
    hours = {"starts": f"{starts:%H:%M}", "ends": f"{starts + timedelta(hours=2):%H:%M}"}
    Rota.objects.create(id=b"r" * 16, name="Peers", zone="UTC", days=1, phase=0, **hours)
    Turn.objects.create(id=b"t" * 16, rota=b"r" * 16, place=0, supporter=people.peer.number)
    seen = who(browser(people.member.me))
    assert names(seen) == []
    assert seen["next"][:16] == f"{starts:%Y-%m-%dT%H:%M}"


def test_nobody_else_learns_who_is_on(people: Crew) -> None:
    people.up(people.peer)
    for client in (browser(), browser(people.peer.me)):
        assert sorted(who(client)) == ["as", "csrf", "spent"]
    unknown = who(browser(), TICKET)
    assert (sorted(unknown), unknown["as"], unknown["spent"]) == (["as", "csrf", "spent"], "nobody", True)


def test_own_unit_and_supervisors_are_marked(people: Crew) -> None:
    member = browser(people.member.me)
    assert not any(one["own"] for one in who(member)["people"])
    assert post(member, "wishes", {**WISHES, "group": "station  4"})[0] == 200
    seen = who(member)
    assert [one["name"] for one in seen["people"] if one["own"]] == ["Riley K."]
    assert (seen["groups"], seen["wishes"]["group"]) == (["Station 4"], "station 4")


def test_wishes_are_kept_locked_with_the_account(people: Crew) -> None:
    member = browser(people.member.me)
    wished = {**WISHES, "never": [people.peer.number.hex()]}
    assert post(member, "wishes", wished) == (200, {"kept": True})
    kept = vault.standing(keys=people.member.me.keys, record_type=Choice)
    assert kept == Choice(["peer-outside", "chaplain"], "", False, [people.peer.number.hex()])
    assert vault.standing(keys=people.stranger.me.keys, record_type=Choice) is None
    assert post(browser(), "wishes", wished)[0] == 401


@pytest.mark.parametrize(
    "wrong", [{}, [], {**WISHES, "kinds": ["chief"]}, {**WISHES, "never": ["xyz"]}, {**WISHES, "never": ["ab"]}]
)
def test_wishes_that_no_page_sends_are_refused(people: Crew, wrong: object) -> None:
    assert post(browser(people.member.me), "wishes", wrong)[1]["refused"] == "bad-press"


def test_more_left_out_than_any_site_has_is_refused(people: Crew) -> None:
    many = {**WISHES, "never": [number.to_bytes(16, "big").hex() for number in range(501)]}
    assert post(browser(people.member.me), "wishes", many)[1]["refused"] == "bad-press"


def test_whoever_works_under_a_name_keeps_no_ticket_and_no_wishes(people: Crew) -> None:
    peer = browser(people.peer.me)
    assert post(peer, "ticket", {"digest": sha256(TICKET).hexdigest()})[0] == 404
    assert post(peer, "wishes", WISHES)[0] == 404
    assert not Ticket.objects.exists()


def test_a_press_nested_without_end_is_refused_and_breaks_nothing(people: Crew) -> None:
    answer = browser().post(BACKUP + "press", "[" * 100_000, content_type="application/json", headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (400, "bad-press")


def test_a_press_keeps_a_page_that_says_nothing_of_its_member(people: Crew) -> None:
    people.up(people.peer)
    member = browser(people.member.me)
    assert post(member, "press", people.sent(people.peer, people.outside)) == (200, {"sent": True})
    row = Page.objects.get()
    assert (row.id, row.may_page) == (PAGE, people.peer.number + people.outside.number)
    seen = state(browser())[1]
    assert (seen["state"], seen["asked"], seen["by"], seen["how"]) == ("paging", 1, "", "call")
    assert b"555" not in bytes(Callback.objects.get().parts)


def test_pressed_twice_it_is_one_page(people: Crew) -> None:
    people.up(people.peer)
    sent = people.sent(people.peer)
    assert [post(browser(people.member.me), "press", sent)[0] for _ in range(2)] == [200, 200]
    assert Page.objects.count() == 1


def test_without_session_or_ticket_nothing_is_sent(people: Crew) -> None:
    people.up(people.peer)
    for client in (browser(), browser(people.peer.me)):
        assert post(client, "press", people.sent(people.peer))[1]["refused"] == "no-ticket"
    assert not Page.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"capability": "00"}, {"capability": 7}, {"how": "shout"}, {"order": ["zz"]}, {"order": 5},
        {"numbers": {"00": "!"}}, {"numbers": []}, {"ticket": "abc"}, {"numbers": {"11" * 16: "aaaa"}},
    ],
)  # fmt: skip
def test_a_press_that_no_page_sends_is_refused(people: Crew, wrong: dict[str, object]) -> None:
    answer = post(browser(people.member.me), "press", {**people.sent(people.peer), **wrong})
    assert (answer[0], answer[1]["refused"]) == (400, "bad-press")
    assert not Page.objects.exists()


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[1]", b"\xff"])
def test_nonsense_is_refused(people: Crew, body: bytes) -> None:
    for where in ("press", "wishes", "ticket"):
        answer = browser(people.member.me).post(BACKUP + where, body, content_type="application/json", headers=FETCH)
        assert answer.json()["refused"] == "bad-press"


def test_a_ticket_presses_once_without_signing_in(people: Crew) -> None:
    people.up(people.peer)
    digest = sha256(TICKET).digest()
    assert post(browser(people.member.me), "ticket", {"digest": digest.hex()})[0] == 200
    seen = who(browser(), TICKET)
    assert (seen["as"], list(seen["on"])) == ("ticket", [people.peer.number.hex()])
    sent = people.sent(people.peer, ticket=TICKET.hex())
    assert [post(browser(), "press", sent)[0] for _ in range(2)] == [200, 200]
    assert (Page.objects.count(), Ticket.objects.count()) == (1, 0)
    other = people.sent(people.peer, ticket=TICKET.hex(), capability=b"d" * 16)
    assert post(browser(), "press", other)[1]["refused"] == "no-ticket"
    assert who(browser(), TICKET)["spent"]


def test_a_phone_that_keeps_it_ready_no_longer_ends_its_ticket(people: Crew) -> None:
    digest = {"digest": sha256(TICKET).hexdigest()}
    post(browser(people.member.me), "ticket", digest)
    assert post(browser(), "ticket/drop", digest)[0] == 401
    assert post(browser(people.peer.me), "ticket/drop", digest)[0] == 404
    post(browser(people.stranger.me), "ticket/drop", digest)
    assert Ticket.objects.exists()
    assert post(browser(people.member.me), "ticket/drop", digest) == (200, {"dropped": True})
    assert not Ticket.objects.exists()


def test_asked_too_often_the_page_says_so(people: Crew) -> None:
    member = browser(people.member.me)
    for name in (b"e", b"f", b"g"):
        assert post(member, "press", people.sent(people.peer, capability=name * 16))[0] == 200
    status, answer = post(member, "press", people.sent(people.peer))
    assert (status, answer["refused"]) == (429, "asked-often")
    assert answer["message"] == "You asked several times today. These people answer now."


def test_only_a_member_who_is_here_gets_a_ticket(people: Crew) -> None:
    for digest in ("", "00" * 31, "xyz"):
        assert post(browser(people.member.me), "ticket", {"digest": digest})[1]["refused"] == "bad-press"
    assert post(browser(), "ticket", {"digest": "00" * 32})[0] == 401
    assert not Ticket.objects.exists()


def test_taken_back_by_whoever_holds_the_capability_only(people: Crew) -> None:
    people.up(people.peer)
    post(browser(people.member.me), "press", people.sent(people.peer))
    for wrong in (b"d" * 16, b"", b"short"):
        for where in ("withdraw", "contact"):
            assert post(browser(people.stranger.me), where, {"capability": wrong.hex()})[0] == 404
        assert state(browser(people.stranger.me), wrong)[0] == 404
    assert state(browser())[1]["state"] == "paging"
    assert post(browser(), "withdraw", {"capability": CAPABILITY.hex()})[0] == 200
    assert state(browser())[1]["state"] == "withdrawn"


def test_the_member_may_say_that_they_are_in_contact(people: Crew) -> None:
    people.up(people.peer)
    post(browser(people.member.me), "press", people.sent(people.peer))
    assert post(browser(), "contact", {"capability": CAPABILITY.hex()})[0] == 200
    assert state(browser())[1]["state"] == "contact"


def test_a_supporter_whose_keys_a_lead_signed_is_shown_with_proof(people: Crew) -> None:
    shown = {one["id"]: one for one in who(browser(people.member.me))["people"]}
    mine = shown[people.peer.number.hex()]
    tree = people.peer.person.hierarchy
    assert bytes.fromhex(mine["keys"]) == tree.opener.public + tree.signer.public
    assert (mine["seat"], mine["endings"], len(mine["certificate"]), len(mine["lead"])) == ("peer", 0, 128, 64)


def test_a_suspended_supporter_is_offered_to_nobody(people: Crew, lead: Seated, edge: Edge) -> None:
    seats.suspend(by=lead.me, number=people.peer.number, edge=edge)
    assert "Riley K." not in [one["name"] for one in who(browser(people.member.me))["people"]]


def test_everything_is_asked_in_the_right_way(people: Crew) -> None:
    client: Client = browser(people.member.me)
    for where in ("press", "withdraw", "contact", "wishes", "ticket", "ticket/drop"):
        assert client.get(BACKUP + where).status_code == 405
    for where in ("", "who", "state"):
        assert client.post(BACKUP + where).status_code == 405


def test_family_may_press_and_working_seats_may_not(people: Crew) -> None:
    assert queries.may_press(people.member.me)
    assert not queries.may_press(people.peer.me)
