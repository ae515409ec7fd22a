"""A candidate's or supporter's own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import policies
from rigcheck.care.standing.models import Candidate, Learned, State
from rigcheck.care.standing.queries import names
from rigcheck.care.standing.queries.serving import rules
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Record:
    """A course, refresher, certificate or hour of supervision. `good`: it has not run out; `seen`: a lead saw it."""

    id: str
    kind: str | Promise
    title: str
    issuer: str | Promise
    hours: int
    month: str
    expires: str
    good: bool
    seen: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """`missing`: what keeps them from being in date, in words; `may_apply`, `may_agree`, `may_leave`: what is open."""

    name: str
    state: State
    state_name: str | Promise
    why: str
    missing: tuple[str | Promise, ...]
    records: Sequence[Record]
    agreed: str
    may_apply: bool
    may_agree: bool
    may_leave: bool
    suspended: bool


def mine(*, me: Me, month: Month) -> Mine:
    """The standing of the person here. Raises NotFound for whoever has neither a peer's nor a chaplain's seat."""
    own = policies.own_seat(me)
    number = bytes.fromhex(own.id)
    row = Candidate.objects.filter(id=number).first() or Candidate(id=number, state=State.APPLYING.value)
    learned = list(Learned.objects.filter(supporter=number).order_by("-month", "title"))
    missing = policies.missing(row, learned, rules(), month)
    state, may = State(row.state), own.state is not seats.State.SUSPENDED
    serves = state in (State.SERVING, State.LAPSED)
    return Mine(
        name=own.name,
        state=state,
        state_name=names.STATES[state],
        why=row.why,
        missing=tuple(names.MISSING[one] for one in missing),
        records=[record(one, month) for one in learned],
        agreed=row.agreed,
        may_apply=may and policies.MACHINE.may(state, "hand in"),
        may_agree=may and (state is State.SELECTED or (serves and "agreement" in missing)),
        may_leave=may and policies.MACHINE.may(state, "step down"),
        suspended=not may,
    )


def record(one: Learned, month: Month) -> Record:
    """One thing that was learned, as pages show it."""
    return Record(
        id=one.id.hex(),
        kind=names.KINDS[one.kind],
        title=one.title,
        issuer=names.ISSUERS.get(one.issuer, ""),
        hours=one.hours,
        month=one.month,
        expires=one.expires,
        good=policies.is_good(one, month),
        seen=bool(one.seen_by),
    )
