"""The clinical lead of the demonstration, the supporters they vouched for, and a peer who has not come yet."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.bridge.keylog import Entry, Purpose
from rigcheck.care.members.queries import Me, Profile, offered_handle
from rigcheck.care.seats import actions, queries
from rigcheck.doors.care import twin
from rigcheck.doors.care.demo import standing, supporters
from rigcheck.doors.care.demo.directory import fill_directory
from rigcheck.doors.care.demo.groups import open_groups
from rigcheck.engines.sealing.keys import Hierarchy, Method, Split, split_card, split_passphrase
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge


@dataclass(frozen=True)
class Lead:
    """A fictional lead with a sign-in that everybody may use."""

    name: str
    title: str | Promise
    line: str | Promise
    handle: str
    passphrase: str


LEAD: Final = Lead(
    "Dr. Ana Whitfield",
    _("Clinical lead"),
    _("Vouches for those who work here, and prints the cards."),
    "copper-falcon-704",
    "meadow lantern saddle cobalt pepper",
)
SUPPORTER: Final = Lead(
    supporters.SUPPORTERS[0].name,
    _("Peer supporter"),
    _("On the rota, phone set up. Takes pages."),
    "amber-heron-529",
    "anchor biscuit meadow trumpet violet",
)
CLINICIAN: Final = "Sam Ortega, LCSW"
PEER: Final = "Riley K."


def seat_everybody(*, edge: Edge, site: str) -> None:
    """Fill the working seats, as an operator and a lead would."""
    invited = actions.let_in_first_lead(name=LEAD.name, replace=False, edge=edge)
    ways = {Method.PASSPHRASE: split_passphrase(LEAD.passphrase, site, LEAD.handle)}
    lead, tree = _open(invited, LEAD.handle, ways, edge)
    _vouch(lead, tree, invited, tree, site, edge)
    clinician = _seated(lead, tree, CLINICIAN, Seat.CLINICIAN, site, edge)
    supporters.set_up(clinician, supporters.CLINICIAN, supporters.CLINICIANS_PHONE, edge)
    peers = [_seated(lead, tree, one.name, one.seat, site, edge) for one in supporters.SUPPORTERS]
    for me, one in zip(peers, supporters.SUPPORTERS, strict=True):
        supporters.set_up(me, one.said, one.phone, edge)
        standing.serve(lead=lead, me=me, name=one.name, edge=edge)
        if one.name == standing.TIRED:
            standing.has_served(me=me, edge=edge)
    supporters.make_rotas(lead, edge)
    open_groups(lead, [peers[0], clinician], edge)
    candidate = _seated(lead, tree, standing.CANDIDATE, Seat.PEER, site, edge)
    standing.apply(me=candidate)
    actions.invite(by=lead, name=PEER, seat=Seat.PEER, edge=edge)
    fill_directory(lead=lead, today=edge.clock.now().date())


def open_seat(invited: actions.Invited, edge: Edge) -> Hierarchy:
    """Let somebody fictional open their seat with their card; their keys, for whoever is to vouch for them."""
    return _open(invited, offered_handle(chance=edge.chance), {}, edge)[1]


def _seated(lead: Me, signing: Hierarchy, name: str, seat: Seat, site: str, edge: Edge) -> Me:
    """Somebody invited, met and vouched for. The one whom everybody may be signs in with the words that are printed."""
    invited = actions.invite(by=lead, name=name, seat=seat, edge=edge)
    handle, ways = offered_handle(chance=edge.chance), {}
    if name == SUPPORTER.name:
        handle = SUPPORTER.handle
        ways = {Method.PASSPHRASE: split_passphrase(SUPPORTER.passphrase, site, handle)}
    me, theirs = _open(invited, handle, ways, edge)
    _vouch(lead, signing, invited, theirs, site, edge)
    return me


def _open(invited: actions.Invited, handle: str, ways: dict[Method, Split], edge: Edge) -> tuple[Me, Hierarchy]:
    tree = Hierarchy.from_root(edge.chance.bytes(32))
    splits = {Method.CARD: split_card(edge.chance.bytes(20)), **ways}
    me = twin.enrol(code=invited.code, handle=handle, hierarchy=tree, splits=splits, profile=Profile(), edge=edge)
    return me, tree


def _vouch(lead: Me, signing: Hierarchy, invited: actions.Invited, theirs: Hierarchy, site: str, edge: Edge) -> None:
    keys = theirs.opener.public + theirs.signer.public
    scope = queries.scope(seat=invited.seat.value, name=invited.name)
    line = Entry(0, Purpose(invited.seat.value), scope, queries.STANDING, keys)
    signature = signing.signer.sign(line.statement)
    actions.verify(by=lead, number=bytes.fromhex(invited.number), signature=signature, site=site, edge=edge)
