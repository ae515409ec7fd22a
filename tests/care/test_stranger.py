"""The stranger: a second account and somebody without one try every address and every id of the member.

Addresses come from Django's own resolver, so a new page is tried without anybody thinking of it. The test client
sends no forgery token, which makes this stranger stronger than a real one.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.assessments import queries as assessment_queries
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins import queries as checkin_queries
from rigcheck.care.groups.actions import belonging, opening
from rigcheck.care.groups.queries import About, Kind
from rigcheck.care.members import actions as members
from rigcheck.care.members.queries import Profile
from rigcheck.care.sessions.actions import open_for
from rigcheck.care.threads.actions import posting
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import classes, policies
from rigcheck.doors.care import twin
from rigcheck.engines.sealing.keys import Method
from rigcheck.engines.sealing.sessions import locate
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH, passer_by, signed_in
from tests.care.members.cast import Person, person
from tests.care.members.conftest import edge
from tests.care.peers.conftest import seated
from tests.care.seats.conftest import first_lead

__all__ = ["edge", "passer_by", "signed_in"]
pytestmark = pytest.mark.django_db
AGENCY = "Kestrel Sound Fire Authority"
POSTED = "the culvert on Marsh lane comes back"
MADE_UP = {"<str:name>": "2026-10.999", "<str:locator>": "00112233445566778899aabbccddeeff"}
Outcome = tuple[int, str]


@dataclass
class Belongings:
    """What the member has: ids that a stranger might try, and marks by which a leak would show."""

    ids: dict[str, list[str]]
    marks: list[str] = field(default_factory=list)


@pytest.fixture
def owner(db: None, edge: Edge) -> Person:
    return person("owner", edge, profile=Profile(agency=AGENCY, trade="fire", country="US", phone="mine"))


@pytest.fixture
def belongings(owner: Person, edge: Edge) -> Belongings:
    """Forty days of check-ins, PHQ-9s, a rhythm, a sealed note."""
    keys, now, chance = owner.me.keys, edge.clock.now(), edge.chance
    answers = checkin_queries.Answers(mood=1, stress=5, sleep_hours=3.5, tags=("court",))
    checkins.bring_history(
        keys=keys, history=[(now - timedelta(days=back), answers) for back in range(40, 0, -1)], chance=chance
    )
    severe = {f"item{item}": 3 for item in range(1, 10)}
    filled = [(now - timedelta(days=back), severe) for back in (30, 2)]
    assessments.bring_history(keys=keys, instrument_id="phq-9", history=filled, chance=chance)
    today = Month.of(now)
    row = chance.bytes(16)
    vault.keep_sealed(
        name=row, blob=bytes(policies.OVERHEAD + policies.SMALLEST), kind=classes.BY_NAME["note"], today=today
    )
    kept = [one.name for one in checkin_queries.latest(keys=keys, now=now)]
    taken = [
        one.name for month in (today, today.plus(-1)) for one in assessment_queries.of_month(keys=keys, month=month)
    ]
    passkey = locate(owner.splits[Method.PASSKEY].proof).hex()
    ids = {
        "<str:name>": [kept[-1], kept[0], taken[0]],
        "<slug:form_id>": ["phq-9"],
        "<slug:line_id>": ["us-copline"],
        "<str:month>": [str(today)],
        "<slug:kind>": ["check-in", "assessment"],
        "<slug:practice>": ["box-breathing"],
        "<str:locator>": [passkey],
        "<str:number>": in_a_closed_group(owner, edge),
        "<slug:entry>": ["us-988"],
        "<slug:pack>": ["us"],
        "<slug:role>": ["peer"],
        "<str:file>": ["icon-192.png"],
        "<str:alias>": ["0f" * 16],
    }
    me, session = owner.me, owner.hierarchy.session.hex()
    return Belongings(ids, [POSTED, owner.handle, AGENCY, me.account.hex(), passkey, me.cookie.hex(), session])


def in_a_closed_group(owner: Person, edge: Edge) -> list[str]:
    """The owner's group, of which no stranger knows, and their post there."""
    lead = first_lead(edge)
    guide = seated(lead, edge, "Jo Brandt", Seat.PEER)
    admits, about = {"family": False, "retirees": False}, About("The six of us", "Since the fire")
    group = opening.open_group(by=lead.me, kind=Kind.CLOSED, about=about, admits=admits, edge=edge)
    opening.name_guide(by=lead.me, group=group, seat=guide.number, edge=edge)
    code = belonging.make_code(by=guide.me, group=group, edge=edge)
    belonging.join_by_code(by=owner.me, code=code, retired=False, edge=edge)
    draft = posting.Draft(POSTED, "1", "Since then")
    post = posting.post(by=owner.me, group=group, draft=draft, edge=edge).post
    return [group.hex(), post.hex()]


@pytest.fixture
def other(belongings: Belongings, edge: Edge) -> Person:
    return person("other", edge)


def addresses(ids: dict[str, list[str]]) -> Iterator[str]:
    """Every address of the site, with every id in its place."""

    def walk(patterns: list[Any], before: str) -> Iterator[str]:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route)
            else:
                yield route

    for route in walk(get_resolver().url_patterns, "/"):
        places = re.findall(r"<\w+:\w+>", route)
        for chosen in product(*(ids[place] for place in places)):
            filled = route
            for place, one in zip(places, chosen, strict=True):
                filled = filled.replace(place, one, 1)
            yield filled


def everything_a_form_takes(owner: Person, belongings: Belongings) -> dict[str, Any]:
    """One body with every field of every form, naming the member's things wherever a field can name one."""
    wrap = {"locator": belongings.ids["<str:locator>"][0], "blob": "00" * 60, "proof": "11" * 32}
    return {
        "client": "ab" * 16, "mood": "3", "keep": "1", "sure": "on", "every": "daily", "zone": "UTC",
        "item": "item1", "answer": "1", "helped": "yes", "undo": "x", "session": "22" * 32,
        "handle": owner.handle, "method": "passkey", "code": "0000-" * 10, "draft": "x", "rows": [],
        "keys": "00" * 16, "key": "00" * 16, "kind": "note", "account": owner.me.account.hex(),
        "device": "33" * 16, "wraps": [{"method": "card", **wrap}], **wrap,
    }  # fmt: skip


def tried(client: Client, address: str, body: dict[str, Any]) -> Iterator[HttpResponse]:
    yield client.get(address)
    yield client.get(address, headers=FETCH)
    yield client.post(address, {**body, "wraps": "", "rows": ""})
    yield client.post(address, json.dumps(body), content_type="application/json", headers=FETCH)


def stored() -> dict[tuple[str, Any], dict[str, Any]]:
    """The logical content of care's database: every row of every table of ours, by table and key."""
    return {
        (model.__name__, row[model._meta.pk.attname]): row
        for model in apps.get_models()
        if model.__module__.startswith("rigcheck.care")
        for row in model.objects.values()
    }


def fresh(person: Person, edge: Edge) -> Client:
    """A new session of somebody who proved a moment ago: the pages tried before may have ended the last one."""
    now = edge.clock.now()
    opened = open_for(
        account=person.me.account, seat=Seat.MEMBER, session=person.hierarchy.session, proved=now,
        until=now + timedelta(hours=8), edge=edge,
    )  # fmt: skip
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = opened.cookie.hex()
    return client


def said(answer: HttpResponse) -> str:
    head = " ".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length")
    return head + " " + b"".join(answer).decode("latin-1")


def own_ways_still_work(owner: Person, edge: Edge) -> bool:
    for method, split in owner.splits.items():
        me, tree = twin.enter(method=method, handle=owner.handle, split=split, edge=edge)
        assert tree.root == owner.hierarchy.root
        assert len(checkin_queries.latest(keys=me.keys, now=edge.clock.now())) > 10
    return True


@pytest.mark.parametrize("who", ["second account", "nobody"])
def test_every_address_with_every_id_gives_and_changes_nothing(
    passer_by: Client, owner: Person, belongings: Belongings, edge: Edge, clock: SetClock, who: str
) -> None:
    before = stored()
    other = person("other", edge)
    body = everything_a_form_takes(owner, belongings)
    leaks, statuses = [], set()
    for address in addresses(belongings.ids):
        client = fresh(other, edge) if who == "second account" else Client()
        for answer in tried(client, address, body):
            statuses.add(answer.status_code)
            leaks += [(address, mark) for mark in belongings.marks if mark in said(answer) and mark not in address]
    assert leaks == []
    assert 500 not in statuses
    assert {200, 302, 400, 404 if who == "second account" else 401, 405} <= statuses, "the crawl reached nothing"
    after = stored()
    assert {key: row for key, row in after.items() if key in before} == before
    clock.pass_(hours=2)
    assert own_ways_still_work(owner, edge)


def test_an_id_of_the_member_is_answered_like_one_that_never_was(
    passer_by: Client, belongings: Belongings, other: Person, edge: Edge
) -> None:
    def outcomes(name: str, locator: str) -> list[Outcome]:
        ids = {**belongings.ids, "<str:name>": [name], "<str:locator>": [locator]}
        found = []
        for address in addresses(ids):
            if name not in address and locator not in address:
                continue
            for answer in tried(fresh(other, edge), address, {"client": "ab" * 16}):
                text = said(answer).replace(name, "ID").replace(locator, "ID")
                found.append((answer.status_code, re.sub(r"[0-9a-zA-Z]{32,}", "", text)))
        return found

    theirs = outcomes(belongings.ids["<str:name>"][0], belongings.ids["<str:locator>"][0])
    assert len(theirs) > 20
    assert theirs == outcomes(MADE_UP["<str:name>"], MADE_UP["<str:locator>"])


def test_the_marks_do_show_to_their_owner(signed_in: Client, belongings: Belongings, owner: Person) -> None:
    """The control: this search finds what it looks for."""
    shown = said(signed_in.get("/me/"))
    assert owner.handle in shown
    assert belongings.marks[4] in shown
    name = belongings.ids["<str:name>"][0]
    assert signed_in.get(f"/check-in/{name}/").status_code == 200
    group, post = belongings.ids["<str:number>"]
    assert POSTED in said(signed_in.get(f"/groups/threads/{post}/"))
    assert "Since then" in said(signed_in.get(f"/groups/{group}/"))


def test_a_change_to_the_members_rows_would_be_seen(owner: Person, belongings: Belongings, edge: Edge) -> None:
    before = stored()
    members.describe(me=owner.me, profile=Profile(), edge=edge)
    assert {key: row for key, row in stored().items() if key in before} == before, "append-only"
    checkins.erase(keys=owner.me.keys, name=belongings.ids["<str:name>"][0], chance=edge.chance)
    assert {key: row for key, row in stored().items() if key in before} != before
