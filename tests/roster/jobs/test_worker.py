"""The worker process sends what waits, and goes on where something is wrong."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from rigcheck.doors.roster.handling import handlers
from rigcheck.outside.clock import SetClock
from rigcheck.outside.ledger import Ledger
from rigcheck.outside.mail import KeptMail, NoMail
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.jobs import actions, queries

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ask() -> None:
    due = SetClock().now()
    actions.letter(to="jo@agency.example", subject="Card", text="Hello", due=due, by="coordinator")


@pytest.fixture(autouse=True)
def fresh_edge(settings: Any, tmp_path: Path) -> None:
    settings.MAIL = f"folder:{tmp_path / 'mail'}"


def test_a_round_sends_what_waits(ask: None, tmp_path: Path) -> None:
    call_command("worker", once=True)
    assert len(list((tmp_path / "mail").iterdir())) == 1
    assert queries.waiting(kind=queries.MAIL) == 0


def test_a_letter_carries_the_name_of_its_job(ask: None) -> None:
    mail, clock = KeptMail(), SetClock()
    assert actions.work(handlers=handlers(mail), clock=clock, chance=SeededChance("worker"))
    [letter] = mail.letters
    assert (letter.to, letter.subject, letter.text, len(letter.reference)) == ("jo@agency.example", "Card", "Hello", 32)


def test_without_a_mail_server_letters_wait(ask: None) -> None:
    clock = SetClock()
    assert actions.work(handlers=handlers(NoMail()), clock=clock, chance=SeededChance("worker"))
    assert queries.waiting(kind=queries.MAIL) == 1


def test_a_busy_database_is_tried_again(
    ask: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def busy(*_: object, **__: object) -> int:
        raise OperationalError("database is locked")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Ledger, "claim", busy)
        call_command("worker", once=True)
    assert "busy; trying again" in capsys.readouterr().err
    assert queries.waiting(kind=queries.MAIL) == 1
    call_command("worker", once=True)
    assert queries.waiting(kind=queries.MAIL) == 0


def test_tidying_that_fails_holds_up_no_letter(ask: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> int:
        raise ValueError

    monkeypatch.setattr(actions, "purge", broken)
    call_command("worker", once=True)
    assert queries.waiting(kind=queries.MAIL) == 0
    assert queries.waiting(kind="every tidy") == 1, "it waits for its next turn"
