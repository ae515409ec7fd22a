"""Practices: shown to everybody, rated by a member, offered again only if they did not fail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from rigcheck.care.practice import actions, policies, queries
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import PRACTICES, SHIPPED, CheckIn, Flag, Level, State
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import SeededChance
from tests.care.checkins.conftest import FETCH
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
STRESSED = State(today=date(2026, 11, 22), checkins=(CheckIn(on=date(2026, 11, 22), stress=4),))


def rate(keys: SessionKeys, chance: SeededChance, practice: str, helped: str, now: datetime = NOW) -> None:
    actions.rate(keys=keys, practice=practice, helped=helped, client=chance.bytes(16).hex(), now=now, chance=chance)


def offered(keys: SessionKeys, state: State = STRESSED) -> list[str]:
    return [help_.id for help_ in queries.suggestions(keys=keys, state=state, now=NOW)]


def test_only_confirmed_practices_are_shown() -> None:
    assert {practice.id for practice in queries.shown()} == SHIPPED
    hidden = set(PRACTICES) - SHIPPED
    assert hidden
    for practice in (*hidden, "no-such-practice"):
        with pytest.raises(NotFound):
            queries.one(practice)


def test_each_practice_shows_its_cautions_and_its_steps(passer_by: Client) -> None:
    for practice in queries.shown():
        page = passer_by.get(f"/helps/{practice.id}/").content.decode()
        assert practice.cautions
        assert all(caution in page for caution in practice.cautions)
        assert page.count("data-text>") == len(practice.steps)
        assert page.index(practice.cautions[0]) < page.index("data-start")


def test_a_practice_that_is_not_shipped_has_no_page(passer_by: Client) -> None:
    assert passer_by.get("/helps/sleep-tips/").status_code == 404


def test_what_did_not_help_is_not_offered_again(member: SessionKeys, chance: SeededChance) -> None:
    first = offered(member)[0]
    rate(member, chance, first, "no")
    assert first not in offered(member)


def test_after_some_months_it_may_be_offered_again(member: SessionKeys, chance: SeededChance) -> None:
    first = offered(member)[0]
    rate(member, chance, first, "no", now=NOW - timedelta(days=120))
    assert first in offered(member)


def test_what_helped_is_said_to_have_helped(member: SessionKeys, chance: SeededChance) -> None:
    rate(member, chance, "box-breathing", "yes")
    (box,) = [
        help_ for help_ in queries.suggestions(keys=member, state=STRESSED, now=NOW) if help_.id == "box-breathing"
    ]
    assert box.helped_before
    assert box.reason == "You put your stress at 4 of 5."


def test_what_is_not_installed_is_never_offered(member: SessionKeys) -> None:
    low = State(today=NOW.date(), flags=frozenset({Flag("item-9", Level.CRISIS)}))
    found = queries.suggestions(keys=member, state=low, now=NOW)
    assert found[0].id == "crisis-lines"
    assert found[0].href == "/step-it-up/"
    assert not {"peer", "clinician", "safety-plan"} & {help_.id for help_ in found}


def test_one_tap_keeps_one_rating(signed_in: Client, owner: Person, edge: Edge, clock: SetClock) -> None:
    sent = {"client": "ab" * 16, "helped": "yes"}
    for _ in range(2):
        assert signed_in.post("/helps/grounding/rate/", sent, headers=FETCH).json() == {"kept": True}
    said = queries.ratings(keys=owner.me.keys, now=clock.now())
    assert [(one.help, one.helped.value) for one in said] == [("grounding", "yes")]
    assert "Helped" in signed_in.get("/helps/").content.decode()


def test_without_script_the_page_says_that_it_was_noted(signed_in: Client) -> None:
    answer = signed_in.post("/helps/grounding/rate/", {"client": "ab" * 16, "helped": "a-little"}, follow=True)
    assert 'data-noted role="status"' in answer.content.decode()
    assert "data-noted hidden" in signed_in.get("/helps/grounding/").content.decode()


@pytest.mark.parametrize(("path", "helped", "status"), [("grounding", "very", 400), ("sleep-tips", "yes", 404)])
def test_odd_ratings_are_refused(signed_in: Client, path: str, helped: str, status: int) -> None:
    sent = {"client": "ab" * 16, "helped": helped}
    assert signed_in.post(f"/helps/{path}/rate/", sent, headers=FETCH).status_code == status


def test_nobody_rates_signed_out_and_a_stranger_sees_no_rating(
    passer_by: Client, signed_in: Client, strangers: Client
) -> None:
    assert passer_by.post("/helps/grounding/rate/", {"helped": "yes"}, headers=FETCH).status_code == 401
    signed_in.post("/helps/grounding/rate/", {"client": "ab" * 16, "helped": "no"}, headers=FETCH)
    assert "Did not help" in signed_in.get("/helps/").content.decode()
    assert "Did not help" not in strangers.get("/helps/").content.decode()


def test_a_rating_is_one_of_three() -> None:
    with pytest.raises(policies.NotARating, match="three answers"):
        policies.rating("maybe")
