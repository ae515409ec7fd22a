"""Whom a member can choose to talk with: in date, with room, and nobody whom they should not meet unasked."""

import pytest
from django.test import Client

from rigcheck.care.members.queries import Profile
from rigcheck.care.peers import actions, policies, queries
from rigcheck.care.peers.models import Profile as Words
from rigcheck.care.peers.models import Setup, State, Wishes
from rigcheck.care.standing import actions as standing
from rigcheck.care.standing.models import Candidate
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.care.upkeep import queries as upkeep_queries
from rigcheck.care.vault.models import Row
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person, person
from tests.care.peers.conftest import browser_of, set_up
from tests.care.seats.conftest import Seated
from tests.care.standing.conftest import NOVEMBER, serves

pytestmark = pytest.mark.django_db
ALDER = "Port Alder"


@pytest.fixture
def member(edge: Edge) -> Person:
    return person("owner", edge, profile=Profile(agency=ALDER))


@pytest.fixture
def colleague(edge: Edge) -> Person:
    return person("colleague", edge, profile=Profile(agency=ALDER))


@pytest.fixture
def two(peer: Seated, chaplain: Seated, lead: Seated, edge: Edge) -> tuple[Seated, Seated]:
    """A peer and a chaplain who serve and whose phones are set up, both of the member's agency."""
    for place, one in enumerate((peer, chaplain)):
        serves(one, lead, edge)
        set_up(one, f"+1555010012{place}", agency=ALDER, unit_group=f"Station {place}", languages="en,es")
    return peer, chaplain


def names(whom: Person, edge: Edge) -> list[str]:
    return [one.name for one in queries.offered(me=whom.me, at=edge.clock.now())]


def wish(whom: Person, edge: Edge, **wishes: object) -> None:
    actions.keep_wishes(by=whom.me, wishes=Wishes(**wishes), today=NOVEMBER, chance=edge.chance)


def says(whom: Seated, **said: object) -> None:
    Setup.objects.filter(id=whom.number).update(**said)


def test_whoever_serves_and_is_set_up_is_offered(member: Person, two: tuple[Seated, Seated], edge: Edge) -> None:
    assert names(member, edge) == ["Chaplain Moss", "Riley K."]
    told = queries.Told("I listen.", "A long night.", "None", ("nights",), investigates=False)
    actions.describe(by=two[0].me, told=told)
    found = queries.offered(me=member.me, at=edge.clock.now())[1]
    assert (found.words, found.lived, found.faith, found.about) == (
        "I listen.",
        "A long night.",
        "None",
        "Fire · Port Alder",
    )
    assert [str(one) for one in (*found.languages, *found.times)] == ["English", "Spanish", "Nights"]
    assert found.seal_public == two[0].person.hierarchy.opener.public


def test_out_of_date_nobody_is_offered_even_where_the_worker_stands_still(
    member: Person, two: tuple[Seated, Seated], lead: Seated, edge: Edge, clock: SetClock
) -> None:
    clock.pass_(days=200)  # both certificates were good until May
    assert names(member, edge) == []
    assert {row.state for row in Candidate.objects.all()} == {"serving"}, "nothing has been written down yet"
    assert queries.nameable(me=member.me, at=edge.clock.now()) == []


@pytest.mark.parametrize("how", ["paused", "removed", "stepped down", "full", "suspended", "never applied"])
def test_who_is_not_there_is_not_offered(
    member: Person, two: tuple[Seated, Seated], lead: Seated, edge: Edge, how: str
) -> None:
    from rigcheck.care.seats import actions as seats

    peer = two[0]
    if how == "paused":
        actions.pause(by=peer.me)
    elif how == "removed":
        standing.remove(by=lead.me, candidate=peer.number, ground="reach")
    elif how == "stepped down":
        standing.step_down(by=peer.me)
    elif how == "full":
        upkeep.limit(by=peer.me, most=1)
        upkeep.take_on(supporter=peer.number)
    elif how == "suspended":
        seats.suspend(by=lead.me, number=peer.number, edge=edge)
    else:
        Candidate.objects.filter(id=peer.number).delete()
    assert names(member, edge) == ["Chaplain Moss"]


def test_a_page_still_reaches_whoever_never_applied_and_nobody_who_lapsed(
    two: tuple[Seated, Seated], lead: Seated, edge: Edge, clock: SetClock
) -> None:
    Candidate.objects.filter(id=two[0].number).delete()
    clock.pass_(days=200)
    standing.tidy(now=clock.now())
    assert [one.name for one in queries.supporters()] == ["Riley K."]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ({"supervises": True}, False),
        ({"supervises": True, "agency": "Elsewhere"}, True),
        ({"supervises": True, "agency": " port  ALDER "}, False),
        ({"unit_group": "Station 7"}, False),
        ({"unit_group": "station 7 "}, False),
        ({"unit_group": "Station 7", "agency": "Elsewhere"}, True),
        ({"unit_group": "Station 8"}, True),
        ({"unit_group": ""}, True),
    ],
)
def test_own_unit_and_chain_of_command_are_left_out(
    member: Person, two: tuple[Seated, Seated], edge: Edge, said: dict[str, object], seen: bool
) -> None:
    wish(member, edge, groups=["Station 7"])
    says(two[0], **said)
    assert ("Riley K." in names(member, edge)) is seen


def test_internal_affairs_is_left_out_unless_the_member_says_so(
    member: Person, colleague: Person, two: tuple[Seated, Seated], edge: Edge
) -> None:
    Words.objects.create(id=two[0].number, investigates=True)
    assert names(member, edge) == ["Chaplain Moss"]
    wish(member, edge, own=True)
    assert (names(member, edge), names(colleague, edge)) == (["Chaplain Moss", "Riley K."], ["Chaplain Moss"])


def test_who_says_no_agency_is_kept_apart_from_every_supervisor(edge: Edge, two: tuple[Seated, Seated]) -> None:
    says(two[0], supervises=True, agency="Elsewhere")
    assert names(person("elsewhere", edge), edge) == ["Chaplain Moss"]


def test_named_conflicts_are_left_out_and_nobody_else_reads_them(
    member: Person, colleague: Person, two: tuple[Seated, Seated], edge: Edge
) -> None:
    before = set(Row.objects.values_list("key", flat=True))
    wish(member, edge, without=[two[0].number.hex()])
    (row,) = Row.objects.exclude(key__in=before)
    assert (names(member, edge), names(colleague, edge)) == (["Chaplain Moss"], ["Chaplain Moss", "Riley K."])
    assert queries.wishes(me=colleague.me) == Wishes()
    assert two[0].number.hex().encode() not in bytes(row.blob)


def test_one_tap_shows_another_and_the_last_is_followed_by_the_first(
    member: Person, two: tuple[Seated, Seated], edge: Edge
) -> None:
    peer, chaplain = two
    at = edge.clock.now()
    for one, other in ((peer, chaplain), (chaplain, peer)):
        found, next_one = queries.one_offered(me=member.me, number=one.number, at=at)
        assert (found.id, next_one.id if next_one else None) == (one.number, other.number)
    actions.pause(by=chaplain.me)
    assert queries.one_offered(me=member.me, number=peer.number, at=at)[1] is None


def test_the_pages_of_a_member(passer_by: Client, member: Person, two: tuple[Seated, Seated], edge: Edge) -> None:
    browser, (peer, chaplain) = browser_of(member.me), two
    shown = browser.get("/peers/").content.decode()
    assert shown.index("Chaplain Moss") < shown.index("Riley K.")
    assert f"/peers/{chaplain.number.hex()}/" in browser.get(f"/peers/{peer.number.hex()}/").content.decode()
    sent = {"groups": ["Station 1"], "without": [peer.number.hex()]}
    assert browser.post("/peers/wishes/", sent).url == "/peers/"
    assert queries.wishes(me=member.me) == Wishes(groups=["Station 1"], without=[peer.number.hex()])
    assert "Nobody to show now" in browser.get("/peers/").content.decode()
    for gone in (peer.number, chaplain.number, bytes(16)):
        assert browser.get(f"/peers/{gone.hex()}/").status_code == 404
    assert browser.get("/peers/nonsense/").status_code == 404


def test_only_units_and_people_who_exist_can_be_left_out(passer_by: Client, member: Person, edge: Edge) -> None:
    rows = Row.objects.count()
    answer = browser_of(member.me).post("/peers/wishes/", {"without": ["00" * 16], "groups": ["Made up"]})
    assert (answer.status_code, Row.objects.count()) == (200, rows)


def test_pages_of_members_answer_nobody_else(
    passer_by: Client, two: tuple[Seated, Seated], lead: Seated, edge: Edge
) -> None:
    for path in ("/peers/", "/peers/wishes/", f"/peers/{two[0].number.hex()}/"):
        assert passer_by.get(path).url.startswith("/locked/")
        for who in (two[0], lead):
            assert browser_of(who.me).get(path).status_code == 404
    with pytest.raises(NotFound):
        queries.offered(me=lead.me, at=edge.clock.now())


def test_a_supporter_writes_what_members_read(
    passer_by: Client, member: Person, two: tuple[Seated, Seated], lead: Seated
) -> None:
    browser = browser_of(two[0].me)
    sent = {"words": "I listen.", "lived": "", "faith": "None", "times": ["nights", "weekends"], "investigates": "on"}
    assert browser.post("/supporting/words/", sent).url == "/supporting/"
    row = Words.objects.get()
    assert (row.words, row.times, row.investigates) == ("I listen.", "nights,weekends", True)
    assert "I listen." in browser.get("/supporting/words/").content.decode()
    assert browser.post("/supporting/words/", {**sent, "words": "x" * 601}).status_code == 200
    for who in (lead.me, member.me):
        assert browser_of(who).post("/supporting/words/", {**sent, "words": "Not theirs."}).status_code == 404
    assert Words.objects.get().words == "I listen."


@pytest.mark.parametrize("written", ["x" * 601, "a\x00b"])
def test_words_that_cannot_be_are_not_kept(two: tuple[Seated, Seated], written: str) -> None:
    with pytest.raises(policies.NotWritten):
        actions.describe(by=two[0].me, told=actions.Told(written, "", "", (), False))
    assert not Words.objects.exists()


def test_units_come_from_the_catalogue_and_from_supporters(two: tuple[Seated, Seated], edge: Edge) -> None:
    assert queries.groups(files=edge.files, month=Month(2026, 11)) == ["Station 0", "Station 1"]
    assert Setup.objects.filter(state=State.READY).count() == 2


@pytest.mark.parametrize("call", [True, False])
def test_after_something_heavy_one_tap_pauses_and_asks_for_a_call(
    member: Person, two: tuple[Seated, Seated], edge: Edge, call: bool
) -> None:
    for _ in range(2):  # told twice, it changes nothing
        actions.rest(by=two[0].me, call=call, edge=edge)
    assert names(member, edge) == ["Chaplain Moss"]
    assert [one.is_call for one in upkeep_queries.mine(me=two[0].me)] == [True] * call
    assert Setup.objects.get(id=two[0].number).state == State.PAUSED


def test_a_rest_at_the_page_is_a_supporters_own(
    passer_by: Client, member: Person, two: tuple[Seated, Seated], lead: Seated, on_call_clinician: Seated
) -> None:
    for who in (member.me, lead.me, on_call_clinician.me):
        assert browser_of(who).post("/supporting/rest", {"call": "1"}).status_code == 404
    assert {row.state for row in Setup.objects.all()} == {"ready"}
    assert browser_of(two[0].me).post("/supporting/rest", {"call": "1"}).url == "/standing/care/"
    shown = browser_of(two[0].me).get("/standing/care/").content.decode()
    assert ("nobody has taken it yet" in shown, 'href="/join/"' in shown) == (True, True)
