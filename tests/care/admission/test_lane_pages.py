"""The way in over HTTP: the list that everybody gets, what the script posts, and what it is told."""

import json
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.admission import queries
from rigcheck.care.admission.models import Spent
from rigcheck.care.members.models import Account
from rigcheck.outside.edge import Edge
from tests.care.admission.agency import SIGNER, Agency, changed, first, sent
from tests.care.members.cast import card
from tests.care.members.test_joining import HANDLE

pytestmark = pytest.mark.django_db
QUARTER = "2026-Q4"
WRAP = {"method": "passphrase", "locator": "ab" * 16, "blob": "00" * 60, "proof": "11" * 32}


@pytest.fixture
def client(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    return Client(headers={"X-Rigcheck": "fetch"})


@pytest.fixture
def agency(edge: Edge) -> Agency:
    """An agency whose list was brought to care."""
    agency = first(QUARTER)
    agency.put(edge.files)
    return agency


def post(client: Client, path: str, body: str) -> dict[str, str]:
    found: dict[str, str] = client.post(path, body, content_type="application/json").json()
    return found


def test_a_token_opens_an_account_by_script(client: Client, agency: Agency) -> None:
    begun = post(client, "/join/begin", sent(agency.gives("first", QUARTER), handle=HANDLE))
    keys = {"seal_public": "00" * 1216, "sign_public": "11" * 32, "session": "22" * 32}
    finished = post(client, "/join/finish", json.dumps({"draft": begun["draft"], "wraps": [WRAP], **keys}))
    assert set(finished) == {"half"}
    assert (Account.objects.get().handle, Spent.objects.count()) == (HANDLE, 1)


def test_the_list_is_the_same_for_everybody_and_says_what_it_is(client: Client, agency: Agency) -> None:
    answers = [Client().get("/join/keys.txt"), client.get("/join/keys.txt", headers={"Accept-Language": "es"})]
    assert {answer.content.decode() for answer in answers} == {agency.text}
    assert answers[0].headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f'data-pinned="{SIGNER.public.hex()}"' in Client().get("/join/").content.decode()


@pytest.mark.parametrize(
    ("alone", "says"),
    [(True, "No agency’s site stands beside this one"), (False, "has not been brought to this site yet")],
)
def test_a_site_without_the_list_says_why(client: Client, settings: Any, alone: bool, says: str) -> None:
    settings.ALONE = alone
    assert client.get("/join/keys.txt").status_code == 404
    page = Client().get("/join/").content.decode()
    assert 'data-pinned=""' in page
    assert says in page
    assert ("#alone" in page) is alone
    found = post(client, "/join/begin", sent(first(QUARTER).gives("first", QUARTER), handle=HANDLE))
    assert found["refused"] == "no-agency-keys"
    assert "paper cards only" in found["message"]


def test_a_refusal_of_the_floors_below_reaches_the_page_with_its_sentence(client: Client, agency: Agency) -> None:
    found = post(client, "/join/begin", sent(changed(agency.gives("first", QUARTER), 200), handle=HANDLE))
    assert found["refused"] == "altered-card"
    assert found["message"].endswith("Get another.")
    assert Account.objects.count() == Spent.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        {"token": "zz"}, {"token": "ab" * 601}, {"token": ["ab"]},
        {"token": "ab", "mark": "x" * 61}, {"mark": "2.x"}, {},
    ],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused(client: Client, agency: Agency, body: dict[str, object]) -> None:
    answer = client.post("/join/begin", {"handle": HANDLE, **body}, content_type="application/json")
    assert answer.status_code in (400, 403)
    assert answer.json()["message"]
    assert Account.objects.count() == 0


def test_a_photographed_paper_card_is_told_plainly(client: Client, edge: Edge) -> None:
    code = card(edge)
    begun = post(client, "/join/begin", json.dumps({"code": code, "handle": HANDLE}))
    keys = {"seal_public": "00" * 1216, "sign_public": "11" * 32, "session": "22" * 32}
    post(client, "/join/finish", json.dumps({"draft": begun["draft"], "wraps": [WRAP], **keys}))
    found = post(client, "/join/begin", json.dumps({"code": code, "handle": "amber-otter-418"}))
    assert found["refused"] == "card-used"
    assert "somebody saw the code before you" in found["message"]
    assert "take another card. No explanation is asked" in found["message"]


def test_every_refusal_that_the_browser_comes_to_has_its_sentence_on_the_page(client: Client, agency: Agency) -> None:
    page = Client().get("/join/").content.decode()
    for code, said in queries.sentences():
        assert f'data-{code}="' in page
        assert said.endswith(".")
