"""A page by telephone, whole: through the real adapter to the stand-in gateway, and back by its signed posts."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from django.test import Client

from rigcheck.care.paging import actions, queries
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import TwilioGateway
from rigcheck.outside.gateway.twilio import Account
from tests.care.members.cast import Person
from tests.care.paging.conftest import NUMBERS, PAGE, pressing, work
from tests.care.seats.conftest import Seated
from tests.outside.gateway import standin as standins
from tests.outside.gateway.standin import ACCOUNT, SENDER, TOKEN, Standin, signature

pytestmark = pytest.mark.django_db
TEXTED = "/hooks/gateway/text/"
NAMES = count(1)


@pytest.fixture
def standin() -> Iterator[Standin]:
    with standins.serving() as standin:
        yield standin


@pytest.fixture
def edge(plain_edge: Edge, standin: Standin, monkeypatch: pytest.MonkeyPatch) -> Edge:
    made = replace(plain_edge, gateway=TwilioGateway(Account(standin.base, ACCOUNT, SENDER, TOKEN)))
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: made)
    return made


def reply(number: str, words: str, *, token: str = TOKEN, name: str = "") -> tuple[int, str]:
    """A text from a telephone, as the gateway hands it on."""
    fields = {"From": number, "To": SENDER, "Body": words, "MessageSid": name or f"SM{next(NAMES):032x}"}
    signed = signature(token, "http://care.localhost:8000" + TEXTED, list(fields.items()))
    answer = Client(enforce_csrf_checks=True).post(TEXTED, fields, headers={"X-Twilio-Signature": signed})
    return answer.status_code, answer.content.decode()


def test_two_are_texted_one_replies_and_the_other_is_too_late(
    owner: Person, riley: Seated, jo: Seated, edge: Edge, clock: SetClock, standin: Standin
) -> None:
    actions.press(press=pressing(riley, jo), by=owner.me, edge=edge)
    work(edge, clock=clock, seconds=1)
    assert sorted(text["To"] for text in standin.texts) == sorted(NUMBERS[:2])
    assert {text["Body"] for text in standin.texts} == {"Backup requested"}
    assert reply(NUMBERS[0], "1", token="another")[0] == 403
    assert reply(NUMBERS[0], "who is it?") == (200, '<?xml version="1.0" encoding="UTF-8"?><Response/>')
    assert "It is yours." in reply(NUMBERS[0], "1")[1]
    assert "It is yours." in reply(NUMBERS[0], "1")[1], "told twice, it says the same"
    assert "Somebody else has it." in reply(NUMBERS[1], "1")[1]
    [mine] = queries.asked(supporter=riley.number, at=edge.clock.now())
    assert mine.mine


def test_a_reply_that_somebody_recorded_takes_no_later_page(
    owner: Person, riley: Seated, edge: Edge, clock: SetClock
) -> None:
    actions.press(press=pressing(riley), by=owner.me, edge=edge)
    assert "It is yours." in reply(NUMBERS[0], "1", name="SMrecorded")[1]
    actions.press(press=pressing(riley, page=bytes(32)), by=owner.me, edge=edge)
    actions.withdraw(page=PAGE, edge=edge)
    assert reply(NUMBERS[0], "1", name="SMrecorded")[1].endswith("<Response/>")
    assert not queries.one_asked(page=bytes(32), supporter=riley.number, at=clock.now()).mine
    assert "It is yours." in reply(NUMBERS[0], "1")[1]
