"""Stories x roles: what may be passed on, how and to whom; the notice names whatever the gate lets through."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rigcheck.engines.disclosure import DEFAULT, Decision, Ground, Recipient, Role, may_disclose, notice, shipped

TABLE = tomllib.loads((Path(__file__).parent / "vignettes.toml").read_text(encoding="utf-8"))
STORIES: list[dict[str, Any]] = TABLE["vignette"]
CASES = [(story, role) for story in STORIES for role in Role]
ANSWERS = {"act now", "must", "may", "advice", "stays"}
LEAST_STORIES = 60


@dataclass(frozen=True)
class Place:
    """A pack, and the marks of what counsel has confirmed of it."""

    under: str
    confirmed: frozenset[str]


def place(story: dict[str, Any]) -> Place:
    under = story.get("under", DEFAULT)
    pack = shipped().get(under)
    marks = frozenset(part.mark for part in pack.parts.values()) if pack and story.get("confirmed") else frozenset()
    return Place(under, marks)


def asked(story: dict[str, Any], role: Role) -> Decision:
    there = place(story)
    return may_disclose(
        role=role,
        ground=Ground(story["ground"]),
        to=Recipient(story["to"]),
        now=story.get("now", False),
        jurisdiction=there.under,
        confirmed=there.confirmed,
    )


def answer(decision: Decision) -> str:
    """The decision in the words of the table."""
    if not decision.allowed:
        return "stays"
    if not decision.record:
        return "advice"
    return "act now" if decision.at_once else decision.duty.value


@pytest.mark.parametrize(("story", "role"), CASES, ids=[f"{story['id']}-{role}" for story, role in CASES])
def test_the_gate_answers_as_the_table_says(story: dict[str, Any], role: Role) -> None:
    decision = asked(story, role)
    assert answer(decision) == story.get("unlike", {}).get(role.value, story["answer"])
    assert decision.second == (decision.allowed and decision.record and not decision.at_once)
    assert Recipient.EMPLOYER not in decision.to


@pytest.mark.parametrize(("story", "role"), CASES, ids=[f"{story['id']}-{role}" for story, role in CASES])
def test_nothing_goes_that_the_notice_did_not_name(story: dict[str, Any], role: Role) -> None:
    there, decision = place(story), asked(story, role)
    shown = notice(role=role, jurisdiction=there.under, confirmed=there.confirmed)
    named = {line.ground: line.duty for line in (*shown.must, *shown.may)}
    if decision.record:
        assert named[Ground(story["ground"])] is decision.duty
        assert decision.label == shown.version


@pytest.mark.parametrize("story", STORIES, ids=[story["id"] for story in STORIES])
def test_each_story_rests_on_a_row_and_says_why(story: dict[str, Any]) -> None:
    assert story["row"] in TABLE["rows"]
    assert story["answer"] in ANSWERS
    assert len(story["story"]) > len("A sentence at least.")
    assert story["why"].endswith(".")


def test_the_table_is_large_and_reaches_every_ground_role_and_row() -> None:
    assert len({story["id"] for story in STORIES}) == len(STORIES) >= LEAST_STORIES
    assert {story["ground"] for story in STORIES} == set(Ground)
    assert {story["to"] for story in STORIES} == set(Recipient)
    assert {story["row"] for story in STORIES} == set(TABLE["rows"])
    assert {story["answer"] for story in STORIES} | {
        one for s in STORIES for one in s.get("unlike", {}).values()
    } == ANSWERS


UNVERIFIED = [story for story in STORIES if story.get("under", DEFAULT) != DEFAULT and not story.get("confirmed")]


@pytest.mark.parametrize(("story", "role"), [(story, role) for story in UNVERIFIED for role in Role])
def test_what_is_not_verified_is_answered_by_the_default_until_it_is_confirmed(
    story: dict[str, Any], role: Role
) -> None:
    here, default = asked(story, role), asked({**story, "under": DEFAULT}, role)
    assert (answer(here), here.to) == (answer(default), default.to)
