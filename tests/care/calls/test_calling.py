"""Whoever holds an open talk gets a pass to the relay, for ten minutes and not without end; nobody else does."""

import hmac
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.calls import actions, policies, queries
from rigcheck.care.calls.policies import Holder
from rigcheck.care.conversations.models import Box, Envelope, Kept, Talk
from rigcheck.care.tallies.models import Tally
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.relay import NoRelay
from tests.care.calls.conftest import ADDRESSES, RELAY
from tests.care.checkins.conftest import FETCH
from tests.care.conversations.conftest import CAPABILITY, TALK, Browser, Cast, members, stepping, supporters

pytestmark = pytest.mark.django_db
Answer = tuple[int, dict[str, Any]]


def asked(browser: Browser) -> Answer:
    answer = browser.client.get("/talk-box/voice", headers={**FETCH, **browser.headers})
    return answer.status_code, answer.json()


def end_of(given: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(int(given["username"].partition(":")[0]), UTC)


def test_both_sides_of_an_open_talk_get_a_pass(talking: Cast, member: Browser, peer: Browser, edge: Edge) -> None:
    for browser in (member, peer):
        assert asked(browser) == (200, {"voice": True})
        status, given = browser.post("voice", {})
        assert status == 200
        assert tuple(given["urls"]) == ADDRESSES
        signed = hmac.digest(RELAY.secret.encode(), given["username"].encode(), "sha1")
        assert given["credential"] == b64encode(signed).decode()
        assert end_of(given) == edge.clock.now() + timedelta(minutes=10)


def test_each_pass_has_a_name_of_its_own_that_says_nothing(talking: Cast, member: Browser, peer: Browser) -> None:
    names = [one.post("voice", {})[1]["username"].partition(":")[2] for one in (member, member, peer)]
    assert len(set(names)) == 3
    known = [CAPABILITY.hex(), TALK.hex(), talking.peer.number.hex(), talking.member.me.account.hex()]
    assert [name for name in names for mark in known if name in mark or mark in name] == []


def test_a_pass_leaves_a_number_behind_and_nothing_else(talking: Cast, member: Browser) -> None:
    before = [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)]
    numbers = Tally.objects.count()
    given = member.post("voice", {})[1]
    assert [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)] == before
    assert Tally.objects.count() == numbers + 1
    assert given["username"] not in str(list(Tally.objects.values()))


def test_before_the_answer_and_after_the_end_nobody_is_rung(cast: Cast, member: Browser, peer: Browser) -> None:
    assert member.post("begin", cast.opening())[0] == 200
    for browser in (member, peer):
        assert asked(browser) == (200, {"voice": False})
        assert browser.post("voice", {})[1]["refused"] == "not-answered"
    assert peer.post("step", stepping(b"", b"peer 1", sends={0: b"answer"}, takes=[0]))[0] == 200
    assert member.post("voice", {})[0] == 200
    assert peer.post("close", {})[0] == 200
    for browser in (member, peer):
        assert asked(browser) == (200, {"voice": False})
        status, told = browser.post("voice", {})
        assert (status, told["refused"]) == (409, "not-answered")


def test_the_stranger_the_other_peer_and_nobody_get_none(talking: Cast, passer_by: Client) -> None:
    numbers = Tally.objects.count()
    wrong = members(talking.stranger.me, b"x" * 16)
    other = supporters(talking.other.me)
    own_seat_missing = Browser(members(talking.stranger.me).client, {"X-Talks": TALK.hex()})
    nobody = Browser(passer_by, {"X-Talks": TALK.hex()})
    for browser, refused in (
        (wrong, "no-talk"),
        (other, "no-talk"),
        (own_seat_missing, "not-found"),
        (nobody, "locked"),
    ):
        for status, told in (asked(browser), browser.post("voice", {})):
            assert status in (401, 404)
            assert told["refused"] == refused
            assert "credential" not in told
    assert Tally.objects.count() == numbers


def test_an_erased_talk_gives_none(talking: Cast, member: Browser, peer: Browser) -> None:
    assert member.post("erase", {})[0] == 200
    for browser in (member, peer):
        assert browser.post("voice", {})[1]["refused"] == "no-talk"


def test_so_many_an_hour_for_one_side(talking: Cast, member: Browser, peer: Browser, clock: SetClock) -> None:
    clock.moment = clock.moment.replace(minute=0)
    for _ in range(policies.PASSES_AN_HOUR):
        assert member.post("voice", {})[0] == 200
    status, told = member.post("voice", {})
    assert (status, told["refused"]) == (429, "often-rung")
    assert peer.post("voice", {})[0] == 200, "the other side has passes of its own"
    clock.pass_(hours=1)
    assert member.post("voice", {})[0] == 200


def test_without_a_relay_there_is_no_voice(
    talking: Cast, member: Browser, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: replace(edge, relay=NoRelay()))
    assert asked(member) == (200, {"voice": False})
    status, told = member.post("voice", {})
    assert (status, told["refused"]) == (404, "no-voice")


def test_the_button_shows_by_the_rule_that_refuses(edge: Edge) -> None:
    for relay in (RELAY, NoRelay()):
        for is_open in (True, False):
            holder = Holder(b"mark", is_open)
            shown = queries.can_call(holder=holder, relay=relay)
            if shown:
                actions.give_pass(by=holder, relay=relay, edge=edge)
                continue
            with pytest.raises((policies.NoVoice, policies.NotAnswered)):
                actions.give_pass(by=holder, relay=relay, edge=edge)


def test_only_the_pages_of_a_talk_may_ask_for_the_microphone(talking: Cast, member: Browser, peer: Browser) -> None:
    one = member.client.get(f"/talk/{'0f' * 16}/")
    theirs = peer.client.get(f"/talks/{TALK.hex()}/")
    for page in (one, theirs):
        assert "microphone=(self)" in page.headers["Permissions-Policy"]
        assert b"data-voice=" in page.content
    for address in ("/talk/", "/talk/somebody/", "/"):
        assert "microphone=()" in member.client.get(address).headers["Permissions-Policy"]
