"""Who may do what about a supporter's standing, what each state allows, and when somebody is in date."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me, Visit
from rigcheck.care.standing.models import TITLE_LETTERS, WHY_LETTERS, Candidate, Kind, Learned, Rules, State
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.machines import Machine, Move
from rigcheck.kernel.months import Month, NotAMonth
from rigcheck.kernel.refusals import NotFound

SEATS: Final = (Seat.PEER, Seat.CHAPLAIN)
"""Seats that are applied for here; what clinicians have to show is another matter."""
SPEAK: Final = (Seat.PEER, Seat.CHAPLAIN, Seat.CLINICIAN, Seat.LEAD)
"""Who may speak for a candidate under their own seat."""
CARERS: Final = (Seat.LEAD, Seat.CLINICIAN)
"""Who looks after supporters."""
AGREEMENT: Final = "2026-11"
"""The wording of web/templates/care/standing/_agreement.html; a new wording asks everybody anew."""
SOON: Final = 2
"""Months ahead in which something that runs out is shown as soon."""
MOST_HOURS: Final = 400
MOST_RECORDS: Final = 60
TURNED_DOWN, LEFT = "not-now", "left"
"""Stand where a ground stands, for whoever was not removed: a lead sees no difference, a page does."""
GROUNDS: Final = ("agreement", "confidence", "reach", "other")

MACHINE: Final = Machine(
    "standing",
    State.APPLYING,
    (
        Move("hand in", (State.APPLYING, State.TURNED_DOWN), State.APPLIED),
        Move("nominate", (State.APPLIED,), State.NOMINATED),
        Move("turn down", (State.APPLIED, State.NOMINATED), State.TURNED_DOWN),
        Move("select", (State.NOMINATED,), State.SELECTED),
        Move("agree", (State.SELECTED,), State.AGREED),
        Move("admit", (State.AGREED,), State.SERVING),
        Move("run out", (State.SERVING,), State.LAPSED),
        Move("renew", (State.LAPSED,), State.SERVING),
        Move("step down", (State.SELECTED, State.AGREED, State.SERVING, State.LAPSED), State.STEPPED_DOWN),
        Move("remove", (State.SELECTED, State.AGREED, State.SERVING, State.LAPSED), State.REMOVED),
        Move("bring back", (State.STEPPED_DOWN, State.REMOVED), State.SELECTED),
    ),
)


class NotNow(SpokenRefusal):
    """The person or the request is in another state than the page showed."""

    code = "standing-not-now"
    status = 409
    sentence = _("This has changed since the page was loaded. Load it again and look once more.")


class NotWritten(SpokenRefusal):
    """Nothing was written, or too much, or signs that are not letters."""

    code = "standing-not-written"
    sentence = _("Write it in 2 to 600 letters. Nothing was changed.")


class NotLearned(SpokenRefusal):
    """A title, a month or a number of hours that cannot be."""

    code = "standing-not-learned"
    sentence = _("Say what it was, in which month, and for how many hours up to 400. Nothing was changed.")


class NotForYourself(SpokenRefusal):
    """Nobody speaks for themselves."""

    code = "standing-not-yourself"
    status = 403
    sentence = _("Somebody else has to speak for you. Nothing was changed.")


class SpokenAlready(SpokenRefusal):
    """They have spoken for this candidate."""

    code = "standing-spoken"
    status = 409
    sentence = _("You have spoken for them already. That counts once.")


class NotInDate(SpokenRefusal):
    """Something that this site asks for is missing or has run out."""

    code = "standing-not-in-date"
    status = 409
    sentence = _("Something that this site asks for is missing or has run out. Their page says what.")


class NotMet(SpokenRefusal):
    """The lead has not vouched for the seat's keys."""

    code = "standing-not-met"
    status = 409
    sentence = _("Meet them in person and vouch for their seat first. Nothing was changed.")


def candidate(visit: Visit) -> Me:
    """The person here, if theirs is a peer's or a chaplain's seat. Raises Locked; NotFound for everybody else."""
    me = seat_policies.seated(visit)
    own_seat(me)
    return me


def own_seat(me: Me) -> seats.Holding:
    """The seat of this peer or chaplain, suspended or not. Raises NotFound."""
    own = seats.own(me=me) if me.seat in SEATS else None
    if own is None:
        raise NotFound
    return own


def own_number(me: Me) -> bytes:
    """The id of this peer's or chaplain's seat, for changing something. Raises NotFound or NotNow."""
    own = own_seat(me)
    if own.state is seats.State.SUSPENDED:
        raise NotNow
    return bytes.fromhex(own.id)


def verified(me: Me, allowed: Sequence[Seat]) -> bytes:
    """The id of this person's seat, if it is one of these and a lead vouched for it. Raises NotFound."""
    own = seats.own(me=me) if me.seat in allowed else None
    if own is None or own.state is not seats.State.VERIFIED:
        raise NotFound
    return bytes.fromhex(own.id)


def speaker(visit: Visit) -> Me:
    """The person here, if they may speak for a candidate. Raises Locked or NotFound."""
    me = seat_policies.seated(visit)
    verified(me, SPEAK)
    return me


def carer(visit: Visit) -> Me:
    """The person here, if they look after supporters. Raises Locked or NotFound."""
    me = seat_policies.seated(visit)
    verified(me, CARERS)
    return me


def moved(row: Candidate, move: str) -> str:
    """The state after this move; raises NotNow."""
    if not MACHINE.may(State(row.state), move):
        raise NotNow
    return str(MACHINE.after(State(row.state), move))


def missing(row: Candidate, learned: Sequence[Learned], rules: Rules, month: Month) -> tuple[str, ...]:
    """What keeps this supporter from being in date in `month`, by name; empty when nothing does.

    Only what a lead has seen counts. Of certificates one that is good is enough; a course counts as a refresher too.
    """
    seen = [one for one in learned if one.seen_by]
    papers = [one for one in seen if one.kind == Kind.CERTIFICATE]
    facts = {
        "agreement": row.agreement == AGREEMENT,
        "certificate": not rules.certificate or any(is_good(one, month) for one in papers),
        "hours": sum(one.hours for one in seen if one.kind == Kind.COURSE) >= rules.hours,
        "refresher": _within(seen, (Kind.REFRESHER, Kind.COURSE), rules.refresher_months, month),
        "supervision": not row.since
        or _within(seen, (Kind.SUPERVISION,), rules.supervision_months, month, begun=row.since),
    }
    return tuple(name for name, holds in facts.items() if not holds)


def is_good(certificate: Learned, month: Month) -> bool:
    """Whether a certificate still holds in `month`; its last month counts."""
    return not certificate.expires or Month.parse(certificate.expires) >= month


def _within(seen: Sequence[Learned], kinds: Sequence[Kind], months: int, today: Month, begun: str = "") -> bool:
    """Whether one of these lies at most `months` back; `begun` is a month that counts as well."""
    dates = [one.month for one in seen if one.kind in kinds] + ([begun] if begun else [])
    return not months or any(Month.parse(one).until(today) <= months for one in dates)


def why(written: str) -> str:
    """What somebody wrote of why; raises NotWritten."""
    text = written.strip()
    if not 2 <= len(text) <= WHY_LETTERS or not text.replace("\n", "").replace("\r", "").isprintable():
        raise NotWritten
    return text


def title(written: str) -> str:
    """The name of a course or a certificate; raises NotLearned."""
    text = " ".join(written.split())
    if not 2 <= len(text) <= TITLE_LETTERS or not text.isprintable():
        raise NotLearned
    return text


def month(written: str, *, latest: Month | None = None) -> str:
    """A month as `2026-11`, not after `latest`; raises NotLearned."""
    try:
        found = Month.parse(written)
    except NotAMonth as refusal:
        raise NotLearned from refusal
    if latest is not None and found > latest:
        raise NotLearned
    return str(found)


def hours(given: int) -> int:
    """Hours of one course; raises NotLearned."""
    if not 0 <= given <= MOST_HOURS:
        raise NotLearned
    return given
