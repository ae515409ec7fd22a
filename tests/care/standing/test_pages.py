"""The pages about standing: who may open them, and what a tap there does."""

import pytest
from django.test import Client

from rigcheck.care.standing.models import Candidate, Learned
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person, person
from tests.care.peers.conftest import browser_of
from tests.care.seats.conftest import Seated
from tests.care.standing.conftest import newest, serves

pytestmark = pytest.mark.django_db
OWN = ["/standing/", "/standing/apply/", "/standing/agreement/", "/standing/training/"]
TOLD = {"kind": "certificate", "title": "Peer support, made up", "issuer": "icisf", "month": "2026-03", "hours": "16"}


@pytest.fixture
def other(edge: Edge) -> Person:
    return person("other", edge)


def test_the_way_at_the_pages(passer_by: Client, peer: Seated, chaplain: Seated, lead: Seated, edge: Edge) -> None:
    peers, leads, number = browser_of(peer.me), browser_of(lead.me), peer.number.hex()
    assert peers.post("/standing/apply/", {"why": "I was carried once."}).url == "/standing/"
    assert "I was carried once." in browser_of(chaplain.me).get("/candidates/").content.decode()
    browser_of(chaplain.me).post(f"/candidates/{number}/speak")
    assert "1 colleague spoke for them." in leads.get(f"/oversight/{number}/").content.decode()
    leads.post(f"/oversight/{number}/move", {"move": "select"})
    peers.post("/standing/agreement/")
    peers.post("/standing/training/", {**TOLD, "expires": "2026-12"})
    assert leads.post(f"/oversight/{number}/move", {"move": "admit"}).status_code == 409
    assert leads.post(f"/oversight/seen/{newest(peer).hex()}").url == f"/oversight/{number}/"
    leads.post(f"/oversight/{number}/move", {"move": "admit"})
    assert "Serving, and in date" in peers.get("/standing/").content.decode()
    shown = leads.get("/oversight/").content.decode()
    assert ("Riley K." in shown, "until 2026-12" in shown) == (True, True)
    assert Candidate.objects.get().state == "serving"


@pytest.mark.parametrize("move", ["remove", "supervised", "turn down", "nonsense"])
def test_a_lead_at_one_persons_page(passer_by: Client, peer: Seated, lead: Seated, edge: Edge, move: str) -> None:
    serves(peer, lead, edge)
    answer = browser_of(lead.me).post(f"/oversight/{peer.number.hex()}/move", {"move": move, "ground": "reach"})
    done = {"remove": (302, "removed"), "supervised": (302, "serving"), "turn down": (409, "serving")}
    assert (answer.status_code, Candidate.objects.get().state) == done.get(move, (404, "serving"))


@pytest.mark.parametrize(
    "sent",
    [{"title": ""}, {"title": "x"}, {"month": "2027-03"}, {"month": "March"}, {"hours": "-1"}, {"kind": "supervision"}],
)
def test_what_cannot_be_is_said_at_the_page(passer_by: Client, peer: Seated, sent: dict[str, str]) -> None:
    answer = browser_of(peer.me).post("/standing/training/", {**TOLD, **sent})
    assert (answer.status_code, 'class="wrong"' in answer.content.decode()) == (200, True)
    assert not Learned.objects.exists()


@pytest.mark.parametrize("path", OWN)
def test_own_pages_answer_peers_and_chaplains_alone(
    passer_by: Client, peer: Seated, lead: Seated, on_call_clinician: Seated, other: Person, path: str
) -> None:
    assert browser_of(peer.me).get(path).status_code == 200
    for who in (lead.me, on_call_clinician.me, other.me):
        assert browser_of(who).get(path).status_code == 404
    assert passer_by.get(path).url.startswith("/locked/")


def test_lead_pages_answer_a_lead_alone(
    passer_by: Client, peer: Seated, lead: Seated, on_call_clinician: Seated, other: Person, edge: Edge
) -> None:
    serves(peer, lead, edge)
    number = peer.number.hex()
    for path in ("/oversight/rules/", f"/oversight/{number}/"):
        assert browser_of(lead.me).get(path).status_code == 200
        for who in (peer.me, on_call_clinician.me, other.me):
            assert browser_of(who).get(path).status_code == 404
    before = list(Candidate.objects.values())
    for who in (peer.me, on_call_clinician.me, other.me):
        for path in (f"/oversight/{number}/move", f"/oversight/seen/{number}"):
            assert browser_of(who).post(path, {"move": "remove", "ground": "other"}).status_code == 404
    assert list(Candidate.objects.values()) == before


def test_members_do_not_see_candidates(passer_by: Client, peer: Seated, other: Person) -> None:
    browser_of(peer.me).post("/standing/apply/", {"why": "I was carried once."})
    assert browser_of(other.me).get("/candidates/").status_code == 404
    assert browser_of(other.me).post(f"/candidates/{peer.number.hex()}/speak").status_code == 404


def test_what_a_site_asks_for_is_set_at_its_page(passer_by: Client, peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge)
    sent = {"nominations": "2", "certificate": "on", "hours": "24", "refresher": "0", "supervision": "0"}
    assert browser_of(lead.me).post("/oversight/rules/", sent).url == "/oversight/"
    assert "hours of training" in browser_of(peer.me).get("/standing/").content.decode()
    assert browser_of(lead.me).post("/oversight/rules/", {**sent, "nominations": "0"}).status_code == 200
