"""The stand-in is verified: the makers' own library talks to it, and checks what it signs."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Gather, VoiceResponse

from rigcheck.outside.gateway import said
from rigcheck.outside.gateway.twilio import sign
from rigcheck.outside.gateway.twiml import ask_for_one
from tests.outside.gateway.standin import ACCOUNT, SENDER, TOKEN, Standin, documented, signature

# The examples of the makers' page on security, https://www.twilio.com/docs/usage/security, and of their libraries.
ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2"
FIELDS = {"CallSid": "CA1234567890ABCDE", "Digits": "1234", "To": "+18005551212"}
PUBLISHED = [("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="), ("+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")]


class Turned(TwilioHttpClient):
    """The makers' client, with the stand-in's address in place of theirs."""

    def __init__(self, base: str) -> None:
        super().__init__(max_retries=0)
        self._base = urlsplit(base)

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        parts = urlsplit(url)
        assert parts.netloc == "api.twilio.com"
        return super().request(method, urlunsplit((*self._base[:2], *parts[2:])), *args, **kwargs)


@pytest.fixture
def library(standin: Standin) -> Client:
    return Client(ACCOUNT, TOKEN, http_client=Turned(standin.base))


def test_the_makers_library_sends_a_text_and_reads_the_answer(library: Client, standin: Standin) -> None:
    sent = library.messages.create(to="+15125550123", from_=SENDER, body="Backup requested")
    assert (sent.status, sent.to, sent.body) == ("queued", "+15125550123", "Backup requested")
    assert standin.texts == [{"To": "+15125550123", "From": SENDER, "Body": "Backup requested"}]


def test_the_makers_library_makes_a_call(library: Client, standin: Standin) -> None:
    made = library.calls.create(to="+15125550123", from_=SENDER, twiml="<Response/>")
    assert made.status == "queued"
    assert standin.calls[0]["Twiml"] == "<Response/>"


def test_the_makers_library_signs_in(library: Client) -> None:
    assert library.api.accounts(ACCOUNT).fetch().status == "active"


@pytest.mark.parametrize(("to", "code"), [("+15005550001", 21211), ("+15005550004", 21610)])
def test_the_makers_library_understands_its_refusals(library: Client, to: str, code: int) -> None:
    with pytest.raises(TwilioRestException) as told:
        library.messages.create(to=to, from_=SENDER, body="x")
    assert (told.value.code, told.value.status) == (code, 400)


def test_the_makers_library_is_refused_with_a_wrong_token(standin: Standin) -> None:
    with pytest.raises(TwilioRestException) as told:
        Client(ACCOUNT, "wrong", http_client=Turned(standin.base)).messages.create(to="+1", from_=SENDER, body="x")
    assert (told.value.code, told.value.status) == (20003, documented(20003)[0])


@pytest.mark.parametrize(("caller", "published"), PUBLISHED)
def test_signatures_are_the_published_ones(caller: str, published: str) -> None:
    fields = list({**FIELDS, "Caller": caller, "From": caller}.items())
    assert signature("12345", ADDRESS, fields) == published
    assert sign("12345", ADDRESS, fields) == published
    assert RequestValidator("12345").validate(ADDRESS, dict(fields), published)


@pytest.mark.parametrize(
    "fields", [[], [("B", "2"), ("A", "1")], [("A", "2"), ("A", "1"), ("A", "2")], [("Body", "é 1")]]
)
def test_both_sign_as_the_makers_library_does(fields: list[tuple[str, str]]) -> None:
    from werkzeug.datastructures import MultiDict

    theirs = RequestValidator(TOKEN).compute_signature(ADDRESS, MultiDict(fields))
    assert signature(TOKEN, ADDRESS, fields) == theirs
    assert sign(TOKEN, ADDRESS, fields) == theirs


def test_scripts_are_as_the_makers_library_writes_them() -> None:
    answer_at = "https://care.example/hooks/gateway/voice/ab/?a=1&b=2"
    theirs = VoiceResponse()
    for _ in range(2):
        asking = Gather(input="dtmf", num_digits=1, timeout=10, method="POST", action=answer_at)
        asking.say("Backup & so on")
        theirs.append(asking)
    theirs.hangup()
    assert canonical(ask_for_one("Backup & so on", answer_at=answer_at)) == canonical(str(theirs))
    answer = MessagingResponse()
    answer.message("Somebody else has it.")
    assert canonical(said("Somebody else has it.", spoken=False)) == canonical(str(answer))
    spoken = VoiceResponse()
    spoken.say("It is yours.")
    spoken.hangup()
    assert canonical(said("It is yours.", spoken=True)) == canonical(str(spoken))
    assert canonical(said(spoken=True)) == canonical(str(VoiceResponse()))


def canonical(script: str) -> str:
    from xml.etree.ElementTree import canonicalize

    return canonicalize(script)
