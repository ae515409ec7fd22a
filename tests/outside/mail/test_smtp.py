"""Letters handed to a real server: encrypted or not at all; what it refuses is sorted and said in words."""

import socket
import ssl
from collections.abc import Iterator

import pytest

from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.mail import AddressRefused, Letter, MailAway, MailRefused, NotALetter
from rigcheck.outside.mail.smtp import Security
from tests.outside.mail.conftest import Asked, Box, Started


def test_a_letter_arrives_encrypted_and_as_it_was_written(
    starttls: int, asked: Asked, box: Box, letter: Letter
) -> None:
    asked(starttls).send(letter)
    [arrived] = box.letters
    assert box.recipients == ["jo.rivera@agency.example"]
    assert box.encrypted == [True]
    assert arrived["Subject"] == "Your card"
    assert arrived["Message-ID"] == f"<{'ab' * 16}@agency.example>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Date"] == "Sun, 22 Nov 2026 04:00:00 +0000"
    assert arrived.get_content_type() == "text/plain"
    assert str(arrived.get_payload()).replace("\r\n", "\n") == letter.text


def test_letters_beyond_ascii_and_long_lines_survive(starttls: int, asked: Asked, box: Box) -> None:
    text = "Grüße aus Pörtschach, " + "x" * 1200
    asked(starttls).send(Letter("jo@agency.example", "Für Sie", text, "cd" * 16))
    assert box.letters[0].get_payload(decode=True).decode().strip() == text  # type: ignore[union-attr]


def test_encryption_from_the_first_byte(
    started: Started, trusted: ssl.SSLContext, asked: Asked, box: Box, letter: Letter
) -> None:
    port = started(ssl_context=trusted, auth_require_tls=False)
    asked(port, Security.TLS).send(letter)
    assert len(box.letters) == 1


def test_a_relay_on_this_machine_goes_without(started: Started, asked: Asked, box: Box, letter: Letter) -> None:
    asked(started(), Security.NONE, user="").send(letter)
    assert box.encrypted == [False]


def test_checking_sends_nothing(starttls: int, asked: Asked, box: Box) -> None:
    asked(starttls).check()
    assert box.commands == ["AUTH"]
    assert box.letters == []


def test_without_starttls_neither_password_nor_letter_leaves(
    started: Started, asked: Asked, box: Box, letter: Letter
) -> None:
    port = started(auth_require_tls=False)
    with pytest.raises(MailRefused, match="offers no encryption"):
        asked(port).send(letter)
    assert box.commands == []


def test_a_server_without_sign_in_is_refused_where_we_have_a_password(
    started: Started, trusted: ssl.SSLContext, asked: Asked, box: Box, letter: Letter
) -> None:
    port = started(tls_context=trusted, auth_exclude_mechanism=["PLAIN", "LOGIN"])
    with pytest.raises(MailRefused, match="no sign-in that we understand"):
        asked(port).send(letter)
    assert box.letters == []


@pytest.mark.parametrize("more", [{"host": "127.0.0.1"}, {"authority": ""}])
def test_a_certificate_of_another_name_or_of_nobody_known_is_refused(
    starttls: int, asked: Asked, box: Box, letter: Letter, more: dict[str, str]
) -> None:
    with pytest.raises(MailRefused, match="cannot be trusted"):
        asked(starttls, **more).send(letter)
    assert box.commands == []


def test_encryption_asked_of_a_port_without(started: Started, asked: Asked, letter: Letter) -> None:
    with pytest.raises(MailRefused, match="offers no encryption"):
        asked(started(), Security.TLS).send(letter)


def test_a_wrong_password_is_said_as_such(starttls: int, asked: Asked, box: Box, letter: Letter) -> None:
    with pytest.raises(MailRefused, match="name and password"):
        asked(starttls, password="another").send(letter)
    assert box.letters == []


@pytest.mark.parametrize(
    ("command", "answer", "refusal"),
    [
        ("AUTH", "454 4.7.0 later", MailAway),
        ("MAIL", "550 5.7.1 not from you", MailRefused),
        ("MAIL", "451 4.3.0 later", MailAway),
        ("RCPT", "550 5.1.1 no such mailbox", AddressRefused),
        ("RCPT", "450 4.2.0 greylisted", MailAway),
        ("DATA", "554 5.6.0 not this", MailRefused),
        ("DATA", "452 4.3.1 full", MailAway),
    ],
)
def test_what_the_server_refuses_is_sorted_into_later_and_never(
    starttls: int, asked: Asked, box: Box, letter: Letter, command: str, answer: str, refusal: type[Refusal]
) -> None:
    box.planted[command] = answer
    password = {"password": "another"} if command == "AUTH" else {}
    with pytest.raises(refusal) as told:
        asked(starttls, **password).send(letter)
    assert box.letters == []
    assert "example" not in str(told.value)


@pytest.fixture
def silent() -> Iterator[int]:
    """A server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_server_that_is_not_there_or_says_nothing_is_tried_later(silent: int, asked: Asked, letter: Letter) -> None:
    with pytest.raises(MailAway):
        asked(silent, timeout=0.05).send(letter)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        gone = listener.getsockname()[1]
    with pytest.raises(MailAway):
        asked(gone).check()


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        ("jo@agency.example\r\nBcc: all@agency.example", "Your card"),
        ("jo@agency.example, chief@agency.example", "Your card"),
        ("jo", "Your card"),
        ("jö@agency.example", "Your card"),
        ("jo@agency.example", "Your card\nBcc: all@agency.example"),
        ("jo@agency.example", ""),
        ("jo@agency.example", "x" * 201),
    ],
)
def test_what_does_not_belong_on_an_envelope_never_reaches_the_server(
    starttls: int, asked: Asked, box: Box, to: str, subject: str
) -> None:
    with pytest.raises(NotALetter):
        asked(starttls).send(Letter(to, subject, "text", "ef" * 16))
    assert box.commands == []
