"""Somebody who does not go by the page: a copy of the tables, another's file, numbers without end, a full disk."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.conversations import actions, policies
from rigcheck.care.conversations.models import Attachment, Kept, Party, Side, Talk
from rigcheck.care.streams import actions as streams
from rigcheck.care.streams.models import Event
from rigcheck.care.tallies.models import Tally
from rigcheck.outside.clock import SetClock
from rigcheck.outside.parcels import FolderParcels, MemoryParcels
from tests.care.checkins.conftest import FETCH
from tests.care.conversations.conftest import TALK, Browser, Cast, stepping

pytestmark = pytest.mark.django_db
PHOTO = b"p" * 16
NUMBERS = ("1e400", str(2**63), str(10**25), str(2**31), "-1")


def heard(talking: Cast, capability: str) -> int:
    """How many events somebody without a session hears on this channel."""
    body = {"channels": [capability]}
    answer = Client().post("/stream-ticket/", body, content_type="application/json", headers=FETCH)
    ticket = bytes.fromhex(answer.json()["ticket"])
    channels = streams.enter(ticket=ticket, now=talking.edge.clock.now())
    return Event.objects.filter(channel__in=channels).count()


def test_a_copy_of_the_tables_lets_nobody_listen(talking: Cast, member: Browser, peer: Browser) -> None:
    row = Talk.objects.get()
    copied = {bytes(row.id).hex(), hashlib.sha256(bytes(row.id)).hexdigest(), bytes(row.supporter).hex()}
    assert [heard(talking, one) for one in copied] == [0, 0, 0]
    ears = {side.state()[1]["ear"] for side in (member, peer)}
    assert len(ears) == 1, "both sides listen at one place"
    assert heard(talking, ears.pop()) == 2


def test_whoever_has_no_part_in_it_is_not_told_where_to_listen(talking: Cast) -> None:
    stranger = Browser(Client(), {"X-Talks": TALK.hex()})
    assert "ear" not in stranger.state()[1]


def test_neither_side_puts_anything_in_the_place_of_the_others_file(
    talking: Cast, member: Browser, peer: Browser
) -> None:
    assert member.upload(PHOTO, b"the member's photo") == 200
    assert peer.upload(PHOTO, b"something else") == 400
    assert member.upload(PHOTO, b"the member's photo") == 200, "sent twice it is one"
    assert peer.file(PHOTO) == (200, b"the member's photo")
    assert Attachment.objects.get().size == len(b"the member's photo")


def test_a_file_that_did_not_arrive_can_be_sent_again(talking: Cast, member: Browser) -> None:
    member.upload(PHOTO, b"photo")
    talking.edge.parcels.drop(PHOTO)
    assert member.upload(PHOTO, b"photo") == 200
    assert member.file(PHOTO) == (200, b"photo")


def test_a_full_disk_takes_no_file_and_goes_on_taking_words(
    talking: Cast, member: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryParcels, "has_space", lambda _: False)
    assert member.upload(PHOTO, b"photo") == 503
    assert Attachment.objects.count() == 0
    assert member.post("step", stepping(b"state 1", b"state 2", sends={1: b"words"}))[0] == 200


def kept(side: str) -> int:
    return sum(len(row.blob) for row in Kept.objects.filter(side=side))


def test_nobody_keeps_without_end(talking: Cast, member: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "MOST_HELD_BYTES", 4_000)
    before, refused = b"state 1", ""
    for turn in range(20):
        after = b"turn %d" % turn
        code, answer = member.post("step", stepping(before, after, keeps={turn + 1: bytes(1_000)}))
        if code != 200:
            refused = answer["refused"]
            break
        before = after
    assert refused == "talk-full"
    assert kept("m") <= 4_000 * policies.OWN_PART


def test_nor_by_saying_that_it_came_from_the_other_side(
    talking: Cast, member: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "MOST_HELD", 8)
    body = stepping(b"state 1", b"state 2", keeps=dict.fromkeys(range(1, 21), b"x"))
    body["keeps"] = [{**one, "of": 0} for one in body["keeps"]]
    assert member.post("step", body)[1]["refused"] == "talk-full"
    assert Kept.objects.filter(side="m").count() == 1


def test_a_flood_is_refused_before_it_silences_the_other_side(
    talking: Cast, member: Browser, peer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The peer sends until no more is let in; all of it can still be taken in, and the member can still write."""
    monkeypatch.setattr(policies, "MOST_HELD_BYTES", 8_000)
    before, sent = b"peer 1", 1
    while sent < 20:
        after = b"peer %d" % (sent + 1)
        code, answer = peer.post("step", stepping(before, after, sends={sent: bytes(1_000)}))
        if code != 200:
            break
        before, sent = after, sent + 1
    assert answer["refused"] == "box-full"
    numbers = range(sent)
    body = stepping(b"state 1", b"state 2", keeps={one + 1: bytes(2_000) for one in numbers}, takes=list(numbers))
    body["keeps"] = [{**one, "of": one["number"] - 1} for one in body["keeps"]]
    assert member.post("step", body)[0] == 200
    own = stepping(b"state 2", b"state 3", sends={1: b"enough"}, keeps={99: b"enough"})
    assert member.post("step", own) == (200, {"done": True})


def raw(browser: Browser, where: str, body: str) -> tuple[int, dict[str, Any]]:
    headers = {**FETCH, **browser.headers}
    answer = browser.client.post(f"/talk-box/{where}", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "part",
    [
        '"sends":[{"number":N,"blob":"AAAA"}]',
        '"keeps":[{"number":N,"blob":"AAAA"}]',
        '"keeps":[{"number":1,"blob":"AAAA","of":N}]',
        '"takes":[N]',
        '"drops":[N]',
    ],
)
def test_a_number_that_no_column_holds_is_refused(talking: Cast, member: Browser, part: str, number: str) -> None:
    empty = {name: f'"{name}":[]' for name in ("sends", "keeps", "takes", "drops")}
    parts = [part if part.startswith(f'"{name}"') else none for name, none in empty.items()]
    before = hashlib.sha256(b"state 1").hexdigest()
    body = '{"before":"' + before + '","box":"AAAA",' + ",".join(parts).replace("N", number) + "}"
    code, answer = raw(member, "step", body)
    assert (code, answer["refused"]) == (400, "bad-step")


@pytest.mark.parametrize("number", NUMBERS)
def test_nor_is_it_a_time_for_words(talking: Cast, member: Browser, number: str) -> None:
    code, answer = raw(member, "keep", f'{{"keep":{number}}}')
    assert (code, answer["refused"]) == (400, "bad-step")


def test_what_was_counted_is_not_found_by_whoever_knows_the_talk(
    talking: Cast, member: Browser, clock: SetClock
) -> None:
    assert member.post("step", stepping(b"state 1", b"state 2", sends={1: b"words"}))[0] == 200
    hour = clock.now().replace(minute=0, second=0, microsecond=0).isoformat().encode()
    guessed = {
        hashlib.sha256(b"rigcheck/1/tally|" + TALK + side + what + hour).digest()[:16]
        for side in (b"m", b"s")
        for what in (b"", b"|sends", b"|files")
    }
    assert Tally.objects.count() > 0
    assert not guessed & {bytes(row.id) for row in Tally.objects.all()}


def test_what_lies_beside_the_parcels_stops_no_expiry(talking: Cast, clock: SetClock, tmp_path: Path) -> None:
    edge = replace(talking.edge, parcels=FolderParcels(tmp_path))
    for stray in ("Thumbs.db", "x.bak"):
        (tmp_path / stray).write_bytes(b"somebody else's")
    (tmp_path / "lost+found").mkdir()
    (tmp_path / ("0" * 32)).mkdir()
    party = Party(TALK, Side.MEMBER)
    actions.keep_file(party=party, name=PHOTO, blob=b"photo", edge=edge)
    edge.parcels.keep(b"s" * 16, b"stray")
    actions.tidy(edge=edge)
    assert edge.parcels.names() == [PHOTO]
    clock.pass_(hours=722)
    actions.tidy(edge=edge)
    assert Kept.objects.count() == 0
    assert edge.parcels.names() == []
    assert (tmp_path / "x.bak").read_bytes() == b"somebody else's"


def test_one_file_that_cannot_be_taken_away_stops_no_other(
    talking: Cast, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = MemoryParcels.drop

    def refuses(parcels: MemoryParcels, name: bytes) -> None:
        if name == b"a" * 16:
            raise PermissionError
        drop(parcels, name)

    monkeypatch.setattr(MemoryParcels, "drop", refuses)
    for name in (b"a" * 16, b"b" * 16):
        talking.edge.parcels.keep(name, b"stray")
    clock.pass_(hours=721)
    actions.tidy(edge=talking.edge)
    assert Kept.objects.count() == 0
    assert talking.edge.parcels.names() == [b"a" * 16]
