"""Database locked, disk full, form sent twice, answers that no key gives: a sentence, and nothing is lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.checkins import queries
from rigcheck.care.vault.models import Row
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care import trouble
from tests.care.checkins.conftest import FETCH
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db(transaction=True)

SENT = {"client": "12" * 16, "mood": "2", "sleep_hours": "5.5", "tags": ["court", "overtime"], "zone": "America/Denver"}


@pytest.fixture
def locked(signed_in: Client) -> Iterator[Any]:
    """Somebody else is writing, and does not stop."""
    with trouble.busy(patience=50) as other:
        yield other


@pytest.fixture
def full(signed_in: Client) -> Iterator[None]:
    """No row more fits in."""
    with trouble.full():
        yield


def own(owner: Person, edge: Edge) -> list[queries.CheckIn]:
    return [one.record for one in queries.latest(keys=owner.me.keys, now=edge.clock.now())]


def test_a_locked_database_gives_the_answers_back(signed_in: Client, locked: Any) -> None:
    answer = signed_in.post("/check-in/", SENT)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Your answers are still on this page" in page
    assert re.search(r'id="id_mood_2"[^>]* checked', page)
    assert re.search(r'name="tags" value="court" checked', page)
    assert 'value="5.5"' in page
    assert SENT["client"] in page


def test_what_was_given_back_is_kept_once_when_sent_again(
    signed_in: Client, locked: Any, owner: Person, edge: Edge
) -> None:
    assert signed_in.post("/check-in/", SENT).status_code == 503
    locked.execute("ROLLBACK")
    assert [signed_in.post("/check-in/", SENT).status_code for _ in range(2)] == [303, 303]
    assert [record.mood for record in own(owner, edge)] == [2]


def test_a_session_that_cannot_be_noted_as_seen_loses_nothing_either(
    signed_in: Client, locked: Any, clock: SetClock
) -> None:
    clock.pass_(minutes=5)
    answer = signed_in.post("/check-in/", SENT)
    assert answer.status_code == 503
    assert "nothing is lost" in answer.content.decode()


def test_a_script_is_told_to_keep_it_on_the_phone(signed_in: Client, locked: Any) -> None:
    answer = signed_in.post("/check-in/", SENT, headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (503, "not-written")


def test_a_full_disk_gives_the_answers_back(signed_in: Client, full: None, owner: Person, edge: Edge) -> None:
    answers = [signed_in.post("/check-in/", {**SENT, "client": f"{one:032x}"}) for one in range(200)]
    refused = [one for one in answers if one.status_code == 503]
    assert refused, "the file never filled up"
    assert "Your answers are still on this page" in refused[0].content.decode()
    assert len(own(owner, edge)) == 200 - len(refused)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("mood", "6", "takes 1 to 5"),
        ("mood", "many", "Tap one of the five keys"),
        ("sleep_hours", "25", "from 0 to 24"),
        ("sleep_hours", "long", "as a number"),
        ("tags", "no-such-thing", "not on our list"),
        ("client", "short", "went stale"),
        ("client", "zz" * 16, "Reload it"),
    ],
)
def test_an_answer_out_of_range_is_refused_in_a_sentence(
    signed_in: Client, field: str, value: str, sentence: str
) -> None:
    before = Row.objects.count()
    answer = signed_in.post("/check-in/", {**SENT, field: value})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert Row.objects.count() == before


@pytest.mark.parametrize("waited", ["-31536000", "31536000000", "99999999999999999999", "86400"])
def test_a_clock_wrong_by_a_year_keeps_the_check_in(signed_in: Client, owner: Person, edge: Edge, waited: str) -> None:
    assert signed_in.post("/check-in/", {**SENT, "waited": waited}).status_code == 303
    assert len(own(owner, edge)) == 1


def test_the_form_sent_twice_leads_to_the_same_check_in(signed_in: Client, owner: Person, edge: Edge) -> None:
    first, second = (signed_in.post("/check-in/", SENT) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert len(own(owner, edge)) == 1
