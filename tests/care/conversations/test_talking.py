"""Two sides at the server: what one says waits for the other, once and in order; nobody learns what was taken."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from rigcheck.care.conversations import actions, policies
from rigcheck.care.conversations.models import Attachment, Box, Envelope, Kept, Talk
from rigcheck.care.jobs.models import Job
from rigcheck.care.prekeys.models import Prekey
from rigcheck.care.sessions.models import Mark
from rigcheck.care.tallies import actions as tallies
from rigcheck.care.tallies.models import Tally
from rigcheck.outside.clock import SetClock
from tests.care.conversations.conftest import (
    CAPABILITY,
    TALK,
    Browser,
    Cast,
    b64,
    client_of,
    members,
    stepping,
    supporters,
)

pytestmark = pytest.mark.django_db


def test_the_first_words_wait_for_the_supporter(cast: Cast, member: Browser, peer: Browser) -> None:
    assert member.post("begin", cast.opening()) == (200, {"begun": True})
    assert peer.waiting() == [(0, b"sealed words 0")]
    assert member.state()[1]["state"] == "asked"
    assert member.state()[1]["kept"] == [[0, b64(b"own words 0")]]
    assert peer.state()[1]["kept"] == []


def test_sent_twice_it_is_one_talk(cast: Cast, member: Browser, peer: Browser) -> None:
    for _ in range(2):
        assert member.post("begin", cast.opening())[0] == 200
    assert Talk.objects.count() == 1
    assert len(peer.waiting()) == 1


def test_an_answer_opens_it_and_what_was_taken_is_gone(talking: Cast, member: Browser, peer: Browser) -> None:
    assert member.state()[1]["state"] == "open"
    assert member.waiting() == [(0, b"answer 0")]
    assert peer.waiting() == []
    assert Envelope.objects.count() == 1


def test_the_answer_tells_nothing_of_what_the_other_side_took(cast: Cast, member: Browser, peer: Browser) -> None:
    """No delivery and no read receipt: the member's view is the same, byte for byte, before and after."""
    member.post("begin", cast.opening())
    before = member.state()
    assert peer.post("step", stepping(b"", b"peer 1", keeps={0: b"kept"}, takes=[0]))[0] == 200
    assert Envelope.objects.count() == 0
    assert member.state() == before


def test_of_two_tabs_one_is_told_to_read_again(talking: Cast, member: Browser) -> None:
    first = stepping(b"state 1", b"state 2", sends={1: b"from one tab"})
    second = stepping(b"state 1", b"state 2b", sends={1: b"from the other"})
    assert member.post("step", first)[0] == 200
    assert member.post("step", second)[1]["refused"] == "talk-moved"
    assert [row.blob for row in Envelope.objects.filter(side="m")] == [b"from one tab"]


def test_a_step_is_done_whole_or_not_at_all(talking: Cast, member: Browser) -> None:
    held = stepping(b"state 1", b"state 2", sends={1: b"new", 0: b"again"}, keeps={1: b"kept"})
    Envelope.objects.create(
        id=sha256(b"x").digest()[:16], talk=TALK, side="m", turn=9, blob=b"x", until=talking.edge.clock.now()
    )
    assert member.post("step", held)[0] == 200, "number 0 was taken, so its place is free"
    again = stepping(b"state 2", b"state 3", keeps={2: b"lost?"}, sends={1: b"same place"})
    assert member.post("step", again)[1]["refused"] == "talk-moved"
    assert not Kept.objects.filter(slot=2, side="m").exists()
    assert Box.objects.filter(blob=b"state 2").exists()


def test_after_tells_only_what_is_new(talking: Cast, peer: Browser) -> None:
    assert peer.state("?after=1")[1]["kept"] == [[1, b64(b"peer keeps 1")]]
    assert peer.state("?after=1")[1]["slots"] == [0, 1]


def test_closed_it_takes_no_words_and_keeps_what_was_said(talking: Cast, member: Browser, peer: Browser) -> None:
    assert peer.post("close", {}) == (200, {"closed": True})
    assert member.post("step", stepping(b"state 1", b"state 2", sends={1: b"more"}))[1]["refused"] == "talk-closed"
    assert member.post("step", stepping(b"state 1", b"state 2", keeps={1: b"answer"}, takes=[0]))[0] == 200
    assert member.state()[1]["state"] == "closed"
    assert peer.post("close", {})[0] == 200


def test_the_member_erases_it_on_both_sides(
    talking: Cast, member: Browser, peer: Browser, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    member.upload(b"f" * 16, b"closed file")
    assert peer.post("erase", {})[1]["refused"] == "no-talk", "only the member may"
    with django_capture_on_commit_callbacks(execute=True):
        assert member.post("erase", {}) == (200, {"erased": True})
    left = [table.objects.count() for table in (Talk, Box, Envelope, Kept, Attachment)]  # type: ignore[attr-defined]
    assert left == [0, 0, 0, 0, 0]
    assert talking.edge.parcels.names() == []
    assert peer.state()[1]["refused"] == "no-talk"


@pytest.mark.parametrize("do", ["step", "keep", "close", "erase"])
def test_strangers_do_nothing_with_it(talking: Cast, do: str) -> None:
    """Another supporter, a member without the capability, a member who names the talk, and nobody at all."""
    before = [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)]  # type: ignore[attr-defined]
    body = {**stepping(b"state 1", b"theirs", sends={1: b"theirs"}), "keep": 1}
    answers = [
        supporters(talking.other.me).post(do, body)[0],
        members(talking.stranger.me, b"d" * 16).post(do, body)[0],
        supporters(talking.stranger.me).post(do, body)[0],
        members(None, b"d" * 16).post(do, body)[0],
    ]
    assert answers == [404, 404, 404, 404]
    assert [list(table.objects.values()) for table in (Talk, Box, Envelope, Kept)] == before  # type: ignore[attr-defined]


def test_strangers_see_nothing_of_it(talking: Cast) -> None:
    assert supporters(talking.other.me).state()[1]["refused"] == "no-talk"
    assert members(talking.stranger.me, b"d" * 16).state()[1]["refused"] == "no-talk"
    assert supporters(talking.stranger.me).state()[0] == 404
    page = client_of(talking.other.me).get(f"/talks/{TALK.hex()}/")
    assert page.status_code == 404
    assert client_of(talking.member.me).get("/talks/").status_code == 404
    assert client_of(talking.peer.me).get("/talk/").status_code == 404
    assert client_of(None).get("/talk/").status_code == 302


def test_the_capability_is_enough_and_the_account_is_nowhere(talking: Cast) -> None:
    """A session that locks in the middle loses nothing; and no table names the account."""
    assert members(None).state()[0] == 200
    rows = [row for table in (Talk, Box, Envelope, Kept, Prekey) for row in table.objects.values()]  # type: ignore[attr-defined]
    held = b"".join(bytes(value) for row in rows for value in row.values() if isinstance(value, bytes | memoryview))
    assert talking.member.me.account not in held
    assert CAPABILITY not in held


def test_the_limit_names_nobody(cast: Cast, member: Browser, clock: SetClock) -> None:
    member.post("prekey", {"supporter": cast.peer.number.hex()})
    member.post("begin", cast.opening())
    member.post("step", stepping(b"state 1", b"state 2", sends={1: b"more"}))
    names = [bytes(row.id) for table in (Mark, Tally) for row in table.objects.all()]  # type: ignore[attr-defined]
    assert len(names) == 5
    assert cast.member.me.account not in b"".join(names)
    assert {row.until.minute for row in Tally.objects.all()} == {0}, "the same moment for everybody"
    clock.pass_(hours=2)
    tallies.tidy(now=cast.edge.clock.now())
    assert Tally.objects.count() == 0


def test_a_supporter_for_whom_many_wait_is_not_asked_again(cast: Cast, member: Browser) -> None:
    for at in range(policies.MOST_ASKING):
        Talk.objects.create(
            id=sha256(bytes([at])).digest(), supporter=cast.peer.number, state="asked", keep=24, expires="2027-01"
        )
    assert member.post("begin", cast.opening())[1]["refused"] == "many-wait"


def test_nobody_floods_a_supporter(talking: Cast, member: Browser) -> None:
    refused: dict[str, Any] = {}
    for at in range(policies.MOST_WAITING + 50):
        sent = stepping(b"state %d" % (at + 1), b"state %d" % (at + 2), sends={at + 1: b"again and again"})
        code, refused = member.post("step", sent)
        if code != 200:
            break
    assert refused["refused"] == "box-full"
    assert Envelope.objects.filter(side="m").count() == policies.MOST_WAITING


@pytest.mark.parametrize(
    "change",
    [
        {"supporter": "00" * 16},
        {"supporter": "zz"},
        {"keep": 5},
        {"sends": []},
        {"capability": b"\0"},
        {"box": "not base64!"},
        {"box": ""},
        {"takes": "x"},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(cast: Cast, member: Browser, change: dict[str, Any]) -> None:
    code, answer = member.post("begin", cast.opening(**change))
    assert (code, answer["refused"] in {"bad-step", "not-offered"}) in {(400, True), (409, True)}
    assert Talk.objects.count() == 0


@pytest.mark.parametrize("size", [policies.MOST_ENVELOPE + 1, 50 * 1024 * 1024])
def test_a_flood_of_bytes_is_refused(talking: Cast, member: Browser, size: int) -> None:
    body = stepping(b"state 1", b"state 2", sends={1: bytes(size)})
    answer = member.client.post(
        "/talk-box/step", body, content_type="application/json", headers={**member.headers, "X-Rigcheck": "fetch"}
    )
    assert answer.status_code in {400, 413}
    assert Envelope.objects.filter(side="m").count() == 0
    assert Box.objects.filter(blob=b"state 1").exists()


def test_who_can_be_written_to(cast: Cast, member: Browser) -> None:
    def names() -> list[str]:
        answer = member.client.get("/talk-box/who", headers={"X-Rigcheck": "fetch"})
        return [one["name"] for one in answer.json()["people"]]

    assert names() == ["Dana R.", "Riley K."]
    Prekey.objects.filter(supporter=cast.other.number).delete()
    assert names() == ["Riley K."]
    Prekey.objects.update(expires="2026-10")
    assert names() == []


def test_a_supporter_is_told_once_that_something_waits(cast: Cast, member: Browser) -> None:
    before = Job.objects.count()
    member.post("begin", cast.opening())
    assert Job.objects.count() == before + 1
    member.post("step", stepping(b"state 1", b"state 2", sends={1: b"and more"}))
    assert Job.objects.count() == before + 1


def test_talks_that_nobody_goes_on_with_are_taken_away(talking: Cast, member: Browser, clock: SetClock) -> None:
    clock.pass_(days=31 * (policies.TALK_MONTHS + 1))
    actions.tidy(edge=talking.edge)
    assert Talk.objects.count() == 0
    assert member.state()[1]["refused"] == "no-talk"


def test_a_file_goes_along_closed_and_only_to_the_two(talking: Cast, member: Browser, peer: Browser) -> None:
    name = b"f" * 16
    assert member.upload(name, b"closed photo") == 200
    assert member.upload(name, b"closed photo") == 200
    assert peer.file(name) == (200, b"closed photo")
    assert supporters(talking.other.me).file(name)[0] == 404
    assert members(talking.stranger.me, b"d" * 16).file(name)[0] == 404
    assert member.upload(b"g" * 16, bytes(policies.MOST_FILE + 1)) == 413
    assert member.upload(b"short", b"x") == 400
    assert talking.edge.parcels.names() == [name]


def test_a_talk_takes_so_many_files_and_none_of_another_talk_or_once_closed(
    talking: Cast, member: Browser, peer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, other = b"f" * 16, members(talking.stranger.me, b"d" * 16)
    assert other.post("begin", talking.opening(capability=b"d" * 16))[0] == 200
    assert member.upload(name, b"closed photo") == 200
    assert other.upload(name, b"put in its place") == 400
    assert peer.file(name) == (200, b"closed photo")
    monkeypatch.setattr(policies, "MOST_FILES", 1)
    assert member.upload(b"g" * 16, b"one more") == 429
    assert member.post("close", {})[0] == 200
    assert member.upload(b"h" * 16, b"too late") == 409
    assert talking.edge.parcels.names() == [name]


def test_the_talk_is_shown_with_whoever_it_is_with(talking: Cast, member: Browser) -> None:
    shown = member.state("?with=1")[1]["supporter"]
    assert (shown["name"], shown["id"]) == ("Riley K.", talking.peer.number.hex())
    assert timedelta(0) < timedelta(hours=member.state()[1]["keep"])
