"""Replying 1 and pressing 1: only from the gateway, only a 1, and who replied is known by a digest alone."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from rigcheck.care.notices import actions
from rigcheck.care.notices.models import Heard
from rigcheck.care.notices.queries import Channel, Notice, Reply, message_digest, number_digest
from rigcheck.doors.care import urls as care
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
NUMBER = "+15125550123"
TOLD: list[Reply] = []
ANSWERS: list[Notice | None] = []
NAMES = count()


def taker(reply: Reply, _edge: Edge) -> Notice | None:
    TOLD.append(reply)
    return ANSWERS[0] if ANSWERS else None


urlpatterns = [path("", include("rigcheck.care.notices.urls"), {"taker": taker}), *care.urlpatterns]
Post = Callable[..., HttpResponse]


@pytest.fixture
def post(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Post:
    """What the gateway posts, signed or not."""
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    TOLD.clear()
    ANSWERS.clear()
    client = Client(enforce_csrf_checks=True)

    def send(address: str, signed: str = "kept", **fields: Any) -> HttpResponse:
        fields = {"MessageSid": f"SM{next(NAMES)}", "CallSid": f"CA{next(NAMES)}"} | fields
        return client.post(address, fields, headers={"X-Twilio-Signature": signed})

    return send


def test_a_reply_of_one_takes_and_is_answered(post: Post, edge: Edge) -> None:
    ANSWERS.append(Notice.TAKEN)
    answer = post("/hooks/gateway/text/", From=NUMBER, Body=" 1. ")
    assert [Reply(number_digest(number=NUMBER, edge=edge), Channel.TEXT)] == TOLD
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert "<Message>It is yours. Open the site.</Message>" in answer.content.decode()


def test_pressing_one_takes_the_page_that_the_call_was_for(post: Post, edge: Edge) -> None:
    ANSWERS.append(Notice.TAKEN_ELSEWHERE)
    answer = post(f"/hooks/gateway/voice/{'0f' * 16}/", To=NUMBER, Digits="1")
    assert [Reply(number_digest(number=NUMBER, edge=edge), Channel.VOICE, b"\x0f" * 16)] == TOLD
    assert "<Say>Somebody else has it.</Say>" in answer.content.decode()


@pytest.mark.parametrize("body", ["", "11", "STOP", "I cannot, call somebody else", "one"])
def test_other_words_are_not_looked_at(post: Post, body: str) -> None:
    answer = post("/hooks/gateway/text/", From=NUMBER, Body=body)
    assert (answer.status_code, TOLD) == (200, [])
    assert body == "" or body not in answer.content.decode()


@pytest.mark.parametrize("digits", ["2", "", "11"])
def test_other_digits_do_nothing(post: Post, digits: str) -> None:
    assert post("/hooks/gateway/voice/0f/", To=NUMBER, Digits=digits).status_code == 200
    assert TOLD == []


@pytest.mark.parametrize("address", ["/hooks/gateway/text/", "/hooks/gateway/voice/0f/"])
def test_a_stranger_who_is_not_the_gateway_takes_nothing(post: Post, address: str) -> None:
    for signed in ("", "forged"):
        answer = post(address, signed, From=NUMBER, To=NUMBER, Body="1", Digits="1")
        assert answer.status_code == 403
    assert TOLD == []


def test_nobody_looks_at_these_addresses(post: Post) -> None:
    assert Client().get("/hooks/gateway/text/").status_code == 405


@pytest.mark.parametrize("number", ["", "anonymous", "+1"])
def test_a_hidden_number_takes_nothing(post: Post, number: str) -> None:
    assert post("/hooks/gateway/text/", From=number, Body="1").status_code == 200
    assert TOLD == []


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/hooks/gateway/text/", {"From": NUMBER, "Body": "1", "MessageSid": "SM1"}),
        ("/hooks/gateway/voice/0f/", {"To": NUMBER, "Digits": "1", "CallSid": "CA1"}),
    ],
)
def test_a_message_that_was_recorded_does_nothing_when_it_is_sent_again(
    post: Post, edge: Edge, address: str, fields: dict[str, str]
) -> None:
    ANSWERS.append(Notice.TAKEN)
    assert "It is yours" in post(address, **fields).content.decode()
    assert post(address, **fields).content.decode().endswith("<Response/>")
    assert len(TOLD) == 1
    [heard] = Heard.objects.values()
    assert (bytes(heard["id"]), heard["month"]) == (message_digest(message=fields.popitem()[1], edge=edge), "2026-11")


@pytest.mark.parametrize(("address", "name"), [("text", "MessageSid"), ("voice/0f", "CallSid")])
def test_a_message_without_a_name_does_nothing(post: Post, address: str, name: str) -> None:
    post(f"/hooks/gateway/{address}/", From=NUMBER, To=NUMBER, Body="1", Digits="1", **{name: ""})
    assert (TOLD, Heard.objects.count()) == ([], 0)


def test_what_failed_may_be_sent_again(post: Post, edge: Edge) -> None:
    reply = Reply(b"n" * 16, Channel.TEXT)
    with pytest.raises(ZeroDivisionError):
        actions.hear(message="SM1", reply=reply, taker=lambda _reply, _edge: 1 / 0, edge=edge)  # type: ignore[arg-type, return-value]
    assert actions.hear(message="SM1", reply=reply, taker=lambda _reply, _edge: Notice.TAKEN, edge=edge) is Notice.TAKEN


def test_what_was_heard_is_forgotten_after_two_whole_months(edge: Edge) -> None:
    actions.hear(message="SM1", reply=Reply(b"n" * 16, Channel.TEXT), taker=taker, edge=edge)
    assert actions.forget(today=Month(2027, 1)) == 0
    assert actions.forget(today=Month(2027, 2)) == 1


def test_a_reference_that_is_none_is_empty(post: Post) -> None:
    post("/hooks/gateway/voice/nothing/", To=NUMBER, Digits="1")
    assert TOLD[0].reference == b""


def test_a_taker_that_knows_nothing_answers_nothing(post: Post) -> None:
    answer = post("/hooks/gateway/text/", From=NUMBER, Body="1")
    assert answer.content.decode().endswith("<Response/>")


def test_the_sites_own_addresses_lead_here() -> None:
    from django.urls import resolve

    assert resolve("/hooks/gateway/text/", "rigcheck.doors.care.urls").view_name == "notices:replied"
