"""How the supporters of the demonstration came to serve, and what they say of themselves. None of them exists."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from rigcheck.care.members.queries import Me
from rigcheck.care.peers import actions as peers
from rigcheck.care.peers.queries import Told
from rigcheck.care.standing import actions, policies, queries
from rigcheck.care.standing.queries import Issuer, Kind
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.care.upkeep.actions import Band, ContactKind
from rigcheck.care.upkeep.queries import Wish
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

CANDIDATE: Final = "Toni B."
TIRED: Final = "Luis M."
"""Who asked for a call."""
WHY: Final = "Somebody sat with me in the bay after a bad one and said very little. I want to be that for others."
CERTIFICATES: Final[Mapping[str, tuple[str, Issuer, int]]] = {
    "Luis M.": ("Peer support, three days", Issuer.OTHER, 1),
}
"""Of whom it is another: what it is called, who gave it, and the months for which it is still good."""
USUAL: Final = ("Individual and group crisis intervention", Issuer.ICISF, 20)
WORDS: Final[Mapping[str, Told]] = {
    "Dana R.": Told(
        "Twenty years on an engine, six of them as a medic. I mostly listen, and I am hard to shock.",
        "A divorce in the middle of it all, and a year in which I hardly slept.",
        "",
        ("evenings", "nights"),
    ),
    "Luis M.": Told(
        "Patrol, nights. Straight talk, no advice unless you ask.", "", "Catholic", ("mornings", "weekends")
    ),
    "Chaplain Moss": Told(
        "Coffee, a walk, or a drive. Faith only if you bring it up.", "", "Quaker", ("mornings", "afternoons")
    ),
}


def apply(*, me: Me) -> None:
    """Hand in why."""
    actions.hand_in(by=me, why=WHY)


def serve(*, lead: Me, me: Me, name: str, edge: Edge) -> None:
    """Take one supporter the whole way, and keep what they say of themselves."""
    today = Month.of(edge.clock.now())
    apply(me=me)
    candidate = next(one.id for one in queries.everybody(me=lead, month=today) if one.name == name)
    number = bytes.fromhex(candidate)
    actions.speak_for(by=lead, candidate=number, edge=edge)
    actions.select(by=lead, candidate=number)
    actions.agree(by=me, today=today)
    title, issuer, months = CERTIFICATES.get(name, USUAL)
    told = actions.Told(Kind.CERTIFICATE, title, str(today.plus(-4)), 26, issuer, str(today.plus(months)))
    actions.add(by=me, told=told, today=today, edge=edge)
    (record,) = queries.mine(me=me, month=today).records
    actions.see(by=lead, record=bytes.fromhex(record.id), today=today)
    actions.admit(by=lead, candidate=number, today=today)
    if name in WORDS:
        peers.describe(by=me, told=WORDS[name])


def has_served(*, me: Me, edge: Edge) -> None:
    """A few lines of the log, how soon somebody answered, and a call that they asked for."""
    now = edge.clock.now()
    for kind in (ContactKind.WRITTEN, ContactKind.VOICE, ContactKind.IN_PERSON):
        upkeep.log(by=me, kind=kind, band=Band.HALF, referred=False, edge=edge)
    own = policies.own_number(me)
    for minutes in (4, 7, 11, 25, 40, 90):
        upkeep.answered(supporter=own, waited=timedelta(minutes=minutes), at=now, chance=edge.chance)
    upkeep.ask(by=me, wish=Wish.CALL, edge=edge)
