"""Who is of the member's own unit or chain of command, and what a press may send."""

from dataclasses import dataclass, replace

import pytest

from rigcheck.care.paging.models import Accept, How, Press
from rigcheck.care.paging.policies import MOST_SEATS, BadPress, available, check_press, is_own, kind_of
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
ABOVE = replace(PEER, supervises=True)
AGENCY = "alder  coast FIRE"


@pytest.mark.parametrize(
    ("supporter", "agency", "unit_group", "own"),
    [
        (PEER, AGENCY, "Station 9", False),
        (PEER, AGENCY, " station 4", True),
        (PEER, "", "Station 4", True),
        (ABOVE, AGENCY, "Station 9", True),
        (ABOVE, "", "", True),
        (replace(ABOVE, agency=""), AGENCY, "Station 9", True),
        (replace(ABOVE, seat=Seat.CHAPLAIN), AGENCY, "Station 9", True),
        (replace(ABOVE, agency="Bay County EMS"), AGENCY, "Station 9", False),
        (replace(PEER, agency="Bay County EMS", unit_group="Station 9"), AGENCY, "Station 9", False),
        (replace(PEER, unit_group=""), AGENCY, "", False),
    ],
)
def test_who_is_of_the_members_own_unit_or_above_them(supporter: Somebody, agency: str, unit_group: str, own: bool):
    assert is_own(supporter, agency=agency, unit_group=unit_group) is own


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
    assert kind_of(supporter, AGENCY) is kind


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
