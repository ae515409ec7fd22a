"""Filling working seats, state by state; every action is also tried by those who may not."""

from collections.abc import Callable

import pytest

from rigcheck.care.admission.policies import CardUnknown
from rigcheck.care.members import actions as members
from rigcheck.care.seats import actions, policies, queries
from rigcheck.care.seats.models import Holder
from rigcheck.care.seats.queries import State
from rigcheck.care.sessions.models import Me
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import card, person
from tests.care.seats.conftest import SITE, Seated, first_lead, sits_down, state_of

pytestmark = pytest.mark.django_db
SIGNATURE = b"s" * 64


def test_a_seat_goes_from_invitation_to_verified(lead: Seated, edge: Edge) -> None:
    invited = actions.invite(by=lead.me, name="  Sam   Ortega ", seat=Seat.CLINICIAN, edge=edge)
    number = bytes.fromhex(invited.number)
    assert (invited.name, state_of(number, lead)) == ("Sam Ortega", State.INVITED)
    sam = sits_down(invited, edge)
    assert state_of(number, lead) is State.OPENED
    assert sam.me.seat is Seat.CLINICIAN
    actions.verify(by=lead.me, number=number, signature=lead.signs(sam.certificate), site=SITE, edge=edge)
    row = Holder.objects.get(id=number)
    assert (row.state, row.certified_by, row.certificate) == ("verified", lead.number, lead.signs(sam.certificate))


def test_verified_holders_are_counted_by_seat(lead: Seated, clinician: Seated) -> None:
    assert queries.verified(seats=[Seat.LEAD, Seat.CLINICIAN]) == {Seat.LEAD: 1, Seat.CLINICIAN: 0}


def test_a_card_is_used_up_and_forgotten(lead: Seated, clinician: Seated) -> None:
    row = Holder.objects.get(id=clinician.number)
    assert (row.card, row.card_expires) == (b"", "")


def test_suspended_and_verified_again(lead: Seated, clinician: Seated, edge: Edge) -> None:
    actions.suspend(by=lead.me, number=clinician.number, edge=edge)
    assert state_of(clinician.number, lead) is State.SUSPENDED
    actions.verify(
        by=lead.me, number=clinician.number, signature=lead.signs(clinician.certificate), site=SITE, edge=edge
    )
    assert state_of(clinician.number, lead) is State.VERIFIED


def test_a_second_lead_may_do_as_the_first(lead: Seated, clinician: Seated, edge: Edge) -> None:
    other = sits_down(actions.invite(by=lead.me, name="Ines Okafor", seat=Seat.LEAD, edge=edge), edge)
    with pytest.raises(NotFound):
        actions.suspend(by=other.me, number=clinician.number, edge=edge)
    actions.verify(by=lead.me, number=other.number, signature=lead.signs(other.certificate), site=SITE, edge=edge)
    actions.suspend(by=other.me, number=lead.number, edge=edge)
    assert state_of(lead.number, other) is State.SUSPENDED
    with pytest.raises(NotFound):
        queries.holdings(me=lead.me)


def test_an_invited_lead_cannot_vouch_for_themselves(lead: Seated, edge: Edge) -> None:
    other = sits_down(actions.invite(by=lead.me, name="Ines Okafor", seat=Seat.LEAD, edge=edge), edge)
    with pytest.raises(NotFound):
        actions.verify(by=other.me, number=other.number, signature=other.signs(other.certificate), site=SITE, edge=edge)
    assert state_of(other.number, lead) is State.OPENED


def test_a_lead_is_another_leads_matter(lead: Seated, edge: Edge) -> None:
    with pytest.raises(policies.NotYourself):
        actions.suspend(by=lead.me, number=lead.number, edge=edge)
    with pytest.raises(policies.NotYourself):
        actions.verify(by=lead.me, number=lead.number, signature=lead.signs(lead.certificate), site=SITE, edge=edge)


@pytest.mark.parametrize("what", ["seat", "signer", "empty"])
def test_a_signature_that_does_not_fit_changes_nothing(lead: Seated, clinician: Seated, what: str, edge: Edge) -> None:
    signature = {
        "seat": lead.signs(clinician.certificate.replace(b"clinician", b"chaplain")),
        "signer": clinician.signs(clinician.certificate),
        "empty": b"",
    }[what]
    with pytest.raises(policies.BadCertificate):
        actions.verify(by=lead.me, number=clinician.number, signature=signature, site=SITE, edge=edge)
    assert state_of(clinician.number, lead) is State.OPENED


def test_a_lost_card_is_replaced(lead: Seated, edge: Edge) -> None:
    first = actions.invite(by=lead.me, name="Sam Ortega", seat=Seat.PEER, edge=edge)
    second = actions.invite_again(by=lead.me, number=bytes.fromhex(first.number), edge=edge)
    with pytest.raises(CardUnknown):
        sits_down(first, edge)
    assert sits_down(second, edge).number.hex() == first.number


def test_an_invitation_is_taken_back(lead: Seated, edge: Edge) -> None:
    invited = actions.invite(by=lead.me, name="Sam Ortega", seat=Seat.PEER, edge=edge)
    actions.withdraw(by=lead.me, number=bytes.fromhex(invited.number))
    assert [one.name for one in queries.holdings(me=lead.me)] == [lead.name]
    with pytest.raises(CardUnknown):
        sits_down(invited, edge)


@pytest.mark.parametrize("act", [actions.withdraw, actions.invite_again], ids=["withdraw", "invite again"])
def test_what_was_opened_is_no_invitation(
    lead: Seated, clinician: Seated, edge: Edge, act: Callable[..., object]
) -> None:
    more = {"edge": edge} if act is actions.invite_again else {}
    with pytest.raises(policies.NotFromHere):
        act(by=lead.me, number=clinician.number, **more)
    assert state_of(clinician.number, lead) is State.OPENED


@pytest.mark.parametrize("name", ["", "A", " ", "x" * 61, "Sam\u202eOrtega", "Sam\x00"])
def test_a_name_is_a_name(lead: Seated, edge: Edge, name: str) -> None:
    with pytest.raises(policies.NameRefused):
        actions.invite(by=lead.me, name=name, seat=Seat.PEER, edge=edge)


def test_nobody_is_invited_twice_under_one_name(lead: Seated, clinician: Seated, edge: Edge) -> None:
    with pytest.raises(policies.NameTaken):
        actions.invite(by=lead.me, name="sam ortega", seat=Seat.CLINICIAN, edge=edge)


@pytest.mark.parametrize("seat", [Seat.MEMBER, Seat.FAMILY])
def test_members_and_families_have_no_name_here(lead: Seated, edge: Edge, seat: Seat) -> None:
    with pytest.raises(NotFound):
        actions.invite(by=lead.me, name="Sam Ortega", seat=seat, edge=edge)


def attempts(me: Me, number: bytes, edge: Edge) -> dict[str, Callable[[], object]]:
    """Every action and every view of the lead's, by somebody."""
    return {
        "invite": lambda: actions.invite(by=me, name="Eve Black", seat=Seat.PEER, edge=edge),
        "invite again": lambda: actions.invite_again(by=me, number=number, edge=edge),
        "withdraw": lambda: actions.withdraw(by=me, number=number),
        "verify": lambda: actions.verify(by=me, number=number, signature=SIGNATURE, site=SITE, edge=edge),
        "suspend": lambda: actions.suspend(by=me, number=number, edge=edge),
        "see all": lambda: queries.holdings(me=me),
        "see one": lambda: queries.holding(me=me, number=number),
    }


@pytest.mark.parametrize("act", ["invite", "invite again", "withdraw", "verify", "suspend", "see all", "see one"])
@pytest.mark.parametrize("who", ["member", "family", "clinician", "stray lead"])
def test_nobody_else_does_what_a_lead_does(lead: Seated, clinician: Seated, edge: Edge, act: str, who: str) -> None:
    """A `stray lead` opened a lead's card that was made out to nobody."""
    them = {"member": Seat.MEMBER, "family": Seat.FAMILY, "stray lead": Seat.LEAD}
    me = clinician.me if who == "clinician" else person("eve", edge, seat=them[who]).me
    before = list(Holder.objects.order_by("id").values())
    with pytest.raises(NotFound):
        attempts(me, clinician.number, edge)[act]()
    assert list(Holder.objects.order_by("id").values()) == before


@pytest.mark.parametrize("act", ["invite again", "withdraw", "verify", "suspend", "see one"])
def test_a_seat_that_is_not_there(lead: Seated, edge: Edge, act: str) -> None:
    with pytest.raises(NotFound):
        attempts(lead.me, bytes(16), edge)[act]()


def test_the_operator_lets_in_one_lead_only(lead: Seated, edge: Edge) -> None:
    with pytest.raises(policies.LeadThere):
        actions.let_in_first_lead(name="Ines Okafor", replace=False, edge=edge)


def test_the_operator_replaces_leads_who_are_gone(lead: Seated, edge: Edge) -> None:
    waiting = actions.invite(by=lead.me, name="Ines Okafor", seat=Seat.LEAD, edge=edge)
    new = sits_down(actions.let_in_first_lead(name="Noor Hale", replace=True, edge=edge), edge)
    with pytest.raises(NotFound):
        queries.holdings(me=lead.me)
    with pytest.raises(CardUnknown):
        sits_down(waiting, edge)
    actions.verify(by=new.me, number=new.number, signature=new.signs(new.certificate), site=SITE, edge=edge)
    assert state_of(lead.number, new) is State.SUSPENDED


def test_a_card_made_out_to_nobody_opens_no_seat(db: None, edge: Edge) -> None:
    stray = person("stray", edge, seat=Seat.CLINICIAN)
    assert queries.own(me=stray.me) is None
    assert card(edge, seat=Seat.CLINICIAN)
    assert not Holder.objects.exists()


def test_who_erases_their_account_leaves_their_seat(lead: Seated, clinician: Seated, edge: Edge) -> None:
    members.erase(me=clinician.me, handle=clinician.person.handle, rows=[], edge=edge)
    assert state_of(clinician.number, lead) is State.SUSPENDED


def test_an_account_that_lapsed_leaves_its_seat(lead: Seated, clinician: Seated, edge: Edge, clock: SetClock) -> None:
    from rigcheck.kernel.months import Month

    members.expire(today=Month.of(clock.now()).plus(60), edge=edge)
    assert set(Holder.objects.values_list("state", flat=True)) == {"suspended"}


def test_each_holder_sees_their_own_seat(lead: Seated, clinician: Seated) -> None:
    mine = queries.own(me=clinician.me)
    assert mine is not None
    assert (mine.name, mine.state, mine.mine, mine.may_vouch) == ("Sam Ortega", State.OPENED, True, False)
    assert queries.is_lead(me=lead.me)
    assert not queries.is_lead(me=clinician.me)


def test_what_waits_stands_first(lead: Seated, clinician: Seated, edge: Edge) -> None:
    actions.invite(by=lead.me, name="Avery Stone", seat=Seat.PEER, edge=edge)
    assert [one.state for one in queries.holdings(me=lead.me)] == [State.OPENED, State.INVITED, State.VERIFIED]


def test_every_state_is_reached_and_told() -> None:
    reached = {policies.MACHINE.begins, *(end for _, _, end in policies.MACHINE.steps() if end)}
    assert reached == set(State) == set(queries.STATES)


def test_two_first_leads_cannot_both_begin(db: None, edge: Edge) -> None:
    lead = first_lead(edge)
    with pytest.raises(policies.LeadThere):
        first_lead(edge, name="Ines Okafor")
    assert queries.is_lead(me=lead.me)
