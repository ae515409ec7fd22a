"""Nobody in the member's own unit or chain of command is paged unless the member says so; nor is anybody they name."""

from dataclasses import dataclass, replace

import pytest

from rigcheck.care.paging.models import Accept, How, Press, Wishes
from rigcheck.care.paging.policies import MOST_SEATS, BadPress, Why, available, check_press, kind_of, left_out, may_page
from rigcheck.kernel.enums import Seat


@dataclass(frozen=True)
class Somebody:
    """A supporter, as far as the rules look at one."""

    id: bytes = b"p" * 16
    seat: Seat = Seat.PEER
    agency: str = "Alder Coast Fire"
    unit_group: str = "Station 4"
    supervises: bool = False


PEER = Somebody()
MEMBER = Wishes(tuple(Accept), agency="alder  coast FIRE", unit_group="Station 9")


def test_a_peer_of_the_agency_from_another_unit_is_paged():
    assert left_out(PEER, MEMBER) is None


@pytest.mark.parametrize(
    ("supporter", "wishes", "why"),
    [
        (PEER, replace(MEMBER, unit_group=" station 4"), Why.OWN_UNIT),
        (PEER, replace(MEMBER, unit_group="Station 4", own_unit=True), None),
        (replace(PEER, supervises=True), MEMBER, Why.OWN_CHAIN),
        (replace(PEER, supervises=True), replace(MEMBER, own_chain=True), None),
        (replace(PEER, supervises=True, agency="Bay County EMS"), MEMBER, None),
        (replace(PEER, agency="Bay County EMS", unit_group="Station 9"), MEMBER, None),
        (replace(PEER, supervises=True, agency=""), MEMBER, Why.OWN_CHAIN),
        (replace(PEER, supervises=True), replace(MEMBER, agency=""), Why.OWN_CHAIN),
        (replace(PEER, unit_group=""), replace(MEMBER, unit_group=""), None),
        (PEER, replace(MEMBER, without=frozenset({PEER.id})), Why.NAMED),
        (PEER, replace(MEMBER, accept=(Accept.CHAPLAIN,)), Why.NOT_ACCEPTED),
        (replace(PEER, agency="Bay County EMS"), replace(MEMBER, accept=(Accept.PEER,)), Why.NOT_ACCEPTED),
        (replace(PEER, seat=Seat.CHAPLAIN, supervises=True), MEMBER, Why.OWN_CHAIN),
        (replace(PEER, seat=Seat.MODERATOR), MEMBER, Why.NOT_ACCEPTED),
    ],
)
def test_why_somebody_is_left_out(supporter: Somebody, wishes: Wishes, why: Why | None):
    assert left_out(supporter, wishes) is why


@pytest.mark.parametrize(
    ("supporter", "kind"),
    [
        (PEER, Accept.PEER),
        (replace(PEER, agency="Bay County EMS"), Accept.PEER_OUTSIDE),
        (replace(PEER, agency=" "), Accept.PEER),
        (replace(PEER, seat=Seat.CHAPLAIN), Accept.CHAPLAIN),
        (replace(PEER, seat=Seat.CLINICIAN), Accept.CLINICIAN),
        (replace(PEER, seat=Seat.AUDITOR), None),
    ],
)
def test_what_somebody_is_to_the_member(supporter: Somebody, kind: Accept | None):
    assert kind_of(supporter, MEMBER.agency) is kind


def test_the_most_welcome_kind_comes_first():
    chaplain = replace(PEER, id=b"c" * 16, seat=Seat.CHAPLAIN)
    assert may_page([PEER, chaplain], replace(MEMBER, accept=(Accept.CHAPLAIN, Accept.PEER))) == [chaplain.id, PEER.id]


def test_only_those_who_are_in_every_group_are_available():
    assert available([b"a", b"b", b"c"], {b"c", b"a"}, {b"a", b"c", b"x"}) == (b"a", b"c")


SENT = Press(bytes(32), (b"a" * 16,), {b"a" * 16: b"sealed"}, How.CALL)


def test_what_the_button_sends_is_taken():
    check_press(SENT)
    check_press(replace(SENT, order=(), numbers={}))


@pytest.mark.parametrize(
    "sent",
    [
        replace(SENT, page=bytes(31)),
        replace(SENT, order=(b"a" * 16, b"a" * 16)),
        replace(SENT, order=(b"a" * 15,), numbers={}),
        replace(SENT, numbers={b"b" * 16: b"sealed"}),
        replace(SENT, numbers={b"a" * 16: b""}),
        replace(SENT, numbers={b"a" * 16: bytes(4097)}),
        replace(SENT, order=tuple(bytes([number]) * 16 for number in range(MOST_SEATS + 1)), numbers={}),
        replace(SENT, ticket=bytes(31)),
    ],
)
def test_anything_else_is_refused(sent: Press):
    with pytest.raises(BadPress):
        check_press(sent)
