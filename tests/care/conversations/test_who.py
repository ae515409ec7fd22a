"""With whom a talk can begin, what it counts for the supporter, and what the member is told of a disclosure."""

from datetime import timedelta
from hashlib import sha256

import pytest

from rigcheck.care.conversations import actions
from rigcheck.care.conversations.models import Asked, Party, Side, Step, Talk, Written
from rigcheck.care.disclosures import queries as disclosures
from rigcheck.care.disclosures.models import Told
from rigcheck.care.paging.models import Callback, Page
from rigcheck.care.peers import actions as peers
from rigcheck.care.peers.models import Setup, Wishes
from rigcheck.care.standing import actions as standing
from rigcheck.care.standing.models import Candidate, Learned
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.care.upkeep.models import Answered, Load
from rigcheck.outside.clock import SetClock
from tests.care.checkins.conftest import FETCH
from tests.care.conversations.conftest import TALK, Browser, Cast, b64, client_of, members, supporters
from tests.care.standing.conftest import NOVEMBER

pytestmark = pytest.mark.django_db
CALL = b"b" * 16


def names(browser: Browser, **headers: str) -> list[str]:
    answer = browser.client.get("/talk-box/who", headers={**FETCH, **headers})
    return [one["name"] for one in answer.json()["people"]]


def talking_with(whom: bytes) -> int:
    return sum(Load.objects.filter(id=whom).values_list("talking", flat=True))


def bands(whom: bytes) -> tuple[int, int, int, int]:
    (row,) = Answered.objects.filter(supporter=whom)
    return row.quarter, row.hour, row.day, row.later


@pytest.mark.parametrize("how", ["removed", "never applied", "full", "own unit", "named", "paused"])
def test_who_is_not_offered_is_not_listed_and_cannot_be_written_to(cast: Cast, member: Browser, how: str) -> None:
    number, edge = cast.peer.number, cast.edge
    if how == "removed":
        standing.remove(by=cast.lead.me, candidate=number, ground="reach")
    elif how == "never applied":
        Candidate.objects.filter(id=number).delete()
    elif how == "full":
        upkeep.limit(by=cast.peer.me, most=0)
    elif how == "own unit":
        Setup.objects.filter(id=number).update(agency="Kestrel Sound", unit_group="Station 4")
        wishes = Wishes(groups=["Station 4"])
        peers.keep_wishes(by=cast.member.me, wishes=wishes, today=NOVEMBER, chance=edge.chance)
    elif how == "named":
        wishes = Wishes(without=[number.hex()])
        peers.keep_wishes(by=cast.member.me, wishes=wishes, today=NOVEMBER, chance=edge.chance)
    else:
        peers.pause(by=cast.peer.me)
    assert names(member) == ["Dana R."]
    code, answer = member.post("begin", cast.opening())
    assert (code, answer["refused"]) == (409, "not-offered")
    assert Talk.objects.count() == 0


def test_out_of_date_nobody_can_be_written_to(cast: Cast, member: Browser) -> None:
    Learned.objects.update(expires="2026-10")
    assert names(member) == []
    assert member.post("begin", cast.opening())[1]["refused"] == "not-offered"


def test_a_talk_counts_while_it_is_open(cast: Cast, member: Browser, peer: Browser) -> None:
    for _ in range(2):
        assert member.post("begin", cast.opening())[0] == 200
    assert talking_with(cast.peer.number) == 1
    assert peer.post("close", {})[0] == 200
    assert peer.post("close", {})[0] == 200
    assert talking_with(cast.peer.number) == 0
    assert member.post("erase", {})[0] == 200
    assert talking_with(cast.peer.number) == 0


def test_with_as_many_as_they_said_it_is_enough(cast: Cast, member: Browser) -> None:
    upkeep.limit(by=cast.peer.me, most=1)
    assert member.post("begin", cast.opening())[0] == 200
    again = cast.opening(capability=b"d" * 16)
    assert members(cast.stranger.me).post("begin", again)[1]["refused"] == "not-offered"
    assert member.post("erase", {})[0] == 200
    assert members(cast.stranger.me).post("begin", again)[0] == 200


def test_a_talk_that_fades_away_and_one_whose_supporter_leaves_count_no_more(
    cast: Cast, member: Browser, clock: SetClock
) -> None:
    member.post("begin", cast.opening())
    member.post("begin", cast.opening(capability=b"d" * 16))
    assert talking_with(cast.peer.number) == 2
    clock.pass_(days=200)
    actions.tidy(edge=cast.edge)
    assert (Talk.objects.count(), talking_with(cast.peer.number)) == (0, 0)
    Talk.objects.create(id=TALK, supporter=cast.peer.number, state="open", keep=24, expires="2099-01")
    upkeep.take_on(supporter=cast.peer.number)
    actions.leave(supporter=cast.peer.number, edge=cast.edge)
    assert talking_with(cast.peer.number) == 0


@pytest.mark.parametrize(
    ("waited", "band"),
    [
        (timedelta(minutes=9), (1, 0, 0, 0)),
        (timedelta(minutes=40), (0, 1, 0, 0)),
        (timedelta(hours=7), (0, 0, 1, 0)),
        (timedelta(days=5), (0, 0, 0, 1)),
    ],
)
def test_the_first_answer_is_counted_once_in_its_band(
    cast: Cast, member: Browser, clock: SetClock, waited: timedelta, band: tuple[int, ...]
) -> None:
    member.post("begin", cast.opening())
    clock.pass_(seconds=waited.total_seconds())
    actions.tidy(edge=cast.edge)
    assert Asked.objects.count() == (1 if waited < Asked.life else 0)
    for before, number in ((b"", 0), (sha256(b"peer 0").digest(), 1)):
        step = Step(before, b"peer %d" % number, sends=(Written(number, b"answer"),))
        actions.step(party=Party(TALK, Side.SUPPORTER), step=step, edge=cast.edge)
    assert bands(cast.peer.number) == band
    assert Asked.objects.count() == 0


def test_words_that_nobody_answers_keep_nobody_else_away(cast: Cast, member: Browser, clock: SetClock) -> None:
    member.post("begin", cast.opening())
    assert talking_with(cast.peer.number) == 1
    clock.pass_(days=2)
    actions.tidy(edge=cast.edge)
    assert (talking_with(cast.peer.number), Talk.objects.get().state) == (0, "asked")
    answer = Step(b"", b"peer", sends=(Written(0, b"answer"),))
    actions.step(party=Party(TALK, Side.SUPPORTER), step=answer, edge=cast.edge)
    assert talking_with(cast.peer.number) == 1
    actions.close(party=Party(TALK, Side.MEMBER), edge=cast.edge)
    assert talking_with(cast.peer.number) == 0


def test_a_talk_nobody_answered_is_closed_and_counted_once(cast: Cast, member: Browser, clock: SetClock) -> None:
    upkeep.take_on(supporter=cast.peer.number)
    member.post("begin", cast.opening())
    clock.pass_(days=2)
    actions.tidy(edge=cast.edge)
    actions.close(party=Party(TALK, Side.MEMBER), edge=cast.edge)
    assert talking_with(cast.peer.number) == 1


def test_one_account_begins_two_talks_a_day_with_one_supporter(cast: Cast, member: Browser) -> None:
    upkeep.limit(by=cast.peer.me, most=9)
    answers = [member.post("begin", cast.opening(capability=bytes([at]) * 16)) for at in range(3)]
    assert [one[0] for one in answers] == [200, 200, 429]
    assert Talk.objects.count() == 2


def call(cast: Cast, *, how: str = "chat", holder: bytes) -> str:
    """A call for backup of the member's that somebody has taken; its capability."""
    page = sha256(CALL).digest()
    now = cast.edge.clock.now()
    Page.objects.create(
        id=page, how=how, may_page=cast.peer.number, people=cast.peer.number, pressed=now, state="taken", reached=1,
        asks=1, elapsed=1000, until=600_000, seen=now, holder=holder, held=cast.peer.number,
    )  # fmt: skip
    Callback.objects.create(page=page, parts=b"")
    return CALL.hex()


def test_whoever_took_the_call_can_be_written_to_all_the_same(cast: Cast, member: Browser) -> None:
    """They never applied and have no room: still they said that they come, and the member waits for them."""
    Candidate.objects.filter(id=cast.peer.number).delete()
    Load.objects.update_or_create(id=cast.peer.number, defaults={"most": 0})
    page = call(cast, holder=cast.peer.number)
    assert names(member) == ["Dana R."]
    assert names(member, **{"X-Backup-Page": page}) == ["Riley K.", "Dana R."]
    assert member.post("begin", cast.opening(page=page)) == (200, {"begun": True})
    assert talking_with(cast.peer.number) == 1


@pytest.mark.parametrize("what", ["another capability", "a call", "another's", "nonsense"])
def test_what_is_no_call_that_they_took_opens_nothing(cast: Cast, member: Browser, what: str) -> None:
    Candidate.objects.filter(id=cast.peer.number).delete()
    holder = cast.other.number if what == "another's" else cast.peer.number
    page = call(cast, how="call" if what == "a call" else "chat", holder=holder)
    sent = {"another capability": (b"x" * 16).hex(), "nonsense": "zz"}.get(what, page)
    assert "Riley K." not in names(member, **{"X-Backup-Page": sent})
    assert member.post("begin", cast.opening(page=sent))[1]["refused"] == "not-offered"
    assert Talk.objects.count() == 0


def tell(cast: Cast, relation: bytes = TALK) -> None:
    name = disclosures.named(relation=relation, edge=cast.edge)
    Told.objects.create(id=relation[:16], relation=name, blob=b"closed telling", opens="2026-11", expires="2028-11")


def test_the_member_is_told_in_the_talk_and_nobody_else_is(talking: Cast, member: Browser, peer: Browser) -> None:
    tell(talking)
    tell(talking, sha256(b"another talk").digest())
    assert member.state("?with=1")[1]["told"] == [b64(b"closed telling")]
    assert "told" not in peer.state("?with=1")[1]
    assert supporters(talking.other.me).state("?with=1")[0] == 404
    assert members(talking.stranger.me, b"d" * 16).state("?with=1")[0] == 404
    Told.objects.update(opens="2026-12")
    assert member.state("?with=1")[1]["told"] == []


def test_a_talk_in_which_something_was_told_stays_until_that_is_over(
    talking: Cast, member: Browser, peer: Browser, clock: SetClock
) -> None:
    tell(talking)
    peer.post("close", {})
    clock.pass_(days=200)
    actions.tidy(edge=talking.edge)
    assert Talk.objects.count() == 1
    assert member.state("?with=1")[1]["told"] == [b64(b"closed telling")]
    Told.objects.all().delete()
    actions.tidy(edge=talking.edge)
    assert Talk.objects.count() == 0


def test_only_who_is_in_date_and_has_room_is_suggested(talking: Cast) -> None:
    def page() -> str:
        return client_of(talking.peer.me).get(f"/talks/{TALK.hex()}/").content.decode()

    assert 'data-name="Dana R."' in page()
    upkeep.limit(by=talking.other.me, most=0)
    assert 'data-name="Dana R."' not in page()
    upkeep.limit(by=talking.other.me, most=3)
    Candidate.objects.filter(id=talking.other.number).delete()
    assert 'data-name="Dana R."' not in page()
