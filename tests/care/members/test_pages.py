"""Pages of the room: shown to the right person, and to nobody else."""

import pytest
from django.test import Client

from rigcheck.care.members import actions
from rigcheck.care.members.models import Profile
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person
from tests.care.members.test_answers import client as client
from tests.care.members.test_answers import sign_in

OPEN = ("/join/", "/sign-in/", "/locked/", "/recover/", "/lost-everything/")
MINE = (
    "/me/",
    "/me/passphrase/",
    "/me/card/",
    "/me/pin/",
    "/me/passkey/",
    "/me/passkey/00112233445566778899aabbccddeeff/",
    "/me/erase/",
)


def page(client: Client, path: str) -> str:
    answer = client.get(path, headers={"X-Rigcheck": ""})
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


@pytest.mark.parametrize("path", OPEN)
def test_everyone_sees_the_way_in(db: None, client: Client, path: str) -> None:
    assert "<template data-sentences" in page(client, path)


@pytest.mark.parametrize("path", MINE)
def test_a_locked_person_is_led_to_the_lock_and_back(db: None, client: Client, path: str) -> None:
    answer = client.get(path, headers={"X-Rigcheck": ""})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/locked/?next={path}")


@pytest.mark.parametrize("path", MINE)
def test_the_owner_sees_each_page(owner: Person, client: Client, path: str) -> None:
    sign_in(client, owner)
    assert page(client, path)


def test_an_open_session_needs_no_unlocking(owner: Person, client: Client) -> None:
    sign_in(client, owner)
    assert client.get("/locked/", headers={"X-Rigcheck": ""}).status_code == 302


@pytest.mark.parametrize(("answer", "leads_to"), [("yes", "/me/"), ("skip", "/me/"), ("lost", "/me/card/")])
def test_the_card_question_goes_once_answered(
    owner: Person, client: Client, edge: Edge, answer: str, leads_to: str
) -> None:
    profile = Profile(card_question=edge.clock.now().date().isoformat())
    actions.describe(me=owner.me, profile=profile, edge=edge)
    sign_in(client, owner)
    assert "Still have your card?" in page(client, "/me/")
    answered = client.post("/me/card/asked/", {"answer": answer}, headers={"X-Rigcheck": ""})
    assert answered.headers["Location"] == leads_to
    assert "Still have your card?" not in page(client, "/me/")


def test_a_page_left_alone_has_its_session_ended_by_the_script(owner: Person, client: Client) -> None:
    sign_in(client, owner)
    assert "data-ends" in page(client, "/locked/?idle=1")
    client.cookies.clear()
    assert "data-ends" not in page(client, "/locked/?idle=1")


def test_an_odd_address_comes_back_whole_after_unlocking(db: None, client: Client) -> None:
    answer = client.get("/me/passkey/a%26next=b%23c/", headers={"X-Rigcheck": ""})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/locked/?next=/me/passkey/a%26next%3Db%23c/")
