"""Teams that the agency has published, on the page of rhythm and shifts."""

from datetime import date

import pytest
from django.test import Client

from rigcheck.bridge.catalogue.publish import publish
from rigcheck.bridge.keylog import holding
from rigcheck.care.catalogue.actions import take_in
from rigcheck.care.checkins import queries
from rigcheck.engines.shifts import CATALOGUE, Pattern
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from tests.bridge.catalogue_facts import agency_house, facts
from tests.care.members.cast import Person

LONG = CATALOGUE["24-48"].pattern(anchor=date(2026, 11, 21), zone="America/Denver")
ODD = Pattern("DDN----", date(2026, 11, 16), "America/Denver", 10)
PAGE = "/check-in/rhythm/"


@pytest.fixture
def files() -> MemoryFiles:
    house, here = agency_house(), MemoryFiles()
    holding.take_over(here, house.text)
    text = publish(facts(patterns=(LONG, ODD)), keyring=house.keyring)
    take_in(text=text, serves=(), files=here, month=Month(2026, 11))
    return here


def test_each_team_is_named_and_says_when_it_is_next_at_work(files: MemoryFiles, clock: SetClock) -> None:
    teams = queries.teams(files=files, now=clock.now())  # Saturday evening in Denver, the 21st
    assert [(one.name, one.next_on) for one in teams] == [
        ("24 on, 48 off", date(2026, 11, 21)),
        ("DDN----", date(2026, 11, 23)),
    ]


def test_care_alone_offers_none(clock: SetClock) -> None:
    assert queries.teams(files=MemoryFiles(), now=clock.now()) == []


@pytest.fixture
def served(edge: Edge, files: MemoryFiles, signed_in: Client) -> Client:
    """The member's browser on a site that an agency has sent its facts to."""
    for name in files.names():
        edge.files.write(name, files.read(name) or "")
    return signed_in


@pytest.mark.django_db
def test_a_tap_fills_in_the_shifts_and_keeps_nothing_yet(served: Client, owner: Person) -> None:
    text = served.post(PAGE, {"every": "per-shift", "zone": "UTC", "team": "0"}).content.decode()
    assert 'value="2026-11-21"' in text
    assert '<option value="24-48" selected>' in text
    assert '<option value="America/Denver" selected>' in text
    assert queries.rhythm(keys=owner.me.keys) is None


@pytest.mark.django_db
def test_a_cycle_that_nobody_else_works_becomes_ones_own(served: Client) -> None:
    text = served.post(PAGE, {"every": "per-shift", "zone": "UTC", "team": "1"}).content.decode()
    assert '<option value="own" selected>' in text
    assert 'value="DDN----"' in text


@pytest.mark.django_db
def test_what_was_tapped_is_kept_with_the_page(served: Client, owner: Person) -> None:
    sent = {"every": "per-shift", "zone": "America/Denver", "pattern": "24-48", "anchor": "2026-11-21", "keep": "1"}
    assert served.post(PAGE, sent).status_code == 302
    kept = queries.rhythm(keys=owner.me.keys)
    assert kept
    assert queries.engine_pattern(kept) == LONG


@pytest.mark.django_db
@pytest.mark.parametrize("team", ["2", "999999"])
def test_a_team_that_is_gone_changes_nothing(served: Client, team: str) -> None:
    text = served.post(PAGE, {"every": "", "zone": "UTC", "team": team}).content.decode()
    assert '<option value="" selected>' in text
