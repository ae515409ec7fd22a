"""The crisis page: static, small, without script, sign-in, database or trace."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from rigcheck.care.crisis import queries, views
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


def page_of(clock: SetClock) -> str:
    """The page as it is served on the day of that clock."""
    request = RequestFactory().get("/step-it-up/")
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    return views.now(request).content.decode()


@pytest.fixture
def opened(clock: SetClock) -> Any:
    request = RequestFactory().get("/step-it-up/")
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    request.visit = Untouched()  # type: ignore[attr-defined]
    return views.now(request)


@pytest.fixture
def body(opened: Any) -> str:
    return opened.content.decode()


@pytest.mark.parametrize("country", ["us", "ca", "gb", "ie", "au", "nz"])
def test_it_is_under_thirty_kilobytes_with_everything(country: str, clock: SetClock, settings: Any) -> None:
    settings.COUNTRY = country
    body = page_of(clock)
    files = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+)"', body)
    assert files
    assert len(body.encode()) + sum((STATIC / name).stat().st_size for name in files) < MOST_BYTES


def test_it_works_without_a_script(body: str) -> None:
    allowed = ("shell/first-paint", "shell/quick-exit", "care/start", "care/crisis/kept")
    scripts = re.findall(r'<script[^>]*src="([^"]+)"', body)
    assert [script for script in scripts if not any(name in script for name in allowed)] == []
    assert "<form" not in body
    assert re.search(r"<[^>]+ hidden[ >]", body) is None


def test_it_makes_no_sound_and_does_not_move_the_phone(body: str) -> None:
    scripts = re.findall(rf'<script[^>]* src="{settings.STATIC_URL}([^"]+)"', body)
    assert scripts
    for text in (body, *((STATIC / one).read_text() for one in scripts)):
        assert not re.search(r"<audio|<video|autoplay|new Audio|AudioContext|speechSynthesis|vibrate", text)


def test_bad_day_is_the_first_door(body: str) -> None:
    doors = re.findall(r'<section[^>]* id="([a-z-]+)"', body)
    assert doors[:2] == ["bad-day", "danger"]
    assert doors[2:8] == ["police", "fire", "ems", "dispatch", "corrections", "family"]
    assert "suicide" not in re.sub("<[^>]+>", "", body[: body.index("988 Suicide")]).lower()


def test_call_and_text_stand_side_by_side(body: str) -> None:
    first = re.search(r'<div class="ways">.*?</div>', body, re.DOTALL)
    assert first
    assert re.findall(r'href="((?:tel|sms):[^"]+)"', first[0]) == ["tel:988", "sms:988"]


def test_backup_is_one_tap_from_the_first_door_before_anything_else(body: str) -> None:
    door = section(body, "bad-day")
    assert door.index('href="tel:988"') < door.index('href="/step-it-up/backup/"')
    assert body.index('href="/step-it-up/backup/"') < body.index('id="danger"')


def test_the_page_says_that_opening_it_calls_nobody_and_has_a_neutral_name(body: str) -> None:
    assert "Nobody is called yet" in body
    title = re.search("<title>(.*?)</title>", body)
    assert title
    assert title[1] == f"Step it up · {settings.NEUTRAL_NAME}"
    assert f'<a class="mark" href="/">{settings.NEUTRAL_NAME}</a>' in body


def section(body: str, name: str) -> str:
    """What stands behind one door."""
    found = re.search(rf'<section[^>]* id="{name}".*?</section>', body, re.DOTALL)
    assert found
    return found[0]


def test_dispatch_reads_that_988_is_separate(body: str) -> None:
    assert "You may know who answers 911; 988 is separate." in section(body, "dispatch")


@pytest.mark.parametrize("door", ["police", "fire", "ems", "dispatch", "corrections"])
def test_a_door_shows_lines_confirmed_to_serve_it_and_the_national_one(body: str, door: str) -> None:
    behind = section(body, door)
    assert ("COPLINE" in behind) is (door == "police")
    assert 'href="tel:988"' in behind
    assert "Safe Call Now" not in behind


def test_every_line_says_who_answers_when_and_what_they_may_pass_on(body: str) -> None:
    for line in re.findall(r'<li class="line".*?</li>', body, re.DOTALL):
        if "<h3>Emergency</h3>" not in line:
            assert "What they may pass on" in line
            assert re.search("Any hour, any day|Hours not confirmed", line)
            assert re.search("Run by|Publicly run|Who runs it is not confirmed", line)


def test_the_family_reads_what_to_say_about_firearms_and_about_calls(body: str) -> None:
    behind = section(body, "family")
    for heading in (
        "What to say",
        "Firearms at home",
        "What each call may set in motion",
        "Afraid of somebody at home?",
    ):
        assert heading in behind
    assert "COPLINE" in behind
    assert "National Domestic Violence Hotline" in behind


def test_other_countries_open_without_a_script(body: str) -> None:
    assert re.findall(r'<details id="([a-z]{2})">', body) == ["ca", "gb", "ie", "au", "nz"]


def test_what_the_agency_has_not_confirmed_says_so(body: str) -> None:
    lifeline = body[body.index("<h3>Lifeline</h3>") :]
    assert "Not yet confirmed by your agency" in lifeline[: lifeline.index("</li>")]
    assert "Frontline" not in body


@pytest.mark.parametrize("country", ["ca", "gb", "ie", "au", "nz"])
def test_two_years_on_no_country_is_empty(country: str, clock: SetClock, settings: Any) -> None:
    settings.COUNTRY = country
    clock.pass_(days=731)
    body = page_of(clock)
    shown = queries.page_at_hand(today=clock.now().date(), own="", home=country, files=MemoryFiles()).here
    assert f'href="{shown.emergency.channels[0].href}"' in body
    assert f'href="{shown.national.channels[0].href}"' in section(body, "dispatch")
    assert "data-until" not in body


def test_two_years_on_it_still_has_the_lines(clock: SetClock) -> None:
    clock.pass_(days=731)
    body = page_of(clock)
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
    for word in ("100 %", "100%", "100 percent", "nobody will know", "anonymous", "low risk", "committed"):
        assert word not in body.lower()


def test_behind_a_door_those_whom_responders_answer_stand_first() -> None:
    shown = queries.page_at_hand(today=date(2026, 12, 1), own="", home="us", files=MemoryFiles())
    theirs = next(line for line in shown.here.others if line.responders and queries.Door.POLICE in line.doors)
    company = replace(theirs, id="company", responders=False)
    both = replace(shown, here=replace(shown.here, others=(company, theirs)))
    behind = next(door for door in queries.doors(both) if door.id == "police")
    assert [line.id for line in behind.lines] == [theirs.id, "company"]
