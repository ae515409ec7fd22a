"""What the doctor sees of roster: mail, letters, worker, administrator."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rigcheck.doors.doctor import site
from rigcheck.doors.doctor.findings import Place, State
from rigcheck.doors.doctor.site import Answer
from rigcheck.doors.roster import doctor
from rigcheck.outside.mail import AddressRefused, KeptMail, MailRefused
from rigcheck.roster.jobs import actions as jobs
from rigcheck.roster.jobs.actions import Handler
from rigcheck.roster.jobs.queries import MAIL
from tests.doors.doctor.conftest import steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Place:
    settings.OPERATOR = tmp_path / "operator.toml"
    return doctor.place()


def test_every_check_has_its_step_on_the_page() -> None:
    assert [check.name for check in doctor.CHECKS if check.name not in steps()[check.step]] == []
    assert [check.step for check in doctor.CHECKS] == sorted(check.step for check in doctor.CHECKS)


@pytest.mark.parametrize(
    ("where", "state", "said"),
    [
        ("", State.LOOK, "No mail server"),
        ("mail.example.org", State.WRONG, "is not understood"),
        ("smtp://127.0.0.1:1", State.WRONG, "does not answer"),
    ],
)
def test_a_mail_server_that_takes_nothing(place: Place, settings: Any, where: str, state: State, said: str) -> None:
    settings.MAIL = where
    found = doctor.mail(place)
    assert (found.state, said in found.what) == (state, True)


def test_a_folder_is_no_mail_server(place: Place, settings: Any, tmp_path: Path) -> None:
    settings.MAIL = f"folder:{tmp_path / 'mail'}"
    assert "sent to nobody" in doctor.mail(place).what


def test_a_mail_server_that_takes_letters(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "mail_of_settings", KeptMail)
    assert doctor.mail(place).state is State.GOOD

    def refuses(_: KeptMail) -> None:
        raise MailRefused

    monkeypatch.setattr(KeptMail, "check", refuses)
    assert doctor.mail(place).state is State.WRONG


def test_letters_that_were_given_up_are_counted_without_names(place: Place) -> None:
    assert doctor.letters(place).state is State.GOOD

    def refuses(_: object) -> None:
        raise AddressRefused

    jobs.letter(to="jo@agency.example", subject="Card", text="Hello", due=place.now, by="test")
    jobs.work(handlers={MAIL: Handler(send=refuses)}, clock=place.edge.clock, chance=place.edge.chance)
    found = doctor.letters(place)
    assert (found.state, found.what) == (State.WRONG, "1 letters were given up (address-refused).")
    assert doctor.given_up(place).what == "1 jobs were given up (mail: address-refused)."


def test_what_is_long_due_means_that_no_worker_runs(place: Place) -> None:
    assert doctor.worker(place).state is State.GOOD
    due = place.now - timedelta(minutes=16)
    jobs.letter(to="jo@agency.example", subject="Card", text="Hello", due=due, by="test")
    assert "worker does not run" in doctor.worker(place).what


def test_somebody_can_sign_in_and_not_with_a_password_alone(
    place: Place, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no administrator" in doctor.administrator(place).what

    class Some:
        def exists(self) -> bool:
            return True

    monkeypatch.setattr(doctor.staff, "able_administrators", Some)
    settings.SECOND_STEP_NEEDED = False
    assert "password alone" in doctor.administrator(place).what
    settings.SECOND_STEP_NEEDED = True
    assert doctor.administrator(place).state is State.GOOD


@pytest.mark.parametrize(
    ("address", "state"), [("https://care.example.org", State.GOOD), ("", State.WRONG), ("http://care", State.WRONG)]
)
def test_where_cards_lead(place: Place, settings: Any, address: str, state: State) -> None:
    settings.CARE_ADDRESS = address
    assert doctor.care_address(place).state is state


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(fault="refused"), "does not come: refused"),
        (Answer(status=502), "does not come: 502"),
        (Answer(status=200, body=b"another page"), "comes otherwise"),
    ],
)
def test_a_card_page_that_was_changed_on_the_way(
    place: Place, monkeypatch: pytest.MonkeyPatch, answer: Answer, said: str
) -> None:
    monkeypatch.setattr(site, "ask", lambda *_, **__: answer)
    found = doctor.card_page(place)
    assert (found.state, said in found.what) == (State.WRONG, True)


def test_the_card_page_as_this_program_makes_it(place: Place, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    served = browser.get("/your-card/").content
    monkeypatch.setattr(site, "ask", lambda *_, **__: Answer(status=200, body=served))
    found = doctor.card_page(place)
    assert (found.state, hashlib.sha256(served).hexdigest() in found.what) == (State.GOOD, True)
