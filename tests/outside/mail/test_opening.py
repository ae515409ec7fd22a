"""The mail server that a setting names; the folder, and nothing."""

from email import message_from_bytes
from pathlib import Path

import pytest

from rigcheck.outside.clock import SetClock
from rigcheck.outside.mail import (
    FolderMail,
    KeptMail,
    Letter,
    Mail,
    MailAway,
    MailNotSet,
    NoMail,
    NotALetter,
    NotAMailServer,
    SmtpMail,
    open_mail,
)
from rigcheck.outside.mail.smtp import Security, Server

LETTER = Letter("jo@agency.example", "Your card", "Open this link.", "ab" * 16)


def opened(where: str, sender: str = "rigcheck@agency.example") -> Mail:
    return open_mail(where, sender=sender, clock=SetClock(), password="secret", authority="")


@pytest.mark.parametrize(
    ("where", "server"),
    [
        ("smtp://us%40x@mail.example", Server("mail.example", 587, Security.STARTTLS, "us@x", "secret")),
        ("smtp://us@mail.example:2525", Server("mail.example", 2525, Security.STARTTLS, "us", "secret")),
        ("smtps://us@mail.example", Server("mail.example", 465, Security.TLS, "us", "secret")),
        ("smtp+plain://localhost", Server("localhost", 25, Security.NONE, "", "secret")),
    ],
)
def test_a_server_is_read_from_its_address(where: str, server: Server) -> None:
    mail = opened(where)
    assert isinstance(mail, SmtpMail)
    assert mail._server == server
    assert "secret" not in repr(mail._server)


@pytest.mark.parametrize(
    "where",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:many",
        "smtp://us:password@mail.example",
        "smtp+plain://mail.example",
    ],
)
def test_what_names_no_server_is_refused_with_how_to_write_it(where: str) -> None:
    with pytest.raises(NotAMailServer, match="smtps://"):
        opened(where)


def test_a_sender_is_an_address() -> None:
    with pytest.raises(NotAMailServer):
        opened("smtp://mail.example", sender="rigcheck")


def test_without_a_server_nothing_is_sent_and_that_is_said() -> None:
    mail = opened("")
    assert isinstance(mail, NoMail)
    for call in (mail.check, lambda: mail.send(LETTER)):
        with pytest.raises(MailNotSet, match="Print the links"):
            call()


def test_the_folder_keeps_a_letter_once(tmp_path: Path) -> None:
    mail = opened(f"folder:{tmp_path / 'mail'}")
    assert isinstance(mail, FolderMail)
    mail.check()
    mail.send(LETTER)
    mail.send(LETTER)
    [written] = (tmp_path / "mail").iterdir()
    assert message_from_bytes(written.read_bytes())["To"] == LETTER.to


def test_the_folder_refuses_like_a_server(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    mail = opened(f"folder:{tmp_path / 'file' / 'mail'}")
    for call in (mail.check, lambda: mail.send(LETTER)):
        with pytest.raises(MailAway):
            call()
    with pytest.raises(NotALetter):
        mail.send(Letter("jo", "Your card", "text", "ab" * 16))


def test_kept_letters_are_kept() -> None:
    mail = KeptMail()
    mail.check()
    mail.send(LETTER)
    assert mail.letters == [LETTER]
