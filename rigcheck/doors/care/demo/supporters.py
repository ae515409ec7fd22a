"""The supporters of the demonstration: set up with a test page as real ones are, and on rotas. None of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

from rigcheck.care.members.queries import Me
from rigcheck.care.notices.queries import Channel, number_digest
from rigcheck.care.oncall.actions import rotas
from rigcheck.care.peers import actions as peers
from rigcheck.care.peers import queries
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.outside.edge import Edge

ZONE: Final = "America/New_York"


@dataclass(frozen=True)
class Played:
    """A fictional supporter. Numbers are from the block that North America keeps for fiction, 555-0100 to 0199."""

    name: str
    seat: Seat
    said: peers.Said
    phone: str


def _said(agency: str, trade: Trade, *languages: str, supervises: bool = False) -> peers.Said:
    return peers.Said(agency, trade, "", supervises, languages)


SUPPORTERS: Final = (
    Played("Dana R.", Seat.PEER, _said("Cedar Ridge Fire and Rescue", Trade.FIRE, "en", "es"), "+12025550111"),
    Played("Luis M.", Seat.PEER, _said("Port Alder Public Safety", Trade.POLICE, "en"), "+12025550112"),
    Played(
        "Kim S.", Seat.PEER, _said("Port Alder Public Safety", Trade.DISPATCH, "en", supervises=True), "+12025550113"
    ),
    Played("Chaplain Moss", Seat.CHAPLAIN, _said("Pine Hollow Volunteers", Trade.OTHER, "en"), "+12025550114"),
)
CLINICIAN: Final = _said("Alder Coast Health", Trade.OTHER, "en", "es")
CLINICIANS_PHONE: Final = "+12025550115"


def set_up(me: Me, said: peers.Said, phone: str, edge: Edge) -> None:
    """Take one supporter through the four steps."""
    peers.tell(by=me, said=said)
    peers.add_address(by=me, channel=Channel.TEXT, to=phone, edge=edge)
    peers.let_through(by=me)
    way = queries.mine(me=me, at=edge.clock.now()).ways[0]
    peers.rehearse(by=me, address=bytes.fromhex(way.id), edge=edge)
    peers.answered(number=number_digest(number=phone, edge=edge), at=edge.clock.now())


def make_rotas(lead: Me, edge: Edge) -> None:
    """A week of each peer round the clock, the chaplain by day, the clinician by night."""
    by_seat: Mapping[Seat, tuple[bytes, ...]] = {
        seat: tuple(one.id for one in queries.supporters() if one.seat is seat) for seat in queries.SEATS
    }
    hours = {
        Seat.PEER: ("Peers", time(7), time(7)),
        Seat.CHAPLAIN: ("Chaplains", time(7), time(22)),
        Seat.CLINICIAN: ("Clinicians", time(18), time(6)),
    }
    for seat, (name, starts, ends) in hours.items():
        first = edge.clock.now().date()
        turns = rotas.Turns(name, ZONE, starts, ends, 7, first, by_seat[seat])
        rotas.make(by=lead, turns=turns, edge=edge)
