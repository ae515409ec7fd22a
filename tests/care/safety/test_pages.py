"""The safety plan's pages: the same words for everybody, and not a word of anybody's plan."""

import re
from typing import Any

import pytest
from django.db import connection
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from rigcheck.care.directory import queries as directory
from rigcheck.care.safety import queries, views
from rigcheck.care.vault import classes, policies
from rigcheck.care.vault.classes import Opener
from rigcheck.outside.clock import SetClock

PLAN, MINE = "/safety-plan/", "/safety-plan/mine/"


class Untouched:
    """Stands where the visit is kept, and fails the test when anybody asks who is there."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the page asked for {name}")


class Edge:
    """The clock, and no published checks."""

    files = None

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock


@pytest.fixture
def asking(clock: SetClock) -> Any:
    request = RequestFactory().get(PLAN)
    request.visit = Untouched()  # type: ignore[attr-defined]
    request.edge = Edge(clock)  # type: ignore[attr-defined]
    return request


@pytest.fixture
def same_for_all(asking: Any) -> str:
    return views.plan(asking).content.decode()


@pytest.fixture
def own(asking: Any) -> str:
    """The member's own page, as it is drawn for anybody who is unlocked."""
    return render(asking, "care/safety/mine.html", views._words(asking)).content.decode()


@pytest.mark.django_db
def test_the_page_on_the_phone_asks_neither_who_is_there_nor_the_database(asking: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = views.plan(asking)
    assert answer.status_code == 200
    assert len(asked) == 0


def test_it_carries_no_mark_of_a_session(same_for_all: str) -> None:
    assert "csrf" not in same_for_all


@pytest.mark.django_db
def test_ones_own_plan_is_behind_the_lock() -> None:
    answer = Client().get(MINE)
    assert (answer.status_code, answer["Location"]) == (302, f"/locked/?next={MINE}")


def test_what_is_written_is_never_submitted(same_for_all: str, own: str) -> None:
    for page in (same_for_all, own):
        assert re.findall(r"<form[^>]*(?:action|method)=", page) == []
        named = [field for field in re.findall(r"<(?:textarea|input)\b[^>]*>", page) if re.search(r"\bname=", field)]
        assert [field for field in named if 'name="lock"' not in field] == []
    assert len(re.findall("<textarea", own)) == sum(len(step.fields) for step in queries.STEPS)


def test_six_steps_in_their_order() -> None:
    assert [step.number for step in queries.STEPS] == [1, 2, 3, 4, 5, 6]
    keys = [one.key for step in queries.STEPS for one in step.fields]
    assert len(keys) == len(set(keys))
    assert [step.number for step in queries.STEPS if step.has_weapons] == [6]
    assert [step.number for step in queries.STEPS if step.has_lines] == [5]


def test_a_full_plan_still_fits_a_row() -> None:
    fields = sum(len(step.fields) for step in queries.STEPS)
    around = 600
    assert fields * queries.LONGEST * 3 + around < policies.LARGEST


def test_the_class_is_the_browsers_one_of_a_kind_and_renewed() -> None:
    kind = classes.SAFETY_PLAN
    assert (kind.opener, kind.single, kind.renewed) == (Opener.BROWSER, True, True)


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split()).lower()


def test_no_promise_that_nobody_can_keep(same_for_all: str, own: str) -> None:
    said = words_of(same_for_all) + words_of(own)
    assert "nobody here can promise that nothing follows for you" in said
    assert "voluntary" in said
    assert "it is no promise to anybody" in said
    for never in ("100 %", "nobody will know", "guarantee", "committed suicide", "contract", "low risk"):
        assert never not in said, never


def test_the_credit_stands_on_both_pages(same_for_all: str) -> None:
    assert "Barbara Stanley" in same_for_all
    assert "not their form" in same_for_all


def test_the_lines_come_from_the_directory_national_first_emergency_last(asking: Any, same_for_all: str) -> None:
    here = directory.page_at_hand(today=asking.edge.clock.now().date(), own="", home="us").here
    shown = re.findall(r'href="(tel:[^"]+)"', same_for_all)
    assert shown[0] == here.national.channels[0].href
    assert shown[-1] == here.emergency.channels[0].href


def test_two_years_on_the_fifth_step_is_not_empty(asking: Any) -> None:
    asking.edge.clock.pass_(days=731)
    assert 'href="tel:988"' in views.plan(asking).content.decode()
