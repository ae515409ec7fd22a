"""Pages of How am I doing: few questions to the database, copies to take along, and erasing for good."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.assessments import queries as assessment_queries
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins import queries as checkin_queries
from rigcheck.care.checkins.queries import Answers
from rigcheck.care.overview.actions import MONTHS_BACK
from rigcheck.care.vault import classes
from rigcheck.care.vault import queries as vault
from tests.care.members.cast import Person

MOST_QUERIES = 6
PAGES = ["/how/", "/how/year/", "/how/records/", "/how/erase/", "/how/download/csv/", "/how/download/pdf/"]
FETCH = {"X-Rigcheck": "fetch"}


@pytest.fixture
def filled(signed_in: Client, owner: Person, edge: Any) -> Client:
    """A member with a quarter behind them."""
    now, keys = edge.clock.now(), owner.me.keys
    history = [
        (now - timedelta(days=ago), Answers(mood=3 + ago % 2, stress=2, sleep=4, sleep_hours=7, energy=3, work=4))
        for ago in range(100, 0, -1)
    ]
    checkins.bring_history(keys=keys, history=history, chance=edge.chance)
    scores = [(now - timedelta(days=ago), {"item1": 1, "item2": ago // 30}) for ago in (60, 30, 1)]
    assessments.bring_history(keys=keys, instrument_id="gad-2", history=scores, chance=edge.chance)
    return signed_in


def own(owner: Person, edge: Any) -> tuple[list[Any], list[Any]]:
    now, keys = edge.clock.now(), owner.me.keys
    return (
        list(checkin_queries.between(keys=keys, start=now - timedelta(days=400), end=now)),
        list(assessment_queries.taken(keys=keys, now=now)),
    )


@pytest.mark.parametrize("address", PAGES)
def test_nobody_who_is_not_unlocked_sees_a_page(passer_by: Client, db: None, address: str) -> None:
    assert passer_by.get(address).headers["Location"].startswith("/locked/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_little(filled: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert filled.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize(
    "address", ["/how/", "/how/year/", "/how/records/", "/how/download/csv/", "/how/download/pdf/"]
)
def test_a_page_is_there_before_the_first_check_in(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 200


def test_every_chart_has_a_sentence_and_a_table(filled: Client) -> None:
    body = filled.get("/how/").content.decode()
    assert body.count('class="chart"') == body.count('class="chart-sentence"') == body.count("<table") == 7
    assert "GAD-2" in body


def test_a_month_that_is_none_is_not_found(signed_in: Client) -> None:
    assert signed_in.get("/how/records/2026-13/").status_code == 404
    assert signed_in.get("/how/records/soon/").status_code == 404


def test_the_table_to_take_along_holds_every_value(filled: Client, owner: Person, edge: Any) -> None:
    answer = filled.get("/how/download/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0] == ["utc", "zone", "record", "name", "value"]
    assert sum(row[2] == "check-in" and row[3] == "mood" for row in rows) == 100
    assert sum(row[2] == "gad-2 1" and row[3] == "total" for row in rows) == 3
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-record.csv"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_paper_is_a_pdf_without_a_mark_of_the_place(filled: Client) -> None:
    body = filled.get("/how/download/pdf/").content
    assert body.startswith(b"%PDF-")
    assert b"Rigcheck" not in body
    assert b"care.localhost" not in body


@pytest.mark.parametrize("kind", ["check-in", "assessment"])
def test_one_record_is_erased_and_taken_back_while_the_page_is_open(
    filled: Client, owner: Person, edge: Any, kind: str
) -> None:
    place = 0 if kind == "check-in" else 1
    before = own(owner, edge)[place]
    undo = filled.post(f"/how/erase/{kind}/{before[-1].name}/", headers=FETCH).json()["undo"]
    assert len(own(owner, edge)[place]) == len(before) - 1
    assert filled.post("/how/restore/", {"undo": undo}, headers=FETCH).json() == {"kept": True}
    after = own(owner, edge)[place]
    assert [one.record for one in after] == [one.record for one in before]


def test_what_is_taken_back_takes_no_other_row(filled: Client, strangers: Client, owner: Person, edge: Any) -> None:
    rows = vault.all_keys()
    one = own(owner, edge)[0][-1]
    undo = filled.post(f"/how/erase/check-in/{one.name}/", headers=FETCH).json()["undo"]
    assert strangers.post("/how/restore/", {"undo": undo}, headers=FETCH).status_code == 404
    filled.post("/how/restore/", {"undo": undo}, headers=FETCH)
    assert vault.all_keys() == rows
    assert own(owner, edge)[0][-1] == one


def test_taken_back_twice_is_back_once(filled: Client, owner: Person, edge: Any) -> None:
    before = own(owner, edge)[1]
    undo = filled.post(f"/how/erase/assessment/{before[-1].name}/", headers=FETCH).json()["undo"]
    for _time in range(2):
        filled.post("/how/restore/", {"undo": undo}, headers=FETCH)
    assert len(own(owner, edge)[1]) == len(before)


def test_after_an_hour_nothing_is_taken_back(filled: Client, owner: Person, edge: Any) -> None:
    before = own(owner, edge)[1]
    undo = filled.post(f"/how/erase/assessment/{before[-1].name}/", headers=FETCH).json()["undo"]
    for _ten_minutes in range(6):  # a session left alone for longer would lock
        edge.clock.pass_(minutes=10)
        filled.get("/how/")
    assert filled.post("/how/restore/", {"undo": undo}, headers=FETCH).json()["refused"] == "too-late"
    assert len(own(owner, edge)[1]) == len(before) - 1


def test_without_a_script_an_erased_record_is_gone(filled: Client, owner: Person, edge: Any) -> None:
    one = own(owner, edge)[0][-1]
    answer = filled.post(f"/how/erase/check-in/{one.name}/")
    assert answer.headers["Location"] == "/how/records/2026-11/"
    assert one.name not in [other.name for other in own(owner, edge)[0]]


@pytest.mark.parametrize("undo", ["", "x", "eyJ9:1:x"])
def test_what_we_did_not_hand_out_is_not_taken_back(signed_in: Client, undo: str) -> None:
    answer = signed_in.post("/how/restore/", {"undo": undo}, headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (400, "too-late")


def test_a_stranger_erases_nothing(filled: Client, strangers: Client, owner: Person, edge: Any) -> None:
    one = own(owner, edge)[0][-1]
    assert strangers.post(f"/how/erase/check-in/{one.name}/", headers=FETCH).status_code == 404
    assert strangers.post(f"/how/erase/nothing/{one.name}/", headers=FETCH).status_code == 404
    assert len(own(owner, edge)[0]) == 100


def test_everything_is_erased_only_when_sure(filled: Client, owner: Person, edge: Any) -> None:
    assert filled.post("/how/erase/").status_code == 400
    assert len(own(owner, edge)[0]) == 100
    assert filled.post("/how/erase/", {"sure": "on"}).status_code == 200
    assert own(owner, edge) == ([], [])


def test_erasing_everything_leaves_the_stranger_alone(
    filled: Client, strangers: Client, owner: Person, edge: Any
) -> None:
    strangers.post("/how/erase/", {"sure": "on"})
    assert len(own(owner, edge)[0]) == 100


def test_erasing_everything_reaches_as_far_back_as_a_record_is_kept() -> None:
    assert max(kind.months for kind in (classes.CHECK_IN, classes.ASSESSMENT, classes.PRACTICE)) < MONTHS_BACK
