"""Disclosures as those see them who wrote or sign them, and what a member is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from rigcheck.care.disclosures import policies
from rigcheck.care.disclosures.models import Disclosure, State, Told
from rigcheck.care.disclosures.queries.words import STATES
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.disclosure import Ground, Recipient
from rigcheck.engines.disclosure.texts import CLAIMS, RECIPIENTS
from rigcheck.engines.sealing.sites import site_name
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import Files


@dataclass(frozen=True, slots=True)
class Telling:
    """What the member of a relation is told: the relation's id (at most 32 bytes), and the sealed text."""

    relation: bytes
    blob: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Matter:
    """One disclosure as its page shows it. `blob` is the reader's own copy; `author` the Ed25519 key that signed it."""

    id: str
    state: State
    state_name: str
    ground: str
    to: str
    mine: bool
    other: str
    """The name of the other person of the two."""
    forbidden: int
    here: bool
    tell_from: str
    seat: str
    blob: bytes = field(repr=False)
    author: bytes = field(repr=False)
    may: frozenset[str]
    """Moves that lead on now, for this reader."""


def waiting(*, me: Me, today: date) -> tuple[Sequence[Matter], Sequence[Matter], Sequence[Matter]]:
    """What waits for this person's signature, what of their own is open, and what is over. Raises NotFound."""
    number = bytes.fromhex(policies.own_seat(me).id)
    rows = Disclosure.objects.filter(Q(by=number) | Q(second=number)).order_by("expires", "id")
    every = [_matter(row, number, today) for row in rows]
    mine, asked = [one for one in every if one.mine], [one for one in every if not one.mine]
    return (
        [one for one in asked if "sign" in one.may],
        [one for one in mine if one.state in policies.OPEN],
        [one for one in every if one.state not in policies.OPEN or (not one.mine and "sign" not in one.may)],
    )


def matter(*, me: Me, number: bytes, today: date) -> Matter:
    """One disclosure, for the two people whom it concerns here. Raises NotFound."""
    seat = bytes.fromhex(policies.own_seat(me).id)
    row = Disclosure.objects.filter(id=number).first()
    if row is None or seat not in (row.by, row.second):
        raise NotFound
    return _matter(row, seat, today)


def seconds(*, me: Me, files: Files) -> Sequence[tuple[seats.Worker, seats.Vouched]]:
    """Who may be the second person for somebody, each with the certificate that the browser checks."""
    number = bytes.fromhex(policies.own_seat(me).id)
    others = [one for one in seats.workers(seats=policies.SECOND) if one.id != number]
    vouched = seats.vouched(ids=[one.id for one in others], files=files)
    return [(one, vouched[one.id]) for one in others if one.id in vouched]


def named(*, relation: bytes, edge: Edge) -> bytes:
    """The name of a relation beside what is told in it: a copy of the tables does not lead from it to the relation."""
    return site_name(edge.keybox.seed("disclosures"), "relation", relation)


def told(*, relation: bytes, today: date, edge: Edge) -> Sequence[bytes]:
    """What the member of a relation is told by now: sealed texts, for their browser to open."""
    rows = Told.objects.filter(relation=named(relation=relation, edge=edge), opens__lte=str(Month.of(today)))
    return [row.blob for row in rows.order_by("opens", "id")]


def _matter(row: Disclosure, seat: bytes, today: date) -> Matter:
    mine, state = row.by == seat, State(row.state)
    names = {one.id: one for one in seats.workers(seats=tuple(policies.ROLES))}
    other = names.get(row.second if mine else row.by)
    return Matter(
        id=row.id.hex(),
        state=state,
        state_name=str(STATES[state]),
        ground=_(CLAIMS[Ground(row.ground)]),
        to=_(RECIPIENTS[Recipient(row.recipient)]),
        mine=mine,
        other=other.name if other else "",
        forbidden=row.forbidden,
        here=row.here,
        tell_from=row.tell_from,
        seat=seat.hex(),
        blob=row.own if mine else row.copy,
        author=seats.sign_public(number=row.by),
        may=_moves(row, mine=mine, today=str(Month.of(today))),
    )


def _moves(row: Disclosure, *, mine: bool, today: str) -> frozenset[str]:
    """Which moves this reader may make now."""
    own = ("withdraw", "pass on", "own duty", "tell", "withhold")
    second = ("sign", "decline")
    open_now = {move for move in (own if mine else second) if policies.may(row, move)}
    if open_now & {"tell", "withhold"}:
        open_now -= {"tell", "withhold"}
        if row.state != State.WITHHELD or (row.tell_from <= today and not row.here):
            open_now.add("tell")
    return frozenset(open_now)
