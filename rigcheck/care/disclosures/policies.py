"""Who may write, sign and tell, and what a disclosure may become."""

from collections.abc import Mapping
from typing import Final

from rigcheck.care.disclosures.models import Disclosure, State
from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me, Visit
from rigcheck.engines.disclosure import Decision, Ground, Role
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.machines import Machine, Move
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound

ROLES: Final[Mapping[Seat, tuple[Role, ...]]] = {
    Seat.PEER: (Role.PEER, Role.GROUP),
    Seat.CHAPLAIN: (Role.CHAPLAIN, Role.GROUP),
    Seat.CLINICIAN: (Role.CLINICIAN, Role.GROUP),
    Seat.MODERATOR: (Role.MODERATOR, Role.GROUP),
    Seat.LEAD: (Role.CLINICIAN, Role.GROUP),
}
"""In which parts the holder of a seat listens."""
SECOND: Final = (Seat.LEAD, Seat.CLINICIAN)
"""Who may be the second person."""
OVERSEERS: Final = (Seat.LEAD, Seat.AUDITOR)
"""Who may read the ledger."""
KEPT_MONTHS: Final = 25
"""For how long what was written is kept; the same as for other records."""
LEDGER_MONTHS: Final = 84
LONGEST_SILENCE: Final = 12
"""Months for which a member may at most not be told, where the law forbids it; then it is asked again."""
MOST_BYTES: Final = 20_000

MACHINE: Final = Machine(
    "disclosure",
    State.NEW,
    (
        Move("propose", (State.NEW,), State.PROPOSED),
        Move("act", (State.NEW,), State.ACTED),
        Move("sign", (State.PROPOSED,), State.SIGNED),
        Move("decline", (State.PROPOSED,), State.DECLINED),
        Move("withdraw", (State.PROPOSED, State.SIGNED), State.WITHDRAWN),
        Move("pass on", (State.SIGNED,), State.PASSED),
        Move("own duty", (State.PROPOSED, State.DECLINED), State.PASSED),
        Move("withhold", (State.PASSED, State.ACTED), State.WITHHELD),
        Move("tell", (State.PASSED, State.ACTED, State.WITHHELD), State.TOLD),
    ),
)
"""Danger goes by `act` alone: nothing stands before it. Nor does anything before a duty by law of the writer's own,
which no second person can take away: that goes by `own duty`, and the ledger says that nobody had agreed. Nothing ends
before the member is told, or until when the law forbids it."""
OPEN: Final = (State.PROPOSED, State.SIGNED, State.PASSED, State.ACTED, State.WITHHELD)


class NoGround(SpokenRefusal):
    """The rules do not let this be passed on, or not to them, or not without acting first."""

    code = "no-ground"
    status = 403
    sentence = gettext_noop(
        "The rules here do not let this be passed on in this way. Nothing was kept. If somebody is in danger, act now; "
        "the record follows."
    )


class NotASecond(SpokenRefusal):
    """The second person is the first one, or nobody who may sign."""

    code = "not-a-second"
    sentence = gettext_noop("The second person has to be somebody else: a verified clinician or lead.")


class NotNow(SpokenRefusal):
    """The disclosure is in another state than the page showed, or the member may not be told yet."""

    code = "disclosure-not-now"
    status = 409
    sentence = gettext_noop("This has changed since the page was loaded. Load it again and look once more.")


class NotWhole(SpokenRefusal):
    """What was sent is not what the page sends."""

    code = "disclosure-not-whole"
    sentence = gettext_noop("Something was missing in what this page sent. Load it again; nothing was kept.")


def writer(visit: Visit) -> Me:
    """The person here, if they may write a disclosure. Raises Locked; NotFound for everybody else."""
    me = seat_policies.seated(visit)
    own_seat(me)
    return me


def own_seat(me: Me) -> seats.Holding:
    """The verified seat of somebody who listens to members. Raises NotFound."""
    own = seats.own(me=me) if me.seat in ROLES else None
    if own is None or own.state != seats.State.VERIFIED:
        raise NotFound
    return own


def overseer(visit: Visit) -> Me:
    """The person here, if they may read the ledger: a verified lead or auditor. Raises Locked; NotFound."""
    me = seat_policies.seated(visit)
    own = seats.own(me=me) if me.seat in OVERSEERS else None
    if own is None or own.state != seats.State.VERIFIED:
        raise NotFound
    return me


def in_role(me: Me, role: Role) -> None:
    """Raise NotWhole unless the holder of this seat listens in that role."""
    if role not in ROLES[me.seat]:
        raise NotWhole


def written(decision: Decision, *, at_once: bool) -> State:
    """The state in which it begins. Raises NoGround, also for what can wait and is said not to have waited."""
    if not decision.record or decision.at_once != at_once:
        raise NoGround
    return moved(State.NEW, "act" if at_once else "propose")


def second(*, first: bytes, chosen: bytes) -> None:
    """Raise NotASecond unless somebody else who may sign was chosen."""
    if chosen == first or chosen not in {one.id for one in seats.workers(seats=SECOND)}:
        raise NotASecond


def signs(me: Me, row: Disclosure) -> bytes:
    """The seat of the second person whom this disclosure names. Raises NotFound or NotASecond."""
    number = bytes.fromhex(own_seat(me).id)
    if number != row.second:
        raise NotFound
    second(first=row.by, chosen=number)
    return number


def wrote(me: Me, row: Disclosure) -> bytes:
    """The seat of whoever wrote this disclosure. Raises NotFound for everybody else."""
    number = bytes.fromhex(own_seat(me).id)
    if number != row.by:
        raise NotFound
    return number


def may(row: Disclosure, move: str) -> bool:
    """Whether this move leads on now; the same rule hides the button."""
    return MACHINE.may(State(row.state), move) and not (move == "own duty" and row.ground == Ground.CONSENT)


def by_own_duty(row: Disclosure) -> None:
    """Raise NotNow where no law can have made the writer report: what somebody only agreed to."""
    if not may(row, "own duty"):
        raise NotNow


def moved(state: str, move: str) -> State:
    """The state after this move. Raises NotNow."""
    if not MACHINE.may(State(state), move):
        raise NotNow
    return State(str(MACHINE.after(State(state), move)))


def telling(row: Disclosure, month: str) -> str:
    """How the member is told now: `tell`, or `withhold` where the law forbids it for a time. Raises NotNow."""
    if row.state != State.WITHHELD:
        return "withhold" if row.forbidden else "tell"
    if month < row.tell_from:
        raise NotNow
    return "tell"
