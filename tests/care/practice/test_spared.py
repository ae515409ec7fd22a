"""What a member asked to be spared is offered to them nowhere, and to nobody else's cost."""

import pytest
from django.test import Client

from rigcheck.care.members import queries as members
from rigcheck.care.practice import actions, policies, queries
from rigcheck.engines.triage import PRACTICES
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db
HOLDS = "breath-holds"


def offered(client: Client, address: str = "/") -> list[str]:
    page = client.get(address).content.decode()
    return [one.id for one in PRACTICES.values() if f'href="/helps/{one.id}/"' in page]


def avoids(person: Person) -> list[str]:
    return members.profile(me=person.me).avoids


def test_everything_that_can_be_spared_has_words() -> None:
    assert set(queries.SPARED_WORDS) == policies.SPARABLE
    assert HOLDS in policies.SPARABLE


def test_a_switch_is_kept_and_shown_and_taken_back(signed_in: Client, owner: Person) -> None:
    answer = signed_in.post("/helps/spare/", {"spare": [HOLDS]}, follow=True)
    assert avoids(owner) == [HOLDS]
    page = answer.content.decode()
    assert "From now on you are offered what fits." in page
    assert page.count("Left out for you") == sum(HOLDS in one.tags for one in PRACTICES.values() if one.ships)

    signed_in.post("/helps/spare/", {})
    assert avoids(owner) == []
    assert "Left out for you" not in signed_in.get("/helps/").content.decode()


def test_what_is_spared_is_offered_nowhere(signed_in: Client) -> None:
    for one in PRACTICES.values():
        if one.ships and HOLDS not in one.tags:
            for _ in range(3):
                signed_in.post(f"/helps/{one.id}/rate/", {"helped": "no", "client": "00" * 16})
    signed_in.post("/check-in/", {"mood": "3", "stress": "5", "client": "11" * 16})
    holding = {one.id for one in PRACTICES.values() if HOLDS in one.tags}
    kept = signed_in.post("/check-in/", {"mood": "3", "stress": "5", "client": "22" * 16}).headers["Location"]
    assert holding & {*offered(signed_in), *offered(signed_in, kept)}, "it would be offered"

    signed_in.post("/helps/spare/", {"spare": [HOLDS]})
    assert not holding & {*offered(signed_in), *offered(signed_in, kept)}
    assert holding & set(offered(signed_in, "/helps/")), "the list still has it"


def test_the_rest_of_the_profile_stays(signed_in: Client, owner: Person, edge: Edge) -> None:
    before = members.profile(me=owner.me)
    actions.spare(me=owner.me, tags=[HOLDS, HOLDS], edge=edge)
    after = members.profile(me=owner.me)
    assert after.avoids == [HOLDS]
    assert (after.agency, after.trade, after.card_question) == (before.agency, before.trade, before.card_question)


def test_nothing_else_is_taken(signed_in: Client, owner: Person, edge: Edge) -> None:
    assert signed_in.post("/helps/spare/", {"spare": [HOLDS, "sirens"]}).status_code == 400
    assert avoids(owner) == []
    with pytest.raises(policies.NotSparable):
        actions.spare(me=owner.me, tags=["sirens"], edge=edge)


def test_the_stranger_changes_nothing(strangers: Client, passer_by: Client, owner: Person, other: Person) -> None:
    strangers.post("/helps/spare/", {"spare": [HOLDS]})
    assert avoids(owner) == []
    assert avoids(other) == [HOLDS]
    assert passer_by.post("/helps/spare/", {"spare": [HOLDS]}).status_code in {302, 303, 401, 403}
    assert 'name="spare"' not in passer_by.get("/helps/").content.decode()
