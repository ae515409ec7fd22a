"""The crisis lines as data: what may be shown, and what age does to it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rigcheck.care.directory import checks, queries
from rigcheck.care.directory.models import By, Channel, Role, Status
from rigcheck.care.directory.policies import BadLines
from rigcheck.care.directory.queries.shipped import shipped

TODAY = date(2026, 11, 22)
COUNTRIES = ["us", "ca", "gb", "ie", "au", "nz"]


@pytest.mark.parametrize("home", COUNTRIES)
def test_two_years_on_no_country_is_empty(home: str) -> None:
    page = queries.page(today=TODAY + timedelta(days=731), home=home)
    assert page.here.emergency.channels
    assert page.here.national.channels
    assert page.here.others == ()
    assert page.aged
    assert len(page.elsewhere) == len(COUNTRIES) - 1


def test_the_day_a_line_expires_it_is_hidden_and_the_day_before_it_is_not() -> None:
    copline = next(line for line in shipped().values() if line.id == "us-copline")
    assert copline.expires_on
    assert copline.open_on(copline.expires_on - timedelta(days=1))
    assert not copline.open_on(copline.expires_on)


def test_what_nobody_confirmed_is_not_shown_and_says_why() -> None:
    for line in shipped().values():
        if line.status is Status.UNVERIFIED or (line.status is Status.MODERATE and line.role is Role.OTHER):
            assert not line.shown, line.id
            assert line.reason, line.id


def test_a_check_lasts_ninety_days() -> None:
    for line in shipped().values():
        if line.shown:
            assert line.verified_on
            assert line.expires_on == line.verified_on + timedelta(days=90), line.id


def test_what_circulates_wrongly_is_not_here() -> None:
    numbers = {channel.number for line in shipped().values() for channel in line.channels}
    gone = {"1-800-985-5590", "66746", "0300 303 5999", "0300 303 4434", "0800 587 0800"}
    assert numbers & gone == set()


@pytest.mark.parametrize(
    ("channel", "href"),
    [
        (Channel(By.CALL, "1-800-267-5463"), "tel:18002675463"),
        (Channel(By.CALL, "988", press="1"), "tel:988,1"),
        (Channel(By.TEXT, "741741", word="HOME"), "sms:741741?&body=HOME"),
        (Channel(By.CHAT, "988lifeline.org"), "https://988lifeline.org"),
    ],
)
def test_a_tap_opens_the_phone_with_plain_digits(channel: Channel, href: str) -> None:
    assert channel.href == href


def test_an_agency_confirms_a_line_in_its_own_file(tmp_path: Path) -> None:
    own = tmp_path / "lines.toml"
    own.write_text(
        '[line.us-safecallnow]\nshown = true\nstatus = "H"\nverified_on = 2026-11-20\n'
        'verified_by = "A. Lead"\nexpires_on = 2027-02-18\n'
    )
    shown = {line.id for line in queries.page(today=TODAY, own=str(own)).here.others}
    assert "us-safecallnow" in shown
    assert "us-copline" in shown


@pytest.mark.parametrize(
    "written",
    [
        '[line.us-frontline]\nshown = true\nverified_on = 2026-11-20\nverified_by = "A"\nexpires_on = 2027-02-18',
        "[line.us-988]\nshown = false",
        '[line.us-988]\nrole = "other"',
        '[line.us-988]\nchannels = [{ by = "pigeon", number = "1" }]',
        '[line.us-988]\ncountry = "nowhere"',
        '[line.us-988]\nverified_by = ""',
    ],
)
def test_a_file_that_would_leave_somebody_without_help_is_refused(tmp_path: Path, written: str) -> None:
    own = tmp_path / "lines.toml"
    own.write_text(written)
    with pytest.raises(BadLines):
        queries.page(today=TODAY, own=str(own))


def test_a_country_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadLines):
        queries.page(today=TODAY, home="xx")


@pytest.mark.parametrize("written", ["[line.us-988", "[line.us-988]\nshown = false", None])
def test_the_page_as_shipped_stands_in_for_a_file_of_no_use(tmp_path: Path, written: str | None) -> None:
    own = tmp_path / "lines.toml"
    if written:
        own.write_text(written)

    page = queries.page_at_hand(today=TODAY, own=str(own), home="xx")

    assert page == queries.page(today=TODAY)


def test_whoever_runs_the_site_is_told_of_a_file_of_no_use(tmp_path: Path, settings: Any) -> None:
    assert checks.lines_can_be_used(None) == []

    settings.CRISIS_LINES = str(tmp_path / "nowhere.toml")

    assert [found.id for found in checks.lines_can_be_used(None)] == ["directory.E001"]
