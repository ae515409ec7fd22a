"""From applying to serving, out of date, and out: every step by the one who may take it, and by nobody else."""

import pytest

from rigcheck.care.seats import actions as seats
from rigcheck.care.standing import actions, policies, queries
from rigcheck.care.standing.actions import Asked, Told
from rigcheck.care.standing.models import Candidate, Learned, Nomination, State
from rigcheck.care.standing.queries import Kind
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.seats.conftest import Seated, sits_down
from tests.care.standing.conftest import NOVEMBER, certified, newest, serves

pytestmark = pytest.mark.django_db
NOTHING = Asked(nominations=1, certificate=False, hours=0, refresher=0, supervision=0)


def state(whom: Seated) -> str:
    return Candidate.objects.get(id=whom.number).state


def test_the_whole_way(peer: Seated, lead: Seated, edge: Edge) -> None:
    assert queries.in_date(month=NOVEMBER) == frozenset()
    serves(peer, lead, edge)
    assert (state(peer), queries.in_date(month=NOVEMBER)) == ("serving", {peer.number})
    assert queries.mine(me=peer.me, month=NOVEMBER).missing == ()


def test_no_step_is_left_out(peer: Seated, lead: Seated, edge: Edge) -> None:
    actions.hand_in(by=peer.me, why="I was carried once.")
    with pytest.raises(policies.NotNow):
        actions.select(by=lead.me, candidate=peer.number)
    with pytest.raises(policies.NotNow):
        actions.agree(by=peer.me, today=NOVEMBER)
    with pytest.raises(policies.NotNow):
        actions.admit(by=lead.me, candidate=peer.number, today=NOVEMBER)
    assert state(peer) == "applied"


def test_a_certificate_counts_once_a_lead_has_seen_it(peer: Seated, lead: Seated, edge: Edge) -> None:
    actions.hand_in(by=peer.me, why="I was carried once.")
    actions.speak_for(by=lead.me, candidate=peer.number, edge=edge)
    actions.select(by=lead.me, candidate=peer.number)
    actions.agree(by=peer.me, today=NOVEMBER)
    told = Told(Kind.CERTIFICATE, "Peer support, made up", "2026-03")
    actions.add(by=peer.me, told=told, today=NOVEMBER, edge=edge)
    with pytest.raises(policies.NotInDate):
        actions.admit(by=lead.me, candidate=peer.number, today=NOVEMBER)
    actions.see(by=lead.me, record=newest(peer), today=NOVEMBER)
    actions.admit(by=lead.me, candidate=peer.number, today=NOVEMBER)
    assert state(peer) == "serving"


def test_a_certificate_holds_through_its_last_month(peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge, expires="2026-12")
    assert queries.in_date(month=Month(2026, 12)) == {peer.number}
    assert queries.in_date(month=Month(2027, 1)) == frozenset()


def test_out_of_date_is_held_back_and_a_new_certificate_brings_back(
    peer: Seated, lead: Seated, edge: Edge, clock: SetClock
) -> None:
    serves(peer, lead, edge, expires="2026-12")
    clock.pass_(days=60)
    actions.tidy(now=clock.now())
    assert (state(peer), queries.held_back()) == ("lapsed", {peer.number})
    told = Told(Kind.CERTIFICATE, "Renewed, made up", "2026-12", expires="2028-01")
    january = Month.of(clock.now())
    actions.add(by=peer.me, told=told, today=january, edge=edge)
    actions.see(by=lead.me, record=newest(peer), today=january)
    assert (state(peer), queries.held_back()) == ("serving", frozenset())


def test_what_the_site_asks_for_holds_at_once(peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge)
    actions.ask_of_all(by=lead.me, asked=Asked(1, True, 24, 0, 0), today=NOVEMBER)
    assert (state(peer), queries.in_date(month=NOVEMBER)) == ("lapsed", frozenset())
    course = Told(Kind.COURSE, "Listening, made up", "2026-10", 24)
    actions.add(by=peer.me, told=course, today=NOVEMBER, edge=edge)
    actions.see(by=lead.me, record=newest(peer), today=NOVEMBER)
    assert state(peer) == "serving"


@pytest.mark.parametrize(("months", "later", "holds"), [(0, 36, True), (6, 6, True), (6, 7, False)])
def test_supervision_is_owed_from_the_month_of_admission(
    peer: Seated, lead: Seated, edge: Edge, months: int, later: int, holds: bool
) -> None:
    serves(peer, lead, edge, expires="")
    actions.ask_of_all(by=lead.me, asked=Asked(1, True, 0, 0, months), today=NOVEMBER)
    then = NOVEMBER.plus(later)
    assert (peer.number in queries.in_date(month=then)) is holds
    actions.supervised(by=lead.me, supporter=peer.number, hours=1, today=then, edge=edge)
    assert queries.in_date(month=then) == {peer.number}


@pytest.mark.parametrize(("months", "later", "holds"), [(12, 4, True), (12, 5, False)])
def test_a_refresher_is_asked_for_from_the_last_course(
    peer: Seated, lead: Seated, edge: Edge, months: int, later: int, holds: bool
) -> None:
    serves(peer, lead, edge, expires="")
    course = Told(Kind.COURSE, "Listening, made up", "2026-03", 8)
    actions.add(by=peer.me, told=course, today=NOVEMBER, edge=edge)
    actions.see(by=lead.me, record=newest(peer), today=NOVEMBER)
    actions.ask_of_all(by=lead.me, asked=Asked(1, True, 0, months, 0), today=NOVEMBER)
    assert (peer.number in queries.in_date(month=NOVEMBER.plus(later))) is holds


def test_two_nominations_where_two_are_asked_for(peer: Seated, chaplain: Seated, lead: Seated, edge: Edge) -> None:
    actions.ask_of_all(by=lead.me, asked=Asked(2, False, 0, 0, 0), today=NOVEMBER)
    actions.hand_in(by=peer.me, why="I was carried once.")
    actions.speak_for(by=chaplain.me, candidate=peer.number, edge=edge)
    with pytest.raises(policies.SpokenAlready):
        actions.speak_for(by=chaplain.me, candidate=peer.number, edge=edge)
    assert state(peer) == "applied"
    actions.note_on_paper(by=lead.me, candidate=peer.number, edge=edge)
    assert (state(peer), Nomination.objects.count()) == ("nominated", 2)


def test_nobody_speaks_for_themselves(peer: Seated, edge: Edge) -> None:
    actions.hand_in(by=peer.me, why="I was carried once.")
    with pytest.raises(policies.NotForYourself):
        actions.speak_for(by=peer.me, candidate=peer.number, edge=edge)
    assert not Nomination.objects.exists()


def test_not_this_time_erases_what_was_written(peer: Seated, lead: Seated, edge: Edge) -> None:
    actions.hand_in(by=peer.me, why="I was carried once.")
    actions.note_on_paper(by=lead.me, candidate=peer.number, edge=edge)
    actions.turn_down(by=lead.me, candidate=peer.number)
    row = Candidate.objects.get()
    assert (row.state, row.why, Nomination.objects.count()) == ("turned-down", "", 0)
    assert queries.held_back() == {peer.number}
    actions.hand_in(by=peer.me, why="Once more.")
    assert (state(peer), queries.held_back()) == ("applied", {peer.number})


def test_whoever_was_not_met_is_not_admitted(lead: Seated, edge: Edge) -> None:
    waiting = sits_down(seats.invite(by=lead.me, name="New One", seat=Seat.PEER, edge=edge), edge)
    with pytest.raises(policies.NotMet):
        serves(waiting, lead, edge)
    assert state(waiting) == "agreed"


def test_a_suspended_seat_applies_for_nothing(peer: Seated, lead: Seated, edge: Edge) -> None:
    seats.suspend(by=lead.me, number=peer.number, edge=edge)
    with pytest.raises(policies.NotNow):
        actions.hand_in(by=peer.me, why="I was carried once.")
    assert not Candidate.objects.exists()


@pytest.mark.parametrize("why", ["", "x", "a\x00b", "x" * (policies.WHY_LETTERS + 1)])
def test_what_nobody_can_read_is_no_application(peer: Seated, why: str) -> None:
    with pytest.raises(policies.NotWritten):
        actions.hand_in(by=peer.me, why=why)
    assert not Candidate.objects.exists()


def test_leaving_removing_and_beginning_again(peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge)
    actions.step_down(by=peer.me)
    assert (queries.in_date(month=NOVEMBER), queries.held_back()) == (frozenset(), {peer.number})
    actions.bring_back(by=lead.me, candidate=peer.number)
    assert (state(peer), Candidate.objects.get().agreement) == ("selected", "")
    actions.agree(by=peer.me, today=NOVEMBER)
    assert queries.held_back() == {peer.number}, "until they are admitted"
    actions.admit(by=lead.me, candidate=peer.number, today=NOVEMBER)
    assert queries.held_back() == frozenset()
    actions.remove(by=lead.me, candidate=peer.number, ground="confidence")
    row = Candidate.objects.get()
    assert (row.state, row.ended, queries.in_date(month=NOVEMBER)) == ("removed", "confidence", frozenset())
    with pytest.raises(policies.NotNow):
        actions.agree(by=peer.me, today=NOVEMBER)


def test_a_new_wording_asks_everybody_anew(peer: Seated, lead: Seated, edge: Edge) -> None:
    serves(peer, lead, edge)
    Candidate.objects.update(agreement="2020-01")
    assert queries.in_date(month=NOVEMBER) == frozenset()
    assert queries.mine(me=peer.me, month=NOVEMBER).may_agree
    actions.agree(by=peer.me, today=NOVEMBER)
    assert queries.in_date(month=NOVEMBER) == {peer.number}


@pytest.mark.parametrize(
    "told",
    [Told(Kind.COURSE, "x", "2026-03"), Told(Kind.COURSE, "Listening", "2026-12"),
     Told(Kind.COURSE, "Listening", "March"),
     Told(Kind.COURSE, "Listening", "2026-03", 401), Told(Kind.COURSE, "a\x00b", "2026-03"),
     Told(Kind.CERTIFICATE, "Paper", "2026-03", expires="soon"), Told(Kind.SUPERVISION, "Mine", "2026-03", 1)],
)  # fmt: skip
def test_what_cannot_be_is_not_kept(peer: Seated, edge: Edge, told: Told) -> None:
    with pytest.raises(policies.NotLearned):
        actions.add(by=peer.me, told=told, today=NOVEMBER, edge=edge)
    assert not Learned.objects.exists()


def test_what_was_seen_is_not_taken_away(peer: Seated, chaplain: Seated, lead: Seated, edge: Edge) -> None:
    certified(peer, lead, edge)
    with pytest.raises(NotFound):
        actions.drop(by=peer.me, record=bytes(Learned.objects.get().id))
    actions.add(by=peer.me, told=Told(Kind.COURSE, "Listening", "2026-03"), today=NOVEMBER, edge=edge)
    with pytest.raises(NotFound):
        actions.drop(by=chaplain.me, record=newest(peer))
    actions.drop(by=peer.me, record=newest(peer))
    assert Learned.objects.count() == 1


def test_only_a_lead_decides(
    peer: Seated, chaplain: Seated, on_call_clinician: Seated, edge: Edge, lead: Seated
) -> None:
    actions.hand_in(by=peer.me, why="I was carried once.")
    actions.add(by=peer.me, told=Told(Kind.COURSE, "Listening", "2026-03"), today=NOVEMBER, edge=edge)
    before = list(Candidate.objects.values()), list(Learned.objects.values())
    for who in (peer.me, chaplain.me, on_call_clinician.me):
        for does in (actions.select, actions.turn_down, actions.bring_back):
            with pytest.raises(NotFound):
                does(by=who, candidate=peer.number)
        with pytest.raises(NotFound):
            actions.admit(by=who, candidate=peer.number, today=NOVEMBER)
        with pytest.raises(NotFound):
            actions.remove(by=who, candidate=peer.number, ground="other")
        with pytest.raises(NotFound):
            actions.see(by=who, record=newest(peer), today=NOVEMBER)
        with pytest.raises(NotFound):
            actions.ask_of_all(by=who, asked=NOTHING, today=NOVEMBER)
        with pytest.raises(NotFound):
            actions.note_on_paper(by=who, candidate=peer.number, edge=edge)
    assert (list(Candidate.objects.values()), list(Learned.objects.values())) == before


def test_every_state_can_be_left_or_is_the_end() -> None:
    starts = {start for start, _, _ in policies.MACHINE.steps()}
    assert starts == set(State)
