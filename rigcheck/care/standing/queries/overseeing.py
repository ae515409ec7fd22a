"""What colleagues see of candidates, and the lead of supporters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import policies
from rigcheck.care.standing.models import Candidate, Kind, Learned, Nomination, State
from rigcheck.care.standing.queries import names
from rigcheck.care.standing.queries.mine import Record, record
from rigcheck.care.standing.queries.serving import learned_by, rules
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound

ASKED_OF: Final = (State.AGREED, State.SERVING, State.LAPSED)
"""States in which something missing stands in the way of what comes next."""
OPEN_TO_COLLEAGUES: Final = (State.APPLIED, State.NOMINATED)


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate or supporter. `spoken`: how many spoke for them; `may`: moves that are open to a lead;
    `running_out`: certificates that end soon, as (title, month).
    """

    id: str
    name: str
    seat_name: str | Promise
    state: State
    state_name: str | Promise
    why: str
    spoken: int
    spoke: bool
    mine: bool
    missing: tuple[str | Promise, ...]
    running_out: tuple[tuple[str, str], ...]
    records: Sequence[Record]
    may: frozenset[str]


def candidates(*, me: Me, month: Month) -> Sequence[Person]:
    """Everybody whom colleagues may speak for now, by name. Raises NotFound."""
    own = policies.verified(me, policies.SPEAK)
    return [one for one in _people(own, month) if one.state in OPEN_TO_COLLEAGUES]


def everybody(*, me: Me, month: Month) -> Sequence[Person]:
    """Every candidate and supporter for a lead, those who wait first. Raises NotFound."""
    return _people(bytes(seat_policies.verified_lead(me).id), month)


def person(*, me: Me, number: bytes, month: Month) -> Person:
    """One of them, for a lead. Raises NotFound."""
    own = bytes(seat_policies.verified_lead(me).id)
    found = next((one for one in _people(own, month) if one.id == number.hex()), None)
    if found is None:
        raise NotFound
    return found


def _people(own: bytes, month: Month) -> list[Person]:
    rows = list(Candidate.objects.exclude(state=State.APPLYING))
    named = seats.named(ids=[bytes(row.id) for row in rows])
    learned, spoken = learned_by(), list(Nomination.objects.all())
    asked = rules()
    found = []
    for row in rows:
        number = bytes(row.id)
        name, seat = named.get(number, ("", seats.Seat.PEER))
        mine = learned.get(number, [])
        by = [bytes(one.by) for one in spoken if one.candidate == number and not one.on_paper]
        found.append(Person(
            id=number.hex(), name=name, seat_name=seats.SEATS[seat], state=State(row.state),
            state_name=names.STATES[row.state], why=row.why,
            spoken=sum(one.candidate == number for one in spoken), spoke=own in by, mine=own == number,
            missing=tuple(names.MISSING[one] for one in policies.missing(row, mine, asked, month))
            if row.state in ASKED_OF else (),
            running_out=_running_out(mine, month),
            records=[record(one, month) for one in sorted(mine, key=lambda one: one.month, reverse=True)],
            may=_open(State(row.state)),
        ))  # fmt: skip
    return sorted(found, key=lambda one: (one.state not in OPEN_TO_COLLEAGUES, one.name.casefold()))


def _open(state: State) -> frozenset[str]:
    return frozenset(move.name for move in policies.MACHINE.moves if policies.MACHINE.may(state, move.name))


def _running_out(mine: Sequence[Learned], month: Month) -> tuple[tuple[str, str], ...]:
    ends = [one for one in mine if one.kind == Kind.CERTIFICATE and one.seen_by and one.expires]
    soon = [one for one in ends if month.until(Month.parse(one.expires)) <= policies.SOON]
    return tuple((one.title, one.expires) for one in sorted(soon, key=lambda one: one.expires))
