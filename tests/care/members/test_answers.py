"""What the page's script is told, and that nobody else gets an answer."""

import json

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.care.members.models import Account
from rigcheck.engines.sealing.keys import Method
from rigcheck.engines.sealing.sessions import locate
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of
from tests.care.members.cast import Person, card
from tests.care.members.test_joining import HANDLE, keys, ways

NEEDS_ME = (
    "session/half",
    "lock",
    "sign-out/everywhere",
    "device/pin",
    "account/prove",
    "account/way",
    "account/passkeys/remove",
    "account/erase",
)
SENT = {
    "device": "00" * 16,
    "proof": "00" * 32,
    "method": "card",
    "locator": "00" * 16,
    "blob": "00" * 60,
    "handle": HANDLE,
}


@pytest.fixture
def client(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    return Client(headers={"X-Rigcheck": "fetch"})


def post(client: Client, path: str, sent: object):
    return client.post("/" + path, data=json.dumps(sent), content_type="application/json")


def sign_in(client: Client, person: Person):
    found = post(
        client,
        "sign-in/prove",
        {"method": "passphrase", "handle": person.handle, "proof": person.splits[Method.PASSPHRASE].proof.hex()},
    )
    assert found.status_code == 200
    return post(client, "sign-in/open", {"session": person.hierarchy.session.hex()})


def test_joining_by_script(db: None, client: Client, edge: Edge) -> None:
    handle = post(client, "join/handle", {}).json()["handle"]
    begun = post(client, "join/begin", {"code": card(edge), "handle": handle}).json()
    shown, way = keys(), ways()[0]
    finished = post(
        client,
        "join/finish",
        {
            "draft": begun["draft"],
            "seal_public": shown.seal_public.hex(),
            "sign_public": shown.sign_public.hex(),
            "session": shown.session.hex(),
            "wraps": [
                {
                    "method": "passphrase",
                    "locator": way.locator.hex(),
                    "blob": way.blob.hex(),
                    "proof": way.proof.hex(),
                }
            ],
            "profile": {"phone": "mine", "trade": "fire"},
        },
    )
    assert len(finished.json()["half"]) == 64
    cookie = finished.cookies[settings.SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert post(client, "session/half", {}).json() == finished.json()
    assert Account.objects.get().handle == handle


def test_signing_in_locking_and_signing_out_by_script(owner: Person, client: Client) -> None:
    opened = sign_in(client, owner)
    assert post(client, "session/half", {}).json() == opened.json()
    assert post(client, "lock", {}).status_code == 200
    assert post(client, "session/half", {}).status_code == 401
    sign_in(client, owner)
    assert post(client, "sign-out", {}).status_code == 200
    assert post(client, "sign-out", {}).status_code == 200
    assert post(client, "session/half", {}).json()["refused"] == "locked"


def test_an_unknown_handle_gets_the_same_bytes(owner: Person, client: Client) -> None:
    answers = [
        post(client, "sign-in/prove", {"method": "passphrase", "handle": handle, "proof": "00" * 32})
        for handle in (owner.handle, HANDLE)
    ]
    assert answers[0].content == answers[1].content
    assert [one.status_code for one in answers] == [403, 403]
    assert sorted(answers[0].headers) == sorted(answers[1].headers)
    assert not answers[0].cookies


def test_erasing_by_script(owner: Person, client: Client) -> None:
    sign_in(client, owner)
    refused = post(client, "account/erase", {"handle": HANDLE})
    assert (refused.status_code, refused.json()["refused"]) == (400, "another-handle")
    assert post(client, "account/erase", {"handle": owner.handle, "rows": ["00" * 16]}).status_code == 200
    assert Account.objects.count() == 0


@pytest.mark.parametrize("path", NEEDS_ME)
def test_nobody_is_let_in_without_a_session(db: None, client: Client, path: str) -> None:
    answer = post(client, path, SENT)
    assert (answer.status_code, answer.json()["refused"]) == (401, "locked")


@pytest.mark.parametrize("path", [*NEEDS_ME, "sign-in/open", "sign-in/prove", "device/prove", "join/begin"])
@pytest.mark.parametrize("sent", [[], {}, {"proof": "zz"}, {"session": 5}, "text"])
def test_what_no_page_of_ours_sends_is_refused_in_words(owner: Person, client: Client, path: str, sent: object) -> None:
    sign_in(client, owner)
    answer = post(client, path, sent)
    if path in ("session/half", "lock", "sign-out/everywhere") and isinstance(sent, dict):
        assert answer.status_code == 200
        return
    assert (answer.status_code, answer.json()["refused"]) == (400, "unexpected")


@pytest.mark.parametrize("path", [*NEEDS_ME, "sign-in/prove", "join/begin", "join/finish"])
def test_other_sites_and_plain_forms_get_no_answer(owner: Person, edge: Edge, client: Client, path: str) -> None:
    assert client.get("/" + path).status_code == 405
    plain = client.post("/" + path, data=SENT, headers={"X-Rigcheck": ""})
    assert plain.status_code == 400
    strict = Client(enforce_csrf_checks=True, headers={"X-Rigcheck": "fetch"})
    assert strict.post("/" + path, data="{}", content_type="application/json").status_code == 403


def test_a_stranger_changes_nothing_of_mine(owner: Person, other: Person, client: Client) -> None:
    sign_in(client, other)
    mine = locate(owner.splits[Method.PASSKEY].proof).hex()
    assert post(client, "account/passkeys/remove", {"locator": mine}).status_code == 404
    way = {"method": "passkey", "locator": mine, "blob": "00" * 60, "proof": root_of("x").hex()}
    assert post(client, "account/way", way).status_code == 400
    assert post(client, "account/erase", {"handle": owner.handle}).status_code == 400
    assert Account.objects.count() == 2


def test_a_key_that_does_not_fit_opens_nothing(owner: Person, other: Person, client: Client) -> None:
    post(client, "sign-in/prove", {"method": "card", "proof": owner.splits[Method.CARD].proof.hex()})
    answer = post(client, "sign-in/open", {"session": other.hierarchy.session.hex()})
    assert (answer.status_code, answer.json()["refused"]) == (403, "keys-do-not-fit")
