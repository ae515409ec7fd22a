"""The lead's first page says which lines wait for a call; nobody else's page does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.directory import actions, queries
from rigcheck.care.directory.actions import Heard
from rigcheck.care.directory.policies import LASTS, NOTICE
from rigcheck.doors.care.desk import waiting
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.seats.conftest import Seated
from tests.care.seats.test_pages import browser_of

__all__ = ["passer_by"]
pytestmark = pytest.mark.django_db
MINE = "/seats/mine/"
SHEET = 'href="/lines/call-sheet/"'
RIGHT = Heard(shown=True, hours="24/7", who="Peers of every trade.", passes_on="")


def to_call(edge: Edge) -> list[queries.Line]:
    today = edge.clock.now().date()
    return queries.to_call(by=today + NOTICE, today=today, own="", home="us", files=edge.files)


def call_every_line(by: Seated, edge: Edge) -> None:
    for line in to_call(edge):
        today = edge.clock.now().date()
        actions.check(by=by.me, slug=line.id, checked=today, heard=RIGHT, own="", edge=edge)


def later(edge: Edge, days: timedelta) -> Edge:
    return replace(edge, clock=SetClock(edge.clock.now() + days))


def test_the_lead_reads_it_on_their_first_page_until_all_are_called(
    passer_by: Client, lead: Seated, edge: Edge
) -> None:
    shown = browser_of(lead.me).get(MINE).content.decode()
    assert f"{len(to_call(edge))} lines wait for a call" in shown
    assert SHEET in shown
    call_every_line(lead, edge)
    shown = browser_of(lead.me).get(MINE).content.decode()
    assert "for a call" not in shown
    assert SHEET not in shown


def test_it_comes_back_three_weeks_before_a_check_runs_out(lead: Seated, edge: Edge) -> None:
    call_every_line(lead, edge)
    assert waiting(later(edge, LASTS - NOTICE - timedelta(days=1))) == []
    [told] = waiting(later(edge, LASTS - NOTICE))
    assert told.title.endswith("lines wait for a call")
    assert told.href == "/lines/call-sheet/"


def test_whoever_is_no_verified_lead_reads_nothing_of_it(
    passer_by: Client, lead: Seated, clinician: Seated, edge: Edge
) -> None:
    shown = browser_of(clinician.me).get(MINE).content.decode()
    assert "Your six words" in shown
    assert SHEET not in shown
    assert SHEET not in Client().get(MINE, follow=True).content.decode()


def test_a_file_of_lines_that_cannot_be_used_does_not_cost_the_lead_the_page(
    passer_by: Client, lead: Seated, settings: Any, tmp_path: Path
) -> None:
    settings.CRISIS_LINES = f"{tmp_path}/nowhere.toml"
    shown = browser_of(lead.me).get(MINE)
    assert shown.status_code == 200
    assert SHEET not in shown.content.decode()
