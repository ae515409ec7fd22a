"""Today and the page after a check-in: an answer that asks for help is not answered with an exercise."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.members.actions import describe
from rigcheck.care.members.queries import Profile
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db

ITEM_9_ALONE = {f"item{number}": 0 for number in range(1, 9)} | {"item9": 1}
SENT = {"client": "12" * 16, "mood": "4", "stress": "2"}
LINES, EXERCISE = "Talk to somebody now: the crisis lines", "to keep in practice"


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def pages(client: Client) -> list[str]:
    """Today, and the page after a check-in that is itself a good one."""
    to = client.post("/check-in/", SENT)["Location"]
    return [text_of(client.get(path)) for path in ("/", to)]


def answered(owner: Person, edge: Any, form: str, answers: dict[str, int], days_ago: int) -> None:
    history = [(edge.clock.now() - timedelta(days=days_ago), answers)]
    assessments.bring_history(keys=owner.me.keys, instrument_id=form, history=history, chance=edge.chance)


@pytest.mark.parametrize("days_ago", [0, 13])
def test_while_item_9_stands_people_come_first(signed_in: Client, owner: Person, edge: Any, days_ago: int) -> None:
    answered(owner, edge, "phq-9", ITEM_9_ALONE, days_ago)
    for said in pages(signed_in):
        assert LINES in said
        assert EXERCISE not in said


def test_it_stands_for_a_fortnight(signed_in: Client, owner: Person, edge: Any) -> None:
    answered(owner, edge, "phq-9", ITEM_9_ALONE, 16)
    for said in pages(signed_in):
        assert LINES not in said
        assert EXERCISE in said


def test_it_stands_where_the_form_was_never_finished(signed_in: Client) -> None:
    for place, (item, value) in enumerate(ITEM_9_ALONE.items()):
        sent = {"client": "ab" * 16, "item": item, "answer": str(value)}
        answer = signed_in.post("/assessments/phq-9/", sent)
        assert answer.status_code == 303, place
    assert "you-decide" in answer["Location"]
    for said in pages(signed_in):
        assert LINES in said


def test_a_line_of_a_form_leads_to_people_and_not_to_exercises_alone(
    signed_in: Client, owner: Person, edge: Any
) -> None:
    answered(owner, edge, "phq-9", {f"item{number}": 2 if number < 6 else 0 for number in range(1, 10)}, 1)
    for said in pages(signed_in):
        assert "Talk to somebody you trust" in said


def test_today_shows_the_advice_not_to_drive_beside_the_lines(signed_in: Client, owner: Person, edge: Any) -> None:
    answered(owner, edge, "phq-9", ITEM_9_ALONE, 0)
    answered(owner, edge, "sleep", {"hours": 3, "quality": 1, "driving": 1}, 0)
    said = text_of(signed_in.get("/"))
    assert said.index(LINES) < said.index("Do not drive now")


def test_how_am_i_doing_begins_with_people_while_it_stands(signed_in: Client, owner: Person, edge: Any) -> None:
    assert "Nobody has been told" not in text_of(signed_in.get("/how/"))
    answered(owner, edge, "phq-9", ITEM_9_ALONE, 3)
    said = text_of(signed_in.get("/how/"))
    assert said.index("Nobody has been told") < said.index("PHQ-9")


def test_a_low_total_is_no_heading_over_item_9(signed_in: Client, owner: Person, edge: Any) -> None:
    answered(owner, edge, "phq-9", ITEM_9_ALONE, 0)
    said = text_of(signed_in.get(f"/assessments/phq-9/result/{edge.clock.now():%Y-%m}.0/"))
    assert said.index("Nobody has been told") < said.index("What your answers come to")
    assert "One of your answers counts by itself" in said
    assert "Few or none of these problems" not in said


def test_today_asks_once_whether_the_card_is_still_there(signed_in: Client, owner: Person, edge: Any) -> None:
    profile = Profile(card_question=edge.clock.now().date().isoformat())
    describe(me=owner.me, profile=profile, edge=edge)
    assert "Still have your card?" in text_of(signed_in.get("/"))

    signed_in.post("/me/card/asked/", {"answer": "skip"})

    assert "Still have your card?" not in text_of(signed_in.get("/"))
