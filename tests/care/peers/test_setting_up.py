"""The four steps of setting up, at the pages: said, phone, Do Not Disturb, a test page answered like a page."""

from collections.abc import Callable
from itertools import count
from urllib.parse import urlsplit

import pytest
from django.test import Client

from rigcheck.care.jobs import actions as jobs
from rigcheck.care.notices import actions as notices
from rigcheck.care.peers import policies, queries
from rigcheck.care.peers.models import Address, Rehearsal, Setup
from rigcheck.care.seats import actions as seats
from rigcheck.kernel.enums import Seat
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import KeptGateway
from tests.care.peers.conftest import browser_of, seated
from tests.care.seats.conftest import Seated, sits_down

pytestmark = pytest.mark.django_db
ABOUT = {"agency": "Port Alder", "trade": "fire", "group": "Station 4", "languages": ["en", "es"]}
NUMBER = {"number": "(555) 010-0123", "channel": "text"}
NAMES = count()
GATEWAY = {"X-Twilio-Signature": "kept"}
Works = Callable[[], None]


@pytest.fixture
def peers(passer_by: Client, peer: Seated) -> Client:
    """The peer's browser."""
    return browser_of(peer.me)


@pytest.fixture
def works(edge: Edge) -> Works:
    """What the worker does now."""

    def done() -> None:
        while jobs.work(handlers=notices.handlers(edge=edge), clock=edge.clock, chance=edge.chance):
            pass

    return done


def replies(number: str = "+15550100123", said: str = "1") -> str:
    answer = Client().post(
        "/hooks/gateway/text/", {"From": number, "Body": said, "MessageSid": f"SM{next(NAMES)}"}, headers=GATEWAY
    )
    assert answer.status_code == 200
    return answer.content.decode()


def gives_a_number(client: Client, **given: str) -> Address:
    client.post("/supporting/phone/", {**NUMBER, **given})
    return Address.objects.order_by("-place")[0]


def all_but_the_test(client: Client) -> Address:
    client.post("/supporting/about/", ABOUT)
    address = gives_a_number(client)
    client.post("/supporting/through/")
    return address


def test_step_by_step_until_a_page_can_reach_them(
    peers: Client, peer: Seated, gateway: KeptGateway, works: Works
) -> None:
    assert peers.post("/supporting/about/", ABOUT).url == "/supporting/phone/"
    assert peers.post("/supporting/phone/", NUMBER).url == "/supporting/through/"
    assert peers.post("/supporting/through/").url == "/supporting/test/"
    assert "Not ready yet" in peers.get("/supporting/").content.decode()
    assert queries.supporters() == []
    address = Address.objects.get()
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    works()
    assert [(text.to, text.words) for text in gateway.texts] == [("+15550100123", "Backup requested. This is a test.")]
    assert "Thank you. The test page arrived." in replies()
    assert "Ready: a page can reach you" in peers.get("/supporting/").content.decode()
    (told,) = queries.supporters()
    assert (told.id, told.agency, told.unit_group, told.languages) == (
        peer.number, "Port Alder", "Station 4", ("en", "es"),
    )  # fmt: skip
    assert queries.addresses(supporter=peer.number) == [address.address]
    assert queries.by_number(address.digest) == peer.number


def test_pressing_1_in_a_call_answers_too(peers: Client, gateway: KeptGateway, works: Works) -> None:
    address = gives_a_number(peers, channel="voice")
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    works()
    path = urlsplit(gateway.calls[0].answer_at).path
    Client().post(path, {"To": "+15550100123", "Digits": "1", "CallSid": "CA1"}, headers=GATEWAY)
    assert Address.objects.get().proved == "2026-11"


def test_a_reply_without_a_test_page_proves_nothing(peers: Client) -> None:
    all_but_the_test(peers)
    assert "Thank you" not in replies()
    assert Address.objects.get().proved == ""
    assert Setup.objects.get().state == "setting-up"


def test_a_reply_from_another_number_or_other_words_proves_nothing(peers: Client, works: Works) -> None:
    address = all_but_the_test(peers)
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    replies("+15550100999")
    replies(said="who is this")
    assert Address.objects.get().proved == ""


def test_a_test_page_waits_an_hour_and_no_longer(peers: Client, peer: Seated, clock: SetClock, edge: Edge) -> None:
    address = all_but_the_test(peers)
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    clock.pass_(minutes=61)
    assert "Thank you" not in replies()
    from rigcheck.care.peers import actions

    actions.tidy(now=edge.clock.now())
    assert not Rehearsal.objects.exists()


def test_a_second_test_page_within_a_minute_is_refused(peers: Client, clock: SetClock) -> None:
    address = all_but_the_test(peers)
    path = f"/supporting/phone/{address.id.hex()}/test"
    assert peers.post(path).status_code == 302
    refused = peers.post(path)
    assert (refused.status_code, "less than a minute ago" in refused.content.decode()) == (429, True)
    clock.pass_(seconds=61)
    assert peers.post(path).status_code == 302
    assert Rehearsal.objects.count() == 1


def test_a_number_given_anew_is_not_tested_sooner(peers: Client, clock: SetClock) -> None:
    path = f"/supporting/phone/{all_but_the_test(peers).id.hex()}/"
    assert peers.post(f"{path}test").status_code == 302
    assert peers.post(f"{path}remove").status_code == 429
    assert (Address.objects.count(), Rehearsal.objects.count()) == (1, 1)
    clock.pass_(seconds=61)
    assert peers.post(f"{path}remove").status_code == 302
    assert not Address.objects.exists()


def test_nobody_can_read_the_number_in_the_table(peers: Client, edge: Edge) -> None:
    row = gives_a_number(peers)
    assert b"5550100123" not in row.address + row.digest + row.id
    assert row.ending == "23"
    again = gives_a_number(peers, channel="voice")
    assert (again.digest == row.digest, again.address == row.address) == (True, False)


@pytest.mark.parametrize(
    ("written", "kept"), [("555-010-0123", "23"), ("1 555 010 0145", "45"), ("+44 7700 900123", "23")]
)
def test_numbers_are_taken_as_people_write_them(peers: Client, written: str, kept: str) -> None:
    assert gives_a_number(peers, number=written).ending == kept


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("(555) 010-0123", "us", "+15550100123"), ("1-555-010-0123", "ca", "+15550100123"),
        ("07700 900123", "gb", "+447700900123"), ("085 012 3456", "ie", "+353850123456"),
        ("+64 21 012 3456", "us", "+64210123456"), ("7700900123", "gb", "7700900123"),
        ("555 0123", "us", "5550123"), ("555 010 0123", "xx", "5550100123"), ("00447700900123", "us", "00447700900123"),
    ],
)  # fmt: skip
def test_a_country_is_read_not_guessed(written: str, country: str, number: str) -> None:
    assert policies.international(written, country) == number


@pytest.mark.parametrize("written", ["", "call me", "12", "+0 555", "1" * 40])
def test_what_is_no_number_is_not_kept(peers: Client, written: str) -> None:
    answer = peers.post("/supporting/phone/", {**NUMBER, "number": written})
    assert 'class="wrong"' in answer.content.decode()
    assert not Address.objects.exists()


def test_a_number_belongs_to_one_supporter(peers: Client, chaplain: Seated) -> None:
    gives_a_number(peers)
    theirs = browser_of(chaplain.me)
    for channel in ("text", "voice"):
        answer = theirs.post("/supporting/phone/", {**NUMBER, "channel": channel})
        assert "is paged there already" in answer.content.decode()
    assert "is paged there already" in peers.post("/supporting/phone/", NUMBER).content.decode()
    assert Address.objects.count() == 1


def test_four_ways_are_enough(peers: Client) -> None:
    for last in range(4):
        gives_a_number(peers, number=f"555010012{last}")
    peers.post("/supporting/phone/", {**NUMBER, "number": "5550100129"})
    assert Address.objects.count() == 4


def test_the_order_is_theirs(peers: Client) -> None:
    gives_a_number(peers)
    second = gives_a_number(peers, number="5550100145")
    peers.post(f"/supporting/phone/{second.id.hex()}/first")
    assert [row.ending for row in Address.objects.order_by("place")] == ["45", "23"]


def test_removing_the_last_number_means_that_they_are_not_ready(peers: Client, works: Works) -> None:
    address = all_but_the_test(peers)
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    replies()
    assert len(queries.supporters()) == 1
    peers.post(f"/supporting/phone/{address.id.hex()}/remove")
    assert (Setup.objects.get().state, queries.supporters()) == ("setting-up", [])


def test_pausing_and_coming_back(peers: Client) -> None:
    address = all_but_the_test(peers)
    assert peers.post("/supporting/pause").status_code == 409
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    replies()
    peers.post("/supporting/pause")
    assert queries.supporters() == []
    peers.post("/supporting/about/", {**ABOUT, "supervises": "on"})
    assert Setup.objects.get().state == "paused"
    assert "You are pausing" in peers.get("/supporting/").content.decode()
    peers.post("/supporting/come-back")
    assert [one.supervises for one in queries.supporters()] == [True]


@pytest.mark.parametrize(
    "sent", [{"agency": ""}, {"agency": "x"}, {"agency": "a" * 81}, {"agency": "a\x00b"}, {"trade": "spy"},
             {"group": "x"}, {"languages": ["klingon"]}],
)  # fmt: skip
def test_what_is_not_said_properly_is_not_kept(peers: Client, sent: dict[str, object]) -> None:
    assert peers.post("/supporting/about/", {**ABOUT, **sent}).status_code == 200
    assert not Setup.objects.exists()


def test_whoever_was_not_met_sets_up_and_waits_for_the_lead(passer_by: Client, lead: Seated, edge: Edge) -> None:
    waiting = sits_down(seats.invite(by=lead.me, name="New One", seat=Seat.PEER, edge=edge), edge)
    client = browser_of(waiting.me)
    address = all_but_the_test(client)
    client.post(f"/supporting/phone/{address.id.hex()}/test")
    replies()
    assert "Meet the lead in person" in client.get("/supporting/").content.decode()
    assert queries.supporters() == []
    signature = lead.signs(waiting.certificate)
    seats.verify(by=lead.me, number=waiting.number, signature=signature, site="care.localhost", edge=edge)
    assert [one.name for one in queries.supporters()] == ["New One"]


def test_a_suspended_supporter_sees_why_and_changes_nothing(
    peers: Client, peer: Seated, lead: Seated, edge: Edge
) -> None:
    address = all_but_the_test(peers)
    seats.suspend(by=lead.me, number=peer.number, edge=edge)
    assert "This seat is suspended" in peers.get("/supporting/").content.decode()
    before = list(Setup.objects.values()), list(Address.objects.values())
    for path, sent in POSTS:
        assert peers.post(path.format(address.id.hex()), sent).status_code == 403
    assert (list(Setup.objects.values()), list(Address.objects.values())) == before


def test_without_a_gateway_the_page_says_so(passer_by: Client, peer: Seated, gateway: KeptGateway) -> None:
    gateway.there = False
    assert "cannot send texts or calls yet" in browser_of(peer.me).get("/supporting/phone/").content.decode()


def test_the_lead_sees_who_can_be_paged_and_no_number(
    peers: Client, lead: Seated, chaplain: Seated, edge: Edge
) -> None:
    address = all_but_the_test(peers)
    peers.post(f"/supporting/phone/{address.id.hex()}/test")
    replies()
    shown = browser_of(lead.me).get("/supporters/").content.decode()
    assert "Port Alder · Fire · Station 4" in shown
    assert ("Ready: a page can reach them" in shown, "Still setting up" in shown) == (True, True)
    assert "0123" not in shown
    assert "··23" not in shown


def test_a_lead_without_supporters_is_told_what_to_do(passer_by: Client, lead: Seated) -> None:
    assert "Nobody yet" in browser_of(lead.me).get("/supporters/").content.decode()


PAGES = ["/supporting/", "/supporting/about/", "/supporting/phone/", "/supporting/through/", "/supporting/test/"]
POSTS: list[tuple[str, dict[str, object]]] = [
    ("/supporting/about/", {**ABOUT, "agency": "Elsewhere"}),
    ("/supporting/through/", {}),
    ("/supporting/pause", {}),
    ("/supporting/come-back", {}),
    ("/supporting/phone/{}/first", {}),
    ("/supporting/phone/{}/remove", {}),
    ("/supporting/phone/{}/test", {}),
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_a_supporter_and_nobody_else(
    passer_by: Client, peer: Seated, lead: Seated, edge: Edge, path: str
) -> None:
    assert browser_of(peer.me).get(path).status_code == 200
    assert browser_of(lead.me).get(path).status_code == 404
    assert browser_of(seated(lead, edge, "Mo D.", Seat.MODERATOR).me).get(path).status_code == 404
    assert passer_by.get(path).url.startswith("/locked/")


@pytest.mark.parametrize(("path", "sent"), POSTS)
def test_another_supporter_changes_nothing_of_mine(
    peers: Client, chaplain: Seated, path: str, sent: dict[str, object]
) -> None:
    address = all_but_the_test(peers)
    before = list(Setup.objects.values()), list(Address.objects.values())
    browser_of(chaplain.me).post(path.format(address.id.hex()), sent)
    mine = Setup.objects.filter(agency="Port Alder")
    assert (list(mine.values()), list(Address.objects.values())) == before
    assert not Rehearsal.objects.exists()
