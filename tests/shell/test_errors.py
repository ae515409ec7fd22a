"""Every way of not working gets a page that says what happened, what is safe and what next."""

import errno
import html

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db.utils import IntegrityError, OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import Settings

from rigcheck.kernel.refusals import Refusal
from rigcheck.shell import errors


@pytest.mark.parametrize("status", errors.TROUBLES)
def test_a_page_says_what_happened_what_is_safe_and_what_next(status: int, side: str) -> None:
    answer = errors.page(None, status)
    shown = html.unescape(answer.content.decode())
    trouble = errors.TROUBLES[status]
    assert answer.status_code == status
    for sentence in (trouble.title, trouble.happened, trouble.safe, trouble.then):
        assert str(sentence) in shown


@pytest.mark.parametrize("status", errors.TROUBLES)
def test_cares_pages_carry_the_door_and_rosters_do_not(status: int, settings: Settings) -> None:
    settings.SIDE = "care"
    assert "Need a person now?" in errors.page(None, status).content.decode()
    settings.SIDE = "roster"
    assert "Need a person now?" not in errors.page(None, status).content.decode()


@pytest.mark.parametrize("status", errors.TROUBLES)
def test_the_pages_own_script_gets_json(status: int) -> None:
    request = RequestFactory().get("/", headers={"X-Rigcheck": "fetch"})
    answer = errors.page(request, status)
    assert answer.headers["Content-Type"] == "application/json"
    assert errors.TROUBLES[status].code in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fault/busy/", 503),
        ("/fault/full/", 507),
        ("/fault/disk/", 507),
        ("/fault/bug/", 500),
        ("/takes/", 405),
        ("/bare/429/", 429),
        ("/bare/413/", 413),
        ("/nowhere/", 404),
    ],
)
def test_each_fault_reaches_its_page(browser: Client, side: str, address: str, status: int) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert str(errors.TROUBLES[status].title) in html.unescape(answer.content.decode())


def test_a_dressed_refusal_keeps_its_headers(browser: Client) -> None:
    assert browser.get("/takes/").headers["Allow"] == "POST"
    assert browser.get("/bare/429/").headers["Retry-After"] == "60"


def test_a_body_past_the_limit_is_too_much(browser: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = browser.post("/takes/", {"note": "x" * 500}, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_a_stale_form_is_answered_in_plain_words(settings: Settings) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/takes/", {"note": "x"})
    assert answer.status_code == 403
    assert str(errors.TROUBLES[403].title) in html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(errno.ENOSPC, "full"), 507),
        (OSError(errno.EACCES, "denied"), None),
        (OperationalError("database is locked"), 503),
        (OperationalError("connection to server failed"), 503),
        (OperationalError("could not extend file: No space left on device"), 507),
        (OperationalError("no such table: rows"), None),
        (IntegrityError("UNIQUE constraint failed"), None),
        (ValueError("a mistake"), None),
    ],
)
def test_storage_faults_are_told_from_mistakes(error: Exception, status: int | None) -> None:
    assert errors.storage_status(error) == status


def test_handlers_choose_their_page() -> None:
    request = RequestFactory().get("/")
    assert errors.bad_request(request, SuspiciousOperation()).status_code == 400
    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
    assert errors.forbidden(request, PermissionError()).status_code == 403
    assert errors.server_error(request).status_code == 500


def test_a_refusal_is_shown_in_its_own_words(side: str) -> None:
    refusal = Refusal("This card was used already. Ask for another.")
    shown = render_to_string("shell/refused.html", {"refusal": refusal, "side": side, "side_base": f"{side}/base.html"})
    assert "This card was used already. Ask for another." in shown
