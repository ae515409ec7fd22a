"""A peer who applied, a colleague who speaks for them, and the whole way to serving."""

from rigcheck.care.standing import actions
from rigcheck.care.standing.actions import Told
from rigcheck.care.standing.queries import Issuer, Kind
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from tests.care.peers.conftest import chaplain, edge, gateway, lead, on_call_clinician, passer_by, peer
from tests.care.seats.conftest import Seated

__all__ = ["chaplain", "edge", "gateway", "lead", "on_call_clinician", "passer_by", "peer"]
NOVEMBER = Month(2026, 11)


def certified(whom: Seated, lead: Seated, edge: Edge, *, expires: str = "2027-05") -> None:
    """A certificate that the lead has seen."""
    told = Told(Kind.CERTIFICATE, "Peer support, made up", "2026-03", 16, Issuer.ICISF, expires)
    actions.add(by=whom.me, told=told, today=NOVEMBER, edge=edge)
    record = newest(whom)
    actions.see(by=lead.me, record=record, today=NOVEMBER)


def newest(whom: Seated) -> bytes:
    """The record of theirs that nobody has seen."""
    from rigcheck.care.standing.models import Learned

    return bytes(Learned.objects.get(supporter=whom.number, seen_by=b"").id)


def serves(whom: Seated, lead: Seated, edge: Edge, *, expires: str = "2027-05") -> None:
    """The whole way, step by step."""
    actions.hand_in(by=whom.me, why="I was carried once.")
    actions.speak_for(by=lead.me, candidate=whom.number, edge=edge)
    actions.select(by=lead.me, candidate=whom.number)
    actions.agree(by=whom.me, today=NOVEMBER)
    certified(whom, lead, edge, expires=expires)
    actions.admit(by=lead.me, candidate=whom.number, today=NOVEMBER)
