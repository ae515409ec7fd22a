"""The crisis page: static, small, without script, sign-in, database or trace."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from rigcheck.care.crisis import views
from rigcheck.outside.clock import SetClock
from rigcheck.outside.files import MemoryFiles

STATIC = Path(settings.WEB) / "static"
MOST_BYTES = 30_000


class Untouched:
    """Stands where the visit is kept, and fails the test when anybody asks who is there."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the page asked for {name}")


class Edge:
    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.files = MemoryFiles()


@pytest.fixture
def opened(clock: SetClock) -> Any:
    request = RequestFactory().get("/step-it-up/")
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    request.visit = Untouched()  # type: ignore[attr-defined]
    return views.now(request)


@pytest.fixture
def body(opened: Any) -> str:
    return opened.content.decode()


def test_it_is_under_thirty_kilobytes_with_everything(body: str) -> None:
    files = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+)"', body)
    assert files
    assert len(body.encode()) + sum((STATIC / name).stat().st_size for name in files) < MOST_BYTES


def test_it_works_without_a_script_of_its_own(body: str) -> None:
    scripts = re.findall(r"<script[^>]*>", body)
    assert [script for script in scripts if "first-paint" not in script and "quick-exit" not in script] == []
    assert "<form" not in body


def test_bad_day_is_the_first_door(body: str) -> None:
    doors = re.findall(r'<section[^>]* id="([a-z-]+)"', body)
    assert doors[:2] == ["bad-day", "danger"]
    assert "worried" in doors


def test_call_and_text_stand_side_by_side(body: str) -> None:
    first = re.search(r'<div class="ways">.*?</div>', body, re.DOTALL)
    assert first
    assert re.findall(r'href="((?:tel|sms):[^"]+)"', first[0]) == ["tel:988", "sms:988"]


def test_dispatch_reads_that_988_is_separate(body: str) -> None:
    assert "You may know who answers 911; 988 is separate." in body


def test_other_countries_open_without_a_script(body: str) -> None:
    assert re.findall(r'<details id="([a-z]{2})">', body) == ["ca", "gb", "ie", "au", "nz"]


def test_what_the_agency_has_not_confirmed_says_so(body: str) -> None:
    lifeline = body[body.index("<h3>Lifeline</h3>") :]
    assert "Not yet confirmed by your agency" in lifeline[: lifeline.index("</li>")]
    assert "Frontline" not in body


def test_two_years_on_it_still_has_the_lines(clock: SetClock) -> None:
    clock.pass_(days=731)
    request = RequestFactory().get("/step-it-up/")
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    body = views.now(request).content.decode()
    assert 'href="tel:988"' in body
    assert 'href="tel:911"' in body
    assert "COPLINE" not in body
    assert "overdue" in body


@pytest.mark.django_db
def test_no_database_is_asked(clock: SetClock) -> None:
    request = RequestFactory().get("/step-it-up/")
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as asked:
        views.now(request)
    assert len(asked) == 0


def test_nothing_about_the_visit_is_kept(opened: Any, caplog: pytest.LogCaptureFixture) -> None:
    assert opened.cookies == {}
    assert caplog.records == []


def test_no_promise_that_cannot_be_kept(body: str) -> None:
    for word in ("100", "nobody will know", "anonymous", "low risk"):
        assert word not in body.lower().replace("1-800", "")
