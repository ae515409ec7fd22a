"""The pages of an assessment, without a script: every form is a plain one."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rigcheck.care.assessments import queries
from rigcheck.care.vault.models import Row
from tests.care.members.cast import Person

MOST_QUERIES = 6
PHQ_9 = "/assessments/phq-9/"
PAGES = ["/assessments/", f"{PHQ_9}about/", f"{PHQ_9}?at=item1", f"{PHQ_9}all/"]


def client_of(page: Any) -> str:
    found = re.search(r'name="client" value="([0-9a-f]{32})"', page.content.decode())
    assert found
    return found[1]


def answer(browser: Client, item: str, value: int | None, *, form: str = PHQ_9) -> Any:
    """Answer the question that the page asks, as its form does."""
    sent = {"client": client_of(browser.get(f"{form}?at={item}")), "item": item}
    return browser.post(form, {**sent, **({"leave": "on"} if value is None else {"answer": value})})


def fill(browser: Client, last: int) -> Any:
    """The PHQ-9 with 1 at the first question, nought at the next seven, and `last` at item 9; the answer to that."""
    for number in range(1, 9):
        assert answer(browser, f"item{number}", int(number == 1)).status_code == 303
    return answer(browser, "item9", last)


@pytest.mark.parametrize("address", [*PAGES, f"{PHQ_9}result/2026-11.0/"])
def test_nobody_who_is_not_unlocked_sees_a_page(passer_by: Client, db: None, address: str) -> None:
    assert passer_by.get(address).headers["Location"].startswith("/locked/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_little(signed_in: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert signed_in.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_forms_on_offer_are_listed_and_guided_ones_are_not(signed_in: Client) -> None:
    body = signed_in.get("/assessments/").content.decode()
    assert "/assessments/phq-9/about/" in body
    assert "c-ssrs" not in body
    assert "who-5" not in body
    assert signed_in.get("/assessments/c-ssrs/about/").status_code == 404


def test_the_form_begins_with_what_it_is(signed_in: Client) -> None:
    assert signed_in.get(PHQ_9).headers["Location"] == f"{PHQ_9}about/"
    body = signed_in.get(f"{PHQ_9}about/").content.decode()
    for words in ("never a diagnosis", "the last 2 weeks", "No permission required", "Nobody watches this"):
        assert words in body


def test_one_answer_leads_to_the_next_question_and_back(signed_in: Client) -> None:
    answer(signed_in, "item1", 2)
    body = signed_in.get(PHQ_9).content.decode()
    assert 'name="item" value="item2"' in body
    assert 'href="?at=item1"' in body
    assert re.search(r'value="2" checked', signed_in.get(f"{PHQ_9}?at=item1").content.decode())


@pytest.mark.parametrize("value", [1, 2, 3])
def test_item_9_opens_the_page_that_nobody_has_been_told(signed_in: Client, value: int) -> None:
    to = fill(signed_in, value).headers["Location"]
    assert to == "/step-it-up/you-decide/phq-9/"
    body = signed_in.get(to).content.decode()
    first = re.sub(r"<[^>]+>|\s+", " ", body[body.index("<main") :]).split()
    assert " ".join(first).startswith("Nobody has been told. You decide what happens next.")
    for href in ("tel:988", "sms:988", PHQ_9):
        assert f'href="{href}"' in body


def test_carry_on_is_of_one_size_with_the_lines(signed_in: Client) -> None:
    body = signed_in.get("/step-it-up/you-decide/phq-9/").content.decode()
    sizes = re.findall(r'<a class="(button[^"]*)" href="(?:tel:988|sms:988|/assessments/phq-9/)"', body)
    assert len(sizes) == 3
    assert all("wide" in size and "small" not in size and "quiet" not in size for size in sizes)


def test_carrying_on_after_item_9_ends_in_the_result(signed_in: Client) -> None:
    fill(signed_in, 1)
    to = answer(signed_in, "difficulty", None).headers["Location"]
    body = signed_in.get(to).content.decode()
    assert "Nobody has been told. You decide what happens next." in body
    assert "This is not a diagnosis." in body
    assert "One of your answers counts by itself, whatever the total." in body
    assert "Keep an eye on it" not in body
    assert 'href="/step-it-up/"' in body


def test_item_9_at_nought_opens_nothing(signed_in: Client) -> None:
    assert fill(signed_in, 0).headers["Location"] == PHQ_9


def test_item_9_as_the_last_answer_of_a_whole_form_opens_the_page_and_leads_on_to_the_result(signed_in: Client) -> None:
    page = signed_in.get(f"{PHQ_9}all/")
    answers = {f"answer-item{number}": 0 for number in range(1, 9)} | {"answer-item9": 1}
    to = signed_in.post(f"{PHQ_9}all/", {"client": client_of(page), **answers}).headers["Location"]
    assert to == "/step-it-up/you-decide/phq-9/2026-11.0/"
    assert 'href="/assessments/phq-9/result/2026-11.0/"' in signed_in.get(to).content.decode()


def test_a_whole_form_with_a_gap_keeps_what_there_is(signed_in: Client) -> None:
    page = signed_in.get(f"{PHQ_9}all/")
    sent = signed_in.post(f"{PHQ_9}all/", {"client": client_of(page), "answer-item1": 3})
    assert sent.status_code == 400
    assert "Some questions have no answer yet" in sent.content.decode()
    assert 'name="item" value="item2"' in signed_in.get(PHQ_9).content.decode()


@pytest.mark.parametrize("sent", [{"answer": "9"}, {"answer": "x"}, {}, {"leave": "on"}])
def test_what_is_no_answer_gets_a_sentence_and_the_same_question(signed_in: Client, sent: dict[str, str]) -> None:
    client = client_of(signed_in.get(f"{PHQ_9}?at=item1"))
    page = signed_in.post(PHQ_9, {"client": client, "item": "item1", **sent})
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert 'name="item" value="item1"' in page.content.decode()


def test_the_same_whole_form_twice_is_one_result(signed_in: Client, owner: Person) -> None:
    page = signed_in.get("/assessments/gad-2/all/")
    sent = {"client": client_of(page), "answer-item1": 1, "answer-item2": 2}
    first = signed_in.post("/assessments/gad-2/all/", sent).headers["Location"]
    second = signed_in.post("/assessments/gad-2/all/", sent).headers["Location"]
    assert first == second


def test_pausing_and_going_on(signed_in: Client, owner: Person, edge: Any) -> None:
    answer(signed_in, "item1", 2)
    assert signed_in.post(f"{PHQ_9}pause/").headers["Location"] == "/assessments/"
    assert signed_in.cookies["draft"].value == ""
    assert "Paused at 1 of 10" in signed_in.get("/assessments/").content.decode()
    assert 'name="item" value="item2"' in signed_in.get(PHQ_9).content.decode()


def test_the_cookie_says_nothing_and_is_for_these_pages_alone(signed_in: Client) -> None:
    answer(signed_in, "item1", 2)
    cookie = signed_in.cookies["draft"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/assessments/", "Strict", True)
    assert "phq" not in cookie.value
    assert "item" not in cookie.value


def test_an_early_repeat_is_told_kindly_and_left_to_the_member(signed_in: Client) -> None:
    page = signed_in.get("/assessments/gad-2/all/")
    signed_in.post("/assessments/gad-2/all/", {"client": client_of(page), "answer-item1": 1, "answer-item2": 2})
    body = signed_in.get("/assessments/gad-2/about/").content.decode()
    assert "it is your own decision" in body
    assert "Start, one question at a time" in body


def test_a_soft_rule_is_told_before_the_next_question(signed_in: Client) -> None:
    cbi = "/assessments/cbi/"
    to = answer(signed_in, "item4", 100, form=cbi).headers["Location"]
    assert to == f"{cbi}?after=item4"
    assert "Support is here if you want it" in signed_in.get(to).content.decode().replace("&#x27;", "'")


def test_hours_are_written_and_not_picked_from_seventy_rows(signed_in: Client) -> None:
    body = signed_in.get("/assessments/sleep/?at=awake").content.decode()
    assert 'type="number"' in body
    assert 'max="72"' in body


def test_a_result_page_asks_the_database_little(signed_in: Client) -> None:
    fill(signed_in, 0)
    to = answer(signed_in, "difficulty", 1).headers["Location"]
    with CaptureQueriesContext(connection) as asked:
        assert signed_in.get(to).status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_a_stranger_gets_no_result_and_no_draft(signed_in: Client, strangers: Client, other: Person) -> None:
    fill(signed_in, 0)
    draft = signed_in.cookies["draft"].value
    to = answer(signed_in, "difficulty", 1).headers["Location"]
    assert strangers.get(to).status_code == 404
    strangers.cookies["draft"] = draft
    assert strangers.get(PHQ_9).headers["Location"] == f"{PHQ_9}about/"
    assert queries.carried(keys=other.me.keys, text=draft) is None


def test_no_answer_stands_in_the_database(signed_in: Client) -> None:
    fill(signed_in, 3)
    answer(signed_in, "difficulty", 1)
    for row in Row.objects.all():
        assert b"item9" not in row.blob
        assert b"phq" not in row.blob
