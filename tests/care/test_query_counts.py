"""The two pages that members open most need at most six questions to the stores, however much a member has written."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from bench.measuring.counting import CountedKeybox, counting
from rigcheck.care.assessments import actions as assessments
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SeededChance
from tests.care.members.cast import Person, person

MOST = 6
RECORDS, DAYS = 1000, 90

pytestmark = pytest.mark.django_db


@pytest.fixture
def keybox(chance: SeededChance) -> CountedKeybox:
    return CountedKeybox(memory_keybox(chance=chance))


@pytest.fixture
def edge(clock: SetClock, chance: SeededChance, keybox: CountedKeybox, monkeypatch: pytest.MonkeyPatch) -> Edge:
    edge = Edge(clock=clock, chance=chance, keybox=keybox)
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    return edge


@pytest.fixture
def writer(edge: Edge) -> Person:
    """A member with 1,000 records in 90 days: check-ins, and an assessment every week."""
    writer, now = person("writer", edge), edge.clock.now()
    keys, chance = writer.me.keys, edge.chance
    step = timedelta(days=DAYS) / RECORDS
    weeks = range(DAYS // 7)
    filled = [(now - timedelta(weeks=week), {f"item{item}": 1 for item in range(1, 10)}) for week in weeks]
    history = [(now - step * number, Answers(mood=number % 5 + 1)) for number in range(RECORDS - len(weeks))]
    checkins.bring_history(keys=keys, history=history, chance=chance)
    assessments.bring_history(keys=keys, instrument_id="phq-9", history=filled, chance=chance)
    return writer


@pytest.mark.parametrize("path", ["/check-in/", "/how/"])
def test_a_page_asks_at_most_six_questions(path: str, writer: Person, keybox: CountedKeybox) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = writer.me.cookie.hex()
    with counting(keybox) as asked:
        answer = client.get(path)
    assert answer.status_code == 200
    assert asked.keybox == 1, "the session's half, once"
    assert 0 < asked.together <= MOST
