"""A lead calls a line and writes down what they heard: the crisis page follows, and asks no database."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rigcheck.care.directory import actions, queries
from rigcheck.care.directory.actions import Heard
from rigcheck.care.directory.models import Entry
from rigcheck.care.directory.policies import BadDay
from rigcheck.care.directory.queries import packs
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from tests.care.directory.conftest import TODAY
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
RIGHT = Heard(shown=True, hours="24/7", who="Peers of every trade.", passes_on="Nothing but a threat to life.")


def check(by: Seated, slug: str, edge: Edge, *, heard: Heard = RIGHT, on: date = TODAY) -> None:
    actions.check(by=by.me, slug=slug, checked=on, heard=heard, own="", edge=edge)


def here(edge: Edge, *, today: date = TODAY) -> Mapping[str, queries.Line]:
    return {line.id: line for line in queries.lines(country="us", today=today, files=edge.files)}


def test_a_line_that_arrived_disabled_stands_after_a_call(lead: Seated, edge: Edge) -> None:
    assert "us-safecallnow" not in here(edge)

    check(lead, "us-safecallnow", edge)

    line = here(edge)["us-safecallnow"]
    assert (line.who, line.passes_on, line.verified_by) == (RIGHT.who, RIGHT.passes_on, lead.name)
    assert (line.verified_on, line.expires_on) == (TODAY, TODAY + timedelta(days=90))
    assert line.confirmed
    assert not line.unconfirmed
    assert line.responders
    assert Entry.objects.get(slug="us-safecallnow", site="").verified_on == "2026-11-22"


def test_the_page_reads_what_was_checked_without_a_database(lead: Seated, edge: Edge) -> None:
    check(lead, "us-safecallnow", edge)
    with CaptureQueriesContext(connection) as asked:
        page = queries.page_at_hand(today=TODAY, own="", home="us", files=edge.files)
    assert len(asked) == 0
    assert "us-safecallnow" in {line.id for line in page.here.others}


def test_a_check_runs_out_after_ninety_days(lead: Seated, edge: Edge) -> None:
    check(lead, "us-safecallnow", edge)
    assert "us-safecallnow" in here(edge, today=TODAY + timedelta(days=89))
    assert "us-safecallnow" not in here(edge, today=TODAY + timedelta(days=90))


def test_a_line_that_was_found_closed_is_kept_off_and_says_why(lead: Seated, edge: Edge) -> None:
    check(lead, "us-copline", edge, heard=Heard(shown=False, reason="Nobody answers any more."))
    assert "us-copline" not in here(edge)
    every = queries.every_line(country="us", today=TODAY, own="", files=edge.files)
    assert next(line for line in every if line.id == "us-copline").reason == "Nobody answers any more."


@pytest.mark.parametrize("slug", ["us-911", "us-988"])
def test_what_always_stays_stays_whatever_was_heard(lead: Seated, edge: Edge, slug: str) -> None:
    check(lead, slug, edge, heard=Heard(shown=False, reason="a mistake"))
    page = queries.page(today=TODAY, home="us", files=edge.files)
    assert slug in {page.here.emergency.id, page.here.national.id}


@pytest.mark.parametrize("days", [-1, 90, 400])
def test_a_day_ahead_or_too_far_back_is_refused(lead: Seated, edge: Edge, days: int) -> None:
    with pytest.raises(BadDay):
        check(lead, "us-copline", edge, on=TODAY - timedelta(days=days))
    assert Entry.objects.count() == 0


def test_nobody_but_a_lead_writes_checks(lead: Seated, clinician: Seated, edge: Edge) -> None:
    with pytest.raises(NotFound):
        check(clinician, "us-copline", edge)
    with pytest.raises(NotFound):
        check(lead, "us-nothing", edge)
    assert Entry.objects.count() == 0
    assert edge.files.read(packs.PUBLISHED) is None


@pytest.mark.parametrize("change", [("Safe Call Now", "Call Them Now"), ('"shown":true', '"shown":false'), ("{", "")])
def test_a_published_file_that_was_changed_counts_for_nothing(
    lead: Seated, edge: Edge, change: tuple[str, str]
) -> None:
    check(lead, "us-safecallnow", edge)
    text = edge.files.read(packs.PUBLISHED) or ""
    edge.files.write(packs.PUBLISHED, text.replace(*change))
    assert here(edge) == {line.id: line for line in queries.lines(country="us", today=TODAY)}


def test_what_waits_for_a_call(lead: Seated, edge: Edge) -> None:
    ask: dict[str, Any] = {"own": "", "home": "us", "files": edge.files}
    due = queries.to_call(by=TODAY + timedelta(days=21), today=TODAY, **ask)
    assert "us-copline" in {line.id for line in due}
    assert "us-911" not in {line.id for line in due}

    check(lead, "us-copline", edge)

    for days, waits in ((0, False), (68, False), (69, True), (120, True)):
        today = TODAY + timedelta(days=days)
        due = queries.to_call(by=today + timedelta(days=21), today=today, **ask)
        assert ("us-copline" in {line.id for line in due}) is waits, days
