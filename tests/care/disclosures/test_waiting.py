"""A disclosure that can wait: its ground, the least text, a second person, the member told, each move in the ledger."""

from dataclasses import replace

import pytest

from rigcheck.care.disclosures import actions, policies, queries
from rigcheck.care.disclosures.actions import Written
from rigcheck.care.disclosures.models import Disclosure, Entry, State, Told
from rigcheck.care.disclosures.queries import Telling
from rigcheck.care.seats import actions as seats
from rigcheck.engines.disclosure import Ground, Recipient, Role
from rigcheck.engines.sealing.disclosed import open_copy, open_told
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.disclosures.conftest import LEAST, RELATION, Cast, told, written
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db
MEMBER = XWingPair(b"m" * 32)


def state(one: Written) -> str:
    return str(Disclosure.objects.get(id=one.number).state)


def moves() -> list[str]:
    return list(Entry.objects.order_by("place").values_list("move", flat=True))


def test_it_goes_from_hand_to_hand_and_the_member_is_told(cast: Cast, proposed: Written, edge: Edge) -> None:
    number = proposed.number
    assert state(proposed) == State.PROPOSED

    actions.sign(by=cast.clinician.me, number=number, edge=edge)
    actions.pass_on(by=cast.peer.me, number=number, edge=edge)
    assert queries.told(relation=RELATION, today=edge.clock.now().date(), edge=edge) == []
    telling = Telling(RELATION, told(cast.peer, MEMBER.public))
    actions.tell(by=cast.peer.me, number=number, telling=telling, edge=edge)

    assert (state(proposed), moves()) == (State.TOLD, ["propose", "sign", "pass on", "tell"])
    [blob] = queries.told(relation=RELATION, today=edge.clock.now().date(), edge=edge)
    author, text = open_told(MEMBER, RELATION, blob)
    assert LEAST in text
    assert RELATION not in [bytes(one) for one in Told.objects.values_list("relation", flat=True)]
    assert author == cast.peer.person.hierarchy.signer.public


def test_only_the_two_read_it_and_no_row_joins_it_to_a_member(cast: Cast, proposed: Written, edge: Edge) -> None:
    today = edge.clock.now().date()
    mine = queries.matter(me=cast.peer.me, number=proposed.number, today=today)
    theirs = queries.matter(me=cast.clinician.me, number=proposed.number, today=today)
    for whom, one in ((cast.peer, mine), (cast.clinician, theirs)):
        opener = whom.person.hierarchy.opener
        assert LEAST in open_copy(opener, one.author, proposed.number, whom.number, one.blob)
        with pytest.raises(SealingRefusal):
            open_copy(cast.lead.person.hierarchy.opener, one.author, proposed.number, cast.lead.number, one.blob)
    assert {"account", "relation"} & {field.name for field in Disclosure._meta.fields} == set()
    assert {"matter", "disclosure", "by"} & {field.name for field in Told._meta.fields} == set()


def test_what_the_rules_keep_is_not_kept_here(cast: Cast, edge: Edge) -> None:
    for changes in (
        {"ground": Ground.THOUGHTS},
        {"ground": Ground.HEALTH},
        {"to": Recipient.EMPLOYER},
        {"to": Recipient.COURT},
        {"ground": Ground.SUPERVISION, "to": Recipient.PROGRAMME},
        {"ground": Ground.DANGER_SELF, "to": Recipient.EMERGENCY},
        {"at_once": True, "ground": Ground.CRIME},
    ):
        with pytest.raises(policies.NoGround):
            actions.keep(by=cast.peer.me, written=written(cast.peer, cast.clinician, **changes), edge=edge)
    assert (Disclosure.objects.count(), Entry.objects.count()) == (0, 0)


def test_danger_waits_for_nobody_and_the_record_follows(cast: Cast, edge: Edge) -> None:
    for number, changes in (
        (b"1" * 16, {"ground": Ground.DANGER_SELF}),
        (b"2" * 16, {"ground": Ground.DANGER_OTHERS}),
        (b"3" * 16, {"ground": Ground.CHILD_ABUSE}),
    ):
        claim = {"at_once": True, "to": Recipient.EMERGENCY, "here": False, **changes}
        one = written(cast.peer, cast.clinician, number=number, **claim)
        actions.keep(by=cast.peer.me, written=one, edge=edge)
        assert state(one) == State.ACTED
        actions.tell(by=cast.peer.me, number=number, telling=None, edge=edge)
        assert state(one) == State.TOLD
    assert moves() == ["act", "tell"] * 3


def test_nobody_signs_their_own_and_only_the_one_who_was_asked_signs(cast: Cast, proposed: Written, edge: Edge) -> None:
    with pytest.raises(policies.NotASecond):
        actions.keep(by=cast.clinician.me, written=own_second(cast), edge=edge)
    with pytest.raises(policies.NotASecond):
        actions.keep(by=cast.peer.me, written=written(cast.peer, cast.colleague, number=b"e" * 16), edge=edge)
    for whom in (cast.peer, cast.colleague, cast.lead, cast.chaplain):
        with pytest.raises(NotFound):
            actions.sign(by=whom.me, number=proposed.number, edge=edge)
        with pytest.raises(NotFound):
            actions.decline(by=whom.me, number=proposed.number, edge=edge)
    assert state(proposed) == State.PROPOSED


def own_second(cast: Cast) -> Written:
    return written(cast.clinician, cast.clinician, number=b"e" * 16, role=Role.CLINICIAN)


def test_only_the_writer_passes_on_tells_and_takes_back(
    cast: Cast, owner: Person, proposed: Written, edge: Edge
) -> None:
    actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    for me in (cast.clinician.me, cast.colleague.me, cast.lead.me, owner.me, cast.auditor.me):
        for move in (actions.pass_on, actions.withdraw):
            with pytest.raises(NotFound):
                move(by=me, number=proposed.number, edge=edge)
        with pytest.raises(NotFound):
            actions.tell(by=me, number=proposed.number, telling=None, edge=edge)
    with pytest.raises(NotFound):
        actions.sign(by=cast.clinician.me, number=b"0" * 16, edge=edge)
    assert state(proposed) == State.SIGNED


def test_without_the_second_person_nothing_is_passed_on(cast: Cast, proposed: Written, edge: Edge) -> None:
    with pytest.raises(policies.NotNow):
        actions.pass_on(by=cast.peer.me, number=proposed.number, edge=edge)
    actions.decline(by=cast.clinician.me, number=proposed.number, edge=edge)
    for move in (actions.pass_on, actions.withdraw):
        with pytest.raises(policies.NotNow):
            move(by=cast.peer.me, number=proposed.number, edge=edge)
    with pytest.raises(policies.NotNow):
        actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    assert (state(proposed), moves()) == (State.DECLINED, ["propose", "decline"])


@pytest.mark.parametrize("declined", [False, True])
def test_a_duty_of_ones_own_waits_for_no_second_person_and_the_ledger_says_so(
    cast: Cast, proposed: Written, edge: Edge, *, declined: bool
) -> None:
    number = proposed.number
    if declined:
        actions.decline(by=cast.clinician.me, number=number, edge=edge)
    for whom in (cast.clinician, cast.colleague, cast.lead):
        with pytest.raises(NotFound):
            actions.own_duty(by=whom.me, number=number, edge=edge)
    actions.own_duty(by=cast.peer.me, number=number, edge=edge)
    assert (state(proposed), moves()[-1]) == (State.PASSED, "own duty")
    with pytest.raises(policies.NotNow):
        actions.own_duty(by=cast.peer.me, number=number, edge=edge)
    with pytest.raises(policies.NotNow):
        actions.sign(by=cast.clinician.me, number=number, edge=edge)
    telling = Telling(RELATION, told(cast.peer, MEMBER.public))
    actions.tell(by=cast.peer.me, number=number, telling=telling, edge=edge)
    assert state(proposed) == State.TOLD
    assert len(queries.told(relation=RELATION, today=edge.clock.now().date(), edge=edge)) == 1


def test_what_somebody_agreed_to_is_nobodys_duty(cast: Cast, edge: Edge) -> None:
    one = written(cast.peer, cast.clinician, ground=Ground.CONSENT, to=Recipient.CHOSEN)
    actions.keep(by=cast.peer.me, written=one, edge=edge)
    assert "own duty" not in queries.matter(me=cast.peer.me, number=one.number, today=edge.clock.now().date()).may
    with pytest.raises(policies.NotNow):
        actions.own_duty(by=cast.peer.me, number=one.number, edge=edge)
    assert state(one) == State.PROPOSED


def test_a_second_person_who_was_suspended_signs_no_more(cast: Cast, proposed: Written, edge: Edge) -> None:
    seats.suspend(by=cast.lead.me, number=cast.clinician.number, edge=edge)
    with pytest.raises(NotFound):
        actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    actions.withdraw(by=cast.peer.me, number=proposed.number, edge=edge)
    assert state(proposed) == State.WITHDRAWN


def test_a_role_that_is_not_theirs_is_refused(cast: Cast, owner: Person, edge: Edge) -> None:
    with pytest.raises(policies.NotWhole):
        actions.keep(by=cast.peer.me, written=written(cast.peer, cast.clinician, role=Role.CLINICIAN), edge=edge)
    for me in (owner.me, cast.auditor.me):
        with pytest.raises(NotFound):
            actions.keep(by=me, written=written(cast.peer, cast.clinician), edge=edge)


def test_the_same_id_is_kept_once(cast: Cast, proposed: Written, edge: Edge) -> None:
    with pytest.raises(policies.NotWhole):
        actions.keep(by=cast.colleague.me, written=replace(proposed), edge=edge)
    assert (Disclosure.objects.get().by, moves()) == (cast.peer.number, ["propose"])


def test_the_member_is_told_where_they_can_be_told(cast: Cast, edge: Edge) -> None:
    telling = Telling(RELATION, told(cast.peer, MEMBER.public))
    for number, here, wrong in ((b"1" * 16, True, None), (b"2" * 16, False, telling)):
        one = written(cast.peer, cast.clinician, number=number, here=here)
        actions.keep(by=cast.peer.me, written=one, edge=edge)
        actions.sign(by=cast.clinician.me, number=number, edge=edge)
        with pytest.raises(policies.NotNow):
            actions.tell(by=cast.peer.me, number=number, telling=telling if here else None, edge=edge)
        actions.pass_on(by=cast.peer.me, number=number, edge=edge)
        with pytest.raises(policies.NotWhole):
            actions.tell(by=cast.peer.me, number=number, telling=wrong, edge=edge)
    assert Told.objects.count() == 0


def forbidden(cast: Cast, edge: Edge, *, here: bool) -> Written:
    """Passed on, and the law forbids telling for two months."""
    one = written(cast.peer, cast.clinician, forbidden=2, here=here)
    actions.keep(by=cast.peer.me, written=one, edge=edge)
    actions.sign(by=cast.clinician.me, number=one.number, edge=edge)
    actions.pass_on(by=cast.peer.me, number=one.number, edge=edge)
    telling = Telling(RELATION, told(cast.peer, MEMBER.public)) if here else None
    actions.tell(by=cast.peer.me, number=one.number, telling=telling, edge=edge)
    assert state(one) == State.WITHHELD
    return one


def later(clock: SetClock, months: int) -> Month:
    """Set the clock so many months on."""
    target = Month.of(clock.now()).plus(months)
    clock.moment = clock.moment.replace(year=target.year, month=target.month)
    return target


def test_where_the_law_forbids_it_they_are_told_when_it_does_no_longer(cast: Cast, clock: SetClock, edge: Edge) -> None:
    one = forbidden(cast, edge, here=True)
    actions.tidy(today=later(clock, 1), edge=edge)
    assert queries.told(relation=RELATION, today=clock.now().date(), edge=edge) == []
    assert queries.matter(me=cast.peer.me, number=one.number, today=clock.now().date()).may == frozenset()
    with pytest.raises(policies.NotNow):
        actions.tell(by=cast.peer.me, number=one.number, telling=None, edge=edge)

    actions.tidy(today=later(clock, 1), edge=edge)
    assert len(queries.told(relation=RELATION, today=clock.now().date(), edge=edge)) == 1
    assert (state(one), moves()[-2:]) == (State.TOLD, ["withhold", "tell"])
    assert Entry.objects.order_by("place").last().by == b""  # type: ignore[union-attr]


def test_what_they_tell_themselves_stays_open_until_they_did(cast: Cast, clock: SetClock, edge: Edge) -> None:
    one = forbidden(cast, edge, here=False)
    actions.tidy(today=later(clock, 2), edge=edge)
    assert state(one) == State.WITHHELD
    assert "tell" in queries.matter(me=cast.peer.me, number=one.number, today=clock.now().date()).may
    actions.tell(by=cast.peer.me, number=one.number, telling=None, edge=edge)
    assert (state(one), Told.objects.count()) == (State.TOLD, 0)


def test_what_is_over_goes_and_the_ledger_stays_seven_years(cast: Cast, proposed: Written, edge: Edge) -> None:
    actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    actions.pass_on(by=cast.peer.me, number=proposed.number, edge=edge)
    telling = Telling(RELATION, told(cast.peer, MEMBER.public))
    actions.tell(by=cast.peer.me, number=proposed.number, telling=telling, edge=edge)
    today = Month.of(edge.clock.now())
    actions.tidy(today=today.plus(24), edge=edge)
    assert (Disclosure.objects.count(), Told.objects.count()) == (1, 1)
    actions.tidy(today=today.plus(25), edge=edge)
    assert (Disclosure.objects.count(), Told.objects.count()) == (0, 0)
    actions.tidy(today=today.plus(84), edge=edge)
    assert Entry.objects.count() == len(["propose", "sign", "pass on", "tell"])
    actions.tidy(today=today.plus(85), edge=edge)
    assert Entry.objects.count() == 0


def test_lists_show_what_waits_what_is_open_and_what_is_over(cast: Cast, proposed: Written, edge: Edge) -> None:
    today = edge.clock.now().date()
    asked, mine, over = queries.waiting(me=cast.clinician.me, today=today)
    assert ([one.id for one in asked], mine, over) == ([proposed.number.hex()], [], [])
    assert asked[0].other == "Jo Marsh"
    asked, mine, over = queries.waiting(me=cast.peer.me, today=today)
    assert ([one.other for one in mine], asked, over) == (["Sam Ortega"], [], [])
    actions.withdraw(by=cast.peer.me, number=proposed.number, edge=edge)
    assert [len(part) for part in queries.waiting(me=cast.peer.me, today=today)] == [0, 0, 1]
    assert [len(part) for part in queries.waiting(me=cast.clinician.me, today=today)] == [0, 0, 1]
    with pytest.raises(NotFound):
        queries.matter(me=cast.colleague.me, number=proposed.number, today=today)


def test_seconds_are_clinicians_and_leads_without_oneself(cast: Cast, edge: Edge) -> None:
    names = [worker.name for worker, _ in queries.seconds(me=cast.peer.me, files=edge.files)]
    assert names == ["Dr. Ana Whitfield", "Sam Ortega"]
    assert [one.name for one, _ in queries.seconds(me=cast.lead.me, files=edge.files)] == ["Sam Ortega"]
