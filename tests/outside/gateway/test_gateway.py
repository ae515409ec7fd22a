"""Texts and calls through a gateway: what arrives, and what comes of a gateway that is down, slow or talks nonsense."""

import socket
import threading
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.gateway import (
    Call,
    FolderGateway,
    GatewayAway,
    GatewayNotSet,
    GatewayRefused,
    GatewayUnclear,
    KeptGateway,
    NoGateway,
    NotAGateway,
    NotANumber,
    NumberRefused,
    Text,
    TwilioGateway,
    e164,
    open_gateway,
)
from rigcheck.outside.gateway.twilio import Account
from tests.outside.gateway.standin import ACCOUNT, SENDER, TOKEN, Standin, documented, signature

TO = "+15125550123"
TEXT = Text(TO, "Backup requested", "ab" * 16)
CALL = Call(TO, "Backup requested", "cd" * 16, "https://care.example/hooks/gateway/voice/0f/")


def test_a_text_arrives_as_it_was_written(gateway: TwilioGateway, standin: Standin) -> None:
    gateway.text(TEXT)
    assert standin.texts == [{"To": TO, "From": SENDER, "Body": "Backup requested"}]
    assert standin.keys == ["ab" * 16]


def test_a_call_says_one_sentence_and_waits_for_a_digit(gateway: TwilioGateway, standin: Standin) -> None:
    gateway.call(CALL)
    [call] = standin.calls
    script = ElementTree.fromstring(call["Twiml"])  # noqa: S314 - our own script
    assert [said.text for said in script.iter("Say")] == ["Backup requested"] * 2
    assert {asking.attrib["action"] for asking in script.iter("Gather")} == {CALL.answer_at}
    assert call["To"] == TO


def test_checking_sends_nothing(gateway: TwilioGateway, standin: Standin) -> None:
    gateway.check()
    assert (standin.texts, standin.calls) == ([], [])


def test_a_closed_account_is_said_as_such(gateway: TwilioGateway, standin: Standin) -> None:
    standin.planted = 200, b'{"status": "suspended"}'
    with pytest.raises(GatewayRefused):
        gateway.check()


def test_a_wrong_token_is_said_as_such(account: Account, standin: Standin) -> None:
    with pytest.raises(GatewayRefused, match="account and token"):
        TwilioGateway(replace(account, token="another")).text(TEXT)
    assert standin.texts == []


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (21211, NumberRefused),
        (21610, NumberRefused),
        (21212, GatewayRefused),
        (20429, GatewayAway),
        (20500, GatewayAway),
    ],
)
def test_what_the_gateway_refuses_is_sorted(
    gateway: TwilioGateway, standin: Standin, code: int, refusal: type[Refusal]
) -> None:
    standin.planted = documented(code)
    with pytest.raises(refusal) as told:
        gateway.text(TEXT)
    assert TO not in str(told.value)


@pytest.mark.parametrize(
    "planted",
    [
        (201, b"<html>Welcome to our hotel</html>"),
        (201, b""),
        (201, b"[]"),
        (201, b"{}"),
        (201, b'{"sid": 5}'),
        (200, b"\xff\xfe"),
        (400, b"<html>"),
    ],
)
def test_nonsense_is_never_taken_for_sent(gateway: TwilioGateway, standin: Standin, planted: tuple[int, bytes]) -> None:
    """A gateway that talks nonsense: nothing counts as sent, the job tries again."""
    standin.planted = planted
    with pytest.raises(GatewayUnclear):
        gateway.text(TEXT)


def test_what_is_not_even_http_is_away(gateway: TwilioGateway, standin: Standin) -> None:
    standin.broken = b"220 mail.example ESMTP\r\n"
    with pytest.raises(GatewayAway):
        gateway.text(TEXT)


def test_a_redirect_is_not_followed(gateway: TwilioGateway, standin: Standin) -> None:
    standin.planted = 302, b"{}"
    with pytest.raises(GatewayRefused):
        gateway.text(TEXT)


def test_a_gateway_that_is_down_is_away(account: Account) -> None:
    """A gateway that is down: the job tries again by itself, and the ladder goes on without it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(GatewayAway):
        TwilioGateway(replace(account, base=f"http://127.0.0.1:{port}")).text(TEXT)


def test_a_gateway_that_is_slow_is_away(hasty: TwilioGateway, standin: Standin) -> None:
    """A gateway that is slow: after the time-out the worker goes on to the next job and comes back to this one."""
    standin.holding = threading.Event()
    with pytest.raises(GatewayAway):
        hasty.text(TEXT)


def test_a_lost_answer_is_tried_again_under_the_same_key(gateway: TwilioGateway, standin: Standin) -> None:
    """A lost answer: the text goes out twice at worst, both with one key, so that a gateway that looks sends one."""
    standin.lost = 1
    with pytest.raises(GatewayAway):
        gateway.text(TEXT)
    gateway.text(TEXT)
    assert standin.keys == ["ab" * 16] * 2
    assert len(standin.texts) == 2


@pytest.mark.parametrize("base", ["http://gateway.example", "ftp://127.0.0.1"])
def test_nothing_travels_a_network_in_the_clear(account: Account, base: str) -> None:
    with pytest.raises(GatewayRefused, match="certificate"):
        TwilioGateway(replace(account, base=base)).text(TEXT)


def test_a_gateway_without_a_certificate_is_refused(account: Account, standin: Standin) -> None:
    with pytest.raises(GatewayRefused, match="certificate"):
        TwilioGateway(replace(account, base=standin.base.replace("http:", "https:"))).text(TEXT)
    assert standin.texts == []


def test_who_signs_is_believed_and_nobody_else(gateway: TwilioGateway) -> None:
    address, fields = "https://care.example/hooks/gateway/text/", [("From", TO), ("Body", "1")]
    good = signature(TOKEN, address, fields)
    assert gateway.is_from(address, fields, good)
    for where, what, signed in (
        (address, [("From", TO), ("Body", "2")], good),
        (address + "?", fields, good),
        (address, fields, signature("another", address, fields)),
        (address, fields, ""),
        (address, fields, "é"),
    ):
        assert not gateway.is_from(where, what, signed)


@pytest.mark.parametrize(
    ("typed", "number"), [("+1 (512) 555-0123", TO), ("+44 20 7946 0000", "+442079460000"), (f" {TO} ", TO)]
)
def test_numbers_are_kept_as_the_world_dials_them(typed: str, number: str) -> None:
    assert e164(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "512 555 0123", "+0123456789", "+1512555012345678", "+1512a550123", "+१५१२५५५०१२३"]
)
def test_what_is_no_number_is_refused_before_anything_is_sent(typed: str, gateway: TwilioGateway) -> None:
    with pytest.raises(NotANumber):
        gateway.text(Text(typed, "x", "ab"))
    with pytest.raises(NotANumber):
        gateway.call(Call(typed, "x", "ab", ""))


def test_a_gateway_is_read_from_its_setting() -> None:
    opened = open_gateway(f"twilio://{ACCOUNT}@api.twilio.com", sender=SENDER, token="secret")
    assert isinstance(opened, TwilioGateway)
    assert opened._account == Account("https://api.twilio.com", ACCOUNT, SENDER, "secret")
    assert "secret" not in repr(opened._account)
    here = open_gateway(f"twilio+plain://{ACCOUNT}@127.0.0.1:8080", sender=SENDER, token="secret")
    assert isinstance(here, TwilioGateway)
    assert here._account.base == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("where", "sender", "token"),
    [
        ("api.twilio.com", SENDER, "t"),
        ("twilio://api.twilio.com", SENDER, "t"),
        ("twilio://us:secret@api.twilio.com", SENDER, "t"),
        ("twilio+plain://us@api.twilio.com", SENDER, "t"),
        ("https://us@api.twilio.com", SENDER, "t"),
        ("twilio://us@api.twilio.com", "Updates", "t"),
        ("twilio://us@api.twilio.com", SENDER, ""),
    ],
)
def test_what_names_no_gateway_is_refused_with_how_to_write_it(where: str, sender: str, token: str) -> None:
    with pytest.raises(NotAGateway, match="twilio://"):
        open_gateway(where, sender=sender, token=token)


def test_without_a_gateway_nothing_is_sent_and_that_is_said() -> None:
    gateway = open_gateway("", sender="")
    assert isinstance(gateway, NoGateway)
    assert not gateway.there
    assert not gateway.is_from("", [], "")
    for attempt in (gateway.check, lambda: gateway.text(TEXT), lambda: gateway.call(CALL)):
        with pytest.raises(GatewayNotSet, match="Choose another way"):
            attempt()


def test_the_folder_keeps_a_message_once(tmp_path: Path) -> None:
    gateway = open_gateway(f"folder:{tmp_path / 'sent'}", sender="")
    assert isinstance(gateway, FolderGateway)
    gateway.check()
    gateway.text(TEXT)
    gateway.text(TEXT)
    gateway.call(CALL)
    written = sorted(path.read_text() for path in (tmp_path / "sent").iterdir())
    assert written == [f"call to {TO}\nBackup requested\n", f"text to {TO}\nBackup requested\n"]
    assert not gateway.is_from("", [], "kept")


def test_the_folder_refuses_like_a_gateway(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for attempt in (FolderGateway(tmp_path / "file").check, lambda: FolderGateway(tmp_path / "file").text(TEXT)):
        with pytest.raises(GatewayAway):
            attempt()


def test_kept_messages_are_kept() -> None:
    gateway = KeptGateway()
    gateway.check()
    gateway.text(TEXT)
    gateway.call(CALL)
    assert (gateway.texts, gateway.calls) == ([TEXT], [CALL])
    assert gateway.is_from("", [], "kept")
    assert not gateway.is_from("", [], "another")
