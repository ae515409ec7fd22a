"""Pages: what supporters send, what lead and auditor see; strangers find nothing."""

import json
from base64 import b64encode
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rigcheck.care.disclosures import actions, queries
from rigcheck.care.disclosures.actions import Written
from rigcheck.care.disclosures.models import Disclosure, Entry, State, Told
from rigcheck.care.seats.models import Holder
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH
from tests.care.disclosures.conftest import LEAST, RELATION, Cast, browser_of, sent, told, written
from tests.care.members.cast import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("passer_by")]
CLAIM = {"role": "peer", "ground": "child-abuse", "to": "authority", "now": False}


def post(client: Client, path: str, body: object) -> Any:
    return client.post(path, json.dumps(body), content_type="application/json", headers=FETCH)


def text_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def test_a_supporter_writes_one_and_the_second_agrees(cast: Cast, edge: Edge) -> None:
    peer, clinician = browser_of(cast.peer.me), browser_of(cast.clinician.me)
    assert "Sam Ortega" in text_of(peer.get("/disclosures/write/"))
    answer = post(peer, "/disclosures/gate", CLAIM).json()
    assert (answer["allowed"], answer["atOnce"], answer["record"], answer["isDefault"]) == (True, False, True, True)
    one = written(cast.peer, cast.clinician)
    assert post(peer, "/disclosures/keep", sent(one)).json() == {"kept": True}

    path = f"/disclosures/{one.number.hex()}"
    assert "A child is abused or neglected" in text_of(clinician.get("/disclosures/"))
    shown = text_of(clinician.get(f"{path}/"))
    assert LEAST not in shown
    assert b64encode(one.copy).decode() in shown
    assert clinician.post(f"{path}/sign").status_code == 302
    assert peer.post(f"{path}/passed").status_code == 302
    blob = b64encode(told(cast.peer, XWingPair(b"m" * 32).public)).decode()
    assert post(peer, f"{path}/tell", {"relation": RELATION.hex(), "blob": blob}).json() == {"told": True}
    named = queries.named(relation=RELATION, edge=edge)
    assert (Disclosure.objects.get().state, Told.objects.get().relation) == (State.TOLD, named)
    assert "Passed on, and they were told" in text_of(peer.get("/disclosures/"))


def test_declined_or_taken_back_nothing_goes_on(cast: Cast, proposed: Written) -> None:
    path = f"/disclosures/{proposed.number.hex()}"
    assert browser_of(cast.clinician.me).post(f"{path}/decline").status_code == 302
    assert browser_of(cast.peer.me).post(f"{path}/withdraw").status_code == 409
    assert Disclosure.objects.get().state == State.DECLINED


def test_whom_the_law_makes_report_is_not_held_up(cast: Cast, proposed: Written) -> None:
    peer, path = browser_of(cast.peer.me), f"/disclosures/{proposed.number.hex()}"
    assert "Call them. You can also take it back" in text_of(peer.get(f"{path}/"))
    assert "own-duty" not in text_of(browser_of(cast.clinician.me).get(f"{path}/"))
    assert browser_of(cast.clinician.me).post(f"{path}/decline").status_code == 302
    shown = text_of(peer.get(f"{path}/"))
    assert "They do not agree" in shown
    assert "no second person can take from you" in shown
    assert peer.post(f"{path}/own-duty").status_code == 302
    assert Disclosure.objects.get().state == State.PASSED
    assert "nobody had agreed" in text_of(browser_of(cast.lead.me).get("/disclosures/ledger/"))


def test_an_open_one_can_be_taken_back(cast: Cast, proposed: Written) -> None:
    assert browser_of(cast.peer.me).post(f"/disclosures/{proposed.number.hex()}/withdraw").status_code == 302
    assert Disclosure.objects.get().state == State.WITHDRAWN


def test_the_gate_says_no_and_why_and_keeps_nothing(cast: Cast) -> None:
    peer = browser_of(cast.peer.me)
    answer = post(peer, "/disclosures/gate", {**CLAIM, "to": "employer"}).json()
    assert answer["allowed"] is False
    assert "Nothing goes to the employer" in answer["why"]
    assert post(peer, "/disclosures/gate", {**CLAIM, "role": "clinician"}).status_code == 400
    refused = post(peer, "/disclosures/keep", {**sent(written(cast.peer, cast.clinician)), "to": "employer"})
    assert (refused.status_code, Disclosure.objects.count(), Entry.objects.count()) == (403, 0, 0)


@pytest.mark.parametrize(
    "harm",
    [
        {"id": "xx"},
        {"id": "00"},
        {"ground": "gossip"},
        {"forbidden": 13},
        {"forbidden": -1},
        {"forbidden": True},
        {"forbidden": "1"},
        {"second": None},
        {"own": "*"},
        {"own": ""},
        {"copy": "A" * 40_000},
        {"role": ["peer"]},
    ],
)
def test_what_no_page_sends_is_refused_by_name(cast: Cast, harm: dict[str, object]) -> None:
    answer = post(browser_of(cast.peer.me), "/disclosures/keep", {**sent(written(cast.peer, cast.clinician)), **harm})
    assert (answer.status_code, answer.json()["refused"]) == (400, "disclosure-not-whole")
    assert Disclosure.objects.count() == 0


@pytest.mark.parametrize("body", ["", "[]", "null", "{", "[" * 100_000])
def test_no_body_at_all_is_refused_by_name(cast: Cast, proposed: Written, body: str) -> None:
    peer = browser_of(cast.peer.me)
    for path in ("keep", "gate", f"{proposed.number.hex()}/tell"):
        answer = peer.post(f"/disclosures/{path}", body, content_type="application/json", headers=FETCH)
        assert (answer.status_code, answer.json()["refused"]) == (400, "disclosure-not-whole")


def test_lead_and_auditor_read_the_ledger(cast: Cast, proposed: Written, edge: Edge) -> None:
    for whom in (cast.lead, cast.auditor):
        shown = text_of(browser_of(whom.me).get("/disclosures/ledger/"))
        assert "Nothing is missing" in shown
        assert "Jo Marsh" in shown
    Entry.objects.update(ground="consent")
    assert "A line was changed" in text_of(browser_of(cast.lead.me).get("/disclosures/ledger/"))
    Entry.objects.all().delete()
    assert "newest lines are not those" in text_of(browser_of(cast.lead.me).get("/disclosures/ledger/"))


def test_the_clock_is_named_as_such(cast: Cast, proposed: Written, edge: Edge) -> None:
    actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    Entry.objects.filter(place=2).update(by=b"")
    assert "the clock" in text_of(browser_of(cast.auditor.me).get("/disclosures/ledger/"))


def test_strangers_find_nothing(cast: Cast, owner: Person, proposed: Written, visitor: Client) -> None:
    path = f"/disclosures/{proposed.number.hex()}"
    pages = ("/disclosures/", "/disclosures/write/", f"{path}/")
    member, auditor, colleague = browser_of(owner.me), browser_of(cast.auditor.me), browser_of(cast.colleague.me)
    for page in (*pages, "/disclosures/ledger/"):
        assert visitor.get(page).status_code == 302
        assert member.get(page).status_code == 404
    assert {auditor.get(page).status_code for page in pages} == {404}
    assert colleague.get(f"{path}/").status_code == 404
    assert colleague.get("/disclosures/not-an-id/").status_code == 404
    for move in ("sign", "decline", "withdraw", "passed", "own-duty", "tell"):
        for client in (member, auditor, colleague):
            assert post(client, f"{path}/{move}", {}).status_code == 404
    assert colleague.get("/disclosures/ledger/").status_code == 404
    assert Disclosure.objects.get().state == State.PROPOSED


def test_nobody_to_sign_is_said(cast: Cast, edge: Edge) -> None:
    Holder.objects.filter(seat="clinician").delete()
    assert "Nobody else can sign" in text_of(browser_of(cast.lead.me).get("/disclosures/write/"))
