"""Keys to begin with: published by whoever they belong to, handed out once, and never all of them to one person."""

from typing import Any

import pytest

from rigcheck.care.prekeys import actions, queries
from rigcheck.care.prekeys.models import Prekey
from rigcheck.care.prekeys.policies import A_DAY, MOST, NotOffered
from rigcheck.care.sessions.models import Me
from rigcheck.engines.sealing.prekeys import Prekey as SignedKey
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from tests.care.conversations.conftest import Browser, Cast, b64, client_of, members, signed_keys

pytestmark = pytest.mark.django_db
NOVEMBER = Month(2026, 11)


def test_a_key_is_handed_out_once_and_then_the_last_one(cast: Cast, member: Browser) -> None:
    asked = {"supporter": cast.peer.number.hex()}
    given = [member.post("prekey", asked)[1] for _ in range(5)]
    assert [one["last"] for one in given] == [False, False, False, True, True]
    assert len({one["blob"] for one in given}) == 4


def test_nobody_asks_for_keys_until_none_are_left(cast: Cast, member: Browser) -> None:
    give_more = {"supporter": cast.peer.number.hex()}
    answers = [member.post("prekey", give_more) for _ in range(A_DAY + 1)]
    assert answers[-1][1]["refused"] == "enough-today"
    assert members(cast.stranger.me).post("prekey", give_more)[0] == 200


def publish(me: Me, keys: list[SignedKey]) -> tuple[int, dict[str, Any]]:
    body = {"keys": [b64(one.encode()) for one in keys]}
    answer = client_of(me).post(
        "/talk-box/keys", body, content_type="application/json", headers={"X-Rigcheck": "fetch"}
    )
    return answer.status_code, answer.json()


def test_a_supporter_publishes_their_keys(cast: Cast) -> None:
    Prekey.objects.filter(supporter=cast.peer.number).delete()
    answer = publish(cast.peer.me, signed_keys(cast.peer, count=2))[1]
    assert (answer["left"], answer["last"]) == (2, "2026-12")
    assert publish(cast.peer.me, signed_keys(cast.peer, count=2))[0] == 400, "a key is published once"
    assert client_of(cast.member.me).get("/talk-box/keys").status_code == 404
    assert publish(cast.member.me, signed_keys(cast.peer))[0] == 404


def test_keys_of_somebody_else_are_not_taken(cast: Cast) -> None:
    Prekey.objects.all().delete()
    forged = signed_keys(cast.other, owner=cast.peer)
    for keys in (forged, signed_keys(cast.peer, until="2026-10"), signed_keys(cast.peer, until="2027-12")):
        assert publish(cast.peer.me, keys)[0] == 400
    assert Prekey.objects.count() == 0


def test_what_is_left_is_counted_and_the_last_resort_told(cast: Cast) -> None:
    assert queries.left(seat=cast.peer.number, today=NOVEMBER) == queries.Left(3, "2026-12")
    actions.hand_out(supporter=cast.peer.number, by=cast.member.me, edge=cast.edge)
    assert queries.left(seat=cast.peer.number, today=NOVEMBER) == queries.Left(2, "2026-12")
    assert queries.left(seat=cast.lead.number, today=NOVEMBER) == queries.Left(0, "")


def test_of_many_keys_the_newest_hundred_stay(cast: Cast) -> None:
    Prekey.objects.filter(supporter=cast.peer.number).delete()
    Prekey.objects.bulk_create(
        Prekey(id=bytes([at, 1]) * 8, supporter=cast.peer.number, blob=b"made up", last=False, expires="2026-11")
        for at in range(MOST)
    )
    actions.publish(by=cast.peer.me, keys=signed_keys(cast.peer), edge=cast.edge)
    left = Prekey.objects.filter(supporter=cast.peer.number, last=False)
    assert left.count() == MOST
    assert left.filter(expires="2026-12").count() == 3


def test_nobody_under_a_name_is_given_a_key_and_nobody_but_supporters_publishes(cast: Cast) -> None:
    for me in (cast.peer.me, cast.lead.me):
        with pytest.raises(NotFound):
            actions.hand_out(supporter=cast.other.number, by=me, edge=cast.edge)
    for me in (cast.member.me, cast.stranger.me, cast.lead.me):
        with pytest.raises(NotFound):
            actions.publish(by=me, keys=signed_keys(cast.peer), edge=cast.edge)
    assert Prekey.objects.count() == 8


def test_out_of_their_month_they_are_neither_handed_out_nor_kept(cast: Cast, clock: SetClock) -> None:
    clock.pass_(days=70)
    with pytest.raises(NotOffered):
        actions.hand_out(supporter=cast.peer.number, by=cast.member.me, edge=cast.edge)
    assert actions.tidy(now=cast.edge.clock.now()) == 8
    assert Prekey.objects.count() == 0


def test_whoever_leaves_takes_their_keys_along(cast: Cast) -> None:
    assert actions.leave(supporter=cast.peer.number) == 4
    assert {bytes(row.supporter) for row in Prekey.objects.all()} == {cast.other.number}
