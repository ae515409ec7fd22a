"""What goes with an account, and telling a member that an answer waits: without a word of what or from whom."""

from base64 import b64decode
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from rigcheck.care.conversations import actions
from rigcheck.care.conversations.models import Bell, Box, Envelope, Kept, Party, Side, Talk
from rigcheck.care.jobs.models import Job
from rigcheck.care.notices import queries as notices
from rigcheck.care.notices.actions import Notice
from rigcheck.care.prekeys import actions as prekeys
from rigcheck.care.prekeys.models import Prekey
from rigcheck.care.reminders import actions as reminders
from rigcheck.care.reminders.models import OwnReminders
from rigcheck.outside.clock import SetClock
from tests.care.conversations.conftest import TALK, Browser, Cast, client_of, members, stepping, supporters
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
NUMBER = "+15550100044"
SAYS = stepping(b"peer 1", b"peer 2", sends={1: b"answer 1"})


def address_of(client: Client) -> str:
    answer = client.post("/me/reminders/address", {}, content_type="application/json", headers={"X-Rigcheck": "fetch"})
    assert answer.status_code == 200
    return str(answer.json()["address"])


@pytest.fixture
def address(talking: Cast) -> str:
    """The member's own way for reminders, closed."""
    keys = talking.member.me.keys
    reminders.choose(keys=keys, chosen=OwnReminders(way="text", to=NUMBER), edge=talking.edge)
    return address_of(client_of(talking.member.me))


def empty(peer: Browser, member: Browser) -> None:
    """The member has read what waited."""
    assert member.post("step", stepping(b"state 1", b"state 2", takes=[0]))[0] == 200
    assert member.waiting() == []


def test_without_a_word_from_the_member_nobody_is_told(talking: Cast, peer: Browser, member: Browser) -> None:
    empty(peer, member)
    before = Job.objects.count()
    assert peer.post("step", SAYS)[0] == 200
    assert Job.objects.count() == before


def test_the_member_is_told_once_where_they_asked_for_it(
    talking: Cast, peer: Browser, member: Browser, address: str
) -> None:
    empty(peer, member)
    assert member.post("ring", {"address": address}) == (200, {"rings": True})
    assert member.state("?with=1")[1]["rings"] is True
    before = Job.objects.count()
    assert peer.post("step", SAYS)[0] == 200
    assert peer.post("step", stepping(b"peer 2", b"peer 3", sends={2: b"and more"}))[0] == 200
    assert Job.objects.count() == before + 1


def test_the_address_lies_closed_and_differs_each_time(talking: Cast, member: Browser, address: str) -> None:
    kept = []
    for _ in range(2):
        member.post("ring", {"address": address})
        kept.append(bytes(Bell.objects.get().address))
    assert len({b64decode(address), *kept}) == 3
    assert NUMBER.encode() not in kept[0]
    assert notices.opened(address=kept[0], edge=talking.edge).to == NUMBER


def test_what_is_sent_cannot_be_held_against_what_lies_here(
    talking: Cast, peer: Browser, member: Browser, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr("rigcheck.care.conversations.actions.telling.notices.send", lambda **asked: sent.append(asked))
    empty(peer, member)
    member.post("ring", {"address": address})
    peer.post("step", SAYS)
    assert len(sent) == 1
    assert sent[0]["address"] != bytes(Bell.objects.get().address)
    assert sent[0]["notice"] is Notice.UPDATE
    assert sent[0]["reference"] == b""
    assert notices.opened(address=sent[0]["address"], edge=talking.edge).to == NUMBER


def test_it_can_be_taken_back_and_goes_by_itself(talking: Cast, member: Browser, address: str, clock: SetClock) -> None:
    member.post("ring", {"address": address})
    assert member.post("ring", {"address": ""}) == (200, {"rings": False})
    assert Bell.objects.count() == 0
    member.post("ring", {"address": address})
    clock.pass_(hours=90 * 24 + 2)
    actions.tidy(edge=talking.edge)
    assert Bell.objects.count() == 0


def test_an_address_of_another_notifier_stops_no_answer(
    talking: Cast, peer: Browser, member: Browser, address: str
) -> None:
    empty(peer, member)
    member.post("ring", {"address": address})
    Bell.objects.update(address=b"closed for somebody else")
    before = Job.objects.count()
    assert peer.post("step", SAYS)[0] == 200
    assert (Job.objects.count(), member.waiting()) == (before, [(1, b"answer 1")])


@pytest.mark.parametrize("wrong", ["AAAA", "%", None, 5])
def test_what_the_notifier_cannot_open_is_refused(talking: Cast, member: Browser, wrong: object) -> None:
    assert member.post("ring", {"address": wrong})[1]["refused"] == "bad-step"
    assert Bell.objects.count() == 0


def test_only_the_member_may(talking: Cast, peer: Browser, address: str) -> None:
    assert peer.post("ring", {"address": address})[1]["refused"] == "no-talk"
    assert members(talking.stranger.me, b"d" * 16).post("ring", {"address": address})[1]["refused"] == "no-talk"
    assert supporters(talking.other.me).post("ring", {"address": address})[1]["refused"] == "no-talk"
    assert Bell.objects.count() == 0


def test_an_address_is_told_to_its_owner_alone(talking: Cast, address: str) -> None:
    assert address_of(client_of(talking.stranger.me)) == ""
    calendar = OwnReminders(way="calendar")
    reminders.choose(keys=talking.member.me.keys, chosen=calendar, edge=talking.edge)
    assert address_of(client_of(talking.member.me)) == "", "nothing is sent to a calendar"
    assert client_of(None).post("/me/reminders/address", headers={"X-Rigcheck": "fetch"}).status_code != 200


def erase(who: Seated, handle: str) -> int:
    body = {"handle": handle, "rows": []}
    return (
        client_of(who.me)
        .post("/account/erase", body, content_type="application/json", headers={"X-Rigcheck": "fetch"})
        .status_code
    )


def test_a_supporter_who_goes_leaves_nothing_that_only_they_could_open(
    talking: Cast, peer: Browser, member: Browser
) -> None:
    member.post("step", stepping(b"state 1", b"state 2", sends={1: b"never read"}))
    before = Prekey.objects.filter(supporter=talking.other.number).count()
    actions.leave(supporter=talking.peer.number, edge=talking.edge)
    assert Talk.objects.get().state == "closed"
    assert not Kept.objects.filter(side="s").exists()
    assert not Envelope.objects.filter(side="m").exists()
    assert [bytes(row.blob) for row in Box.objects.all()] == [b"state 2"]
    assert member.waiting() == [(0, b"answer 0")], "what they said stays for the member"
    assert Prekey.objects.filter(supporter=talking.other.number).count() == before


def test_somebody_elses_talks_stay(talking: Cast, peer: Browser) -> None:
    before = [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)]  # type: ignore[attr-defined]
    actions.leave(supporter=talking.other.number, edge=talking.edge)
    assert [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)] == before  # type: ignore[attr-defined]


def test_a_wrong_handle_takes_nothing(talking: Cast) -> None:
    assert erase(talking.peer, "amber-otter-417") >= 400
    assert Talk.objects.get().state == "open"
    assert Prekey.objects.filter(supporter=talking.peer.number).exists()


def test_with_the_account_its_keys_and_boxes_go(talking: Cast) -> None:
    assert erase(talking.peer, talking.peer.person.handle) == 200
    assert not Prekey.objects.filter(supporter=talking.peer.number).exists()
    assert Prekey.objects.filter(supporter=talking.other.number).exists()
    assert (Talk.objects.get().state, Box.objects.count()) == ("closed", 1)


@pytest.mark.parametrize("fails", ["keys", "talks"])
def test_where_the_database_is_busy_the_account_stays_and_can_be_erased_again(
    talking: Cast, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """Gone, nobody could press once more, and the talks would stand open with nobody behind them."""

    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr({"keys": prekeys, "talks": actions}[fails], "leave", busy)
        assert erase(talking.peer, talking.peer.person.handle) == 503
    assert Prekey.objects.filter(supporter=talking.peer.number).exists()
    assert (Talk.objects.get().state, Box.objects.count()) == ("open", 2)
    assert erase(talking.peer, talking.peer.person.handle) == 200
    assert not Prekey.objects.filter(supporter=talking.peer.number).exists()
    assert Talk.objects.get().state == "closed"


def test_a_member_who_erases_a_talk_takes_the_bell_along(talking: Cast, member: Browser, address: str) -> None:
    member.post("ring", {"address": address})
    actions.erase(party=Party(TALK, Side.MEMBER), edge=talking.edge)
    assert (Bell.objects.count(), Talk.objects.count()) == (0, 0)
