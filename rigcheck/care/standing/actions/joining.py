"""From an application to serving, and out again."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import policies
from rigcheck.care.standing.models import Candidate, Learned, Nomination, State
from rigcheck.care.standing.queries import rules
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

ID_BYTES = 16


@transaction.atomic
def hand_in(*, by: Me, why: str) -> None:
    """Apply, with a few words on why. Raises NotFound, NotNow or NotWritten."""
    number = policies.own_number(by)
    row = Candidate.objects.select_for_update().filter(id=number).first()
    row = row or Candidate(id=number, state=State.APPLYING.value)
    row.why, row.state = policies.why(why), policies.moved(row, "hand in")
    row.save()
    Nomination.objects.filter(candidate=number).delete()


@transaction.atomic
def speak_for(*, by: Me, candidate: bytes, edge: Edge) -> None:
    """Speak for a candidate under one's own seat. Raises NotFound, NotForYourself, SpokenAlready or NotNow."""
    speaker = policies.verified(by, policies.SPEAK)
    if speaker == candidate:
        raise policies.NotForYourself
    _speaks(candidate, speaker, on_paper=False, edge=edge)


@transaction.atomic
def note_on_paper(*, by: Me, candidate: bytes, edge: Edge) -> None:
    """Note the signed sheet of a colleague who has no seat here. A lead's. Raises NotFound or NotNow."""
    _speaks(candidate, bytes(seat_policies.verified_lead(by).id), on_paper=True, edge=edge)


@transaction.atomic
def select(*, by: Me, candidate: bytes) -> None:
    """Choose them, after talking with them. A lead's. Raises NotFound or NotNow."""
    lead = seat_policies.verified_lead(by)
    row = there(candidate=candidate)
    row.state, row.selected_by = policies.moved(row, "select"), lead.id
    row.save(update_fields=["state", "selected_by"])


@transaction.atomic
def turn_down(*, by: Me, candidate: bytes) -> None:
    """Not this time; what they wrote is erased. A lead's. Raises NotFound or NotNow."""
    seat_policies.verified_lead(by)
    row = there(candidate=candidate)
    row.state, row.why, row.ended = policies.moved(row, "turn down"), "", policies.TURNED_DOWN
    row.save(update_fields=["state", "why", "ended"])
    Nomination.objects.filter(candidate=candidate).delete()


@transaction.atomic
def agree(*, by: Me, today: Month) -> None:
    """Agree to what supporters keep to, as it is worded now. Raises NotFound or NotNow.

    Whoever serves, or lapsed, agrees to a new wording without going back a step.
    """
    row = there(candidate=policies.own_number(by))
    if row.state not in (State.SERVING, State.LAPSED):
        row.state = policies.moved(row, "agree")
    row.agreement, row.agreed = policies.AGREEMENT, str(today)
    row.save(update_fields=["state", "agreement", "agreed"])
    settle(row=row, today=today)


@transaction.atomic
def admit(*, by: Me, candidate: bytes, today: Month) -> None:
    """Let them serve. A lead's. Raises NotFound, NotNow, NotMet or NotInDate."""
    seat_policies.verified_lead(by)
    row = there(candidate=candidate)
    state = policies.moved(row, "admit")
    if not any(worker.id == row.id for worker in seats.workers(seats=policies.SEATS)):
        raise policies.NotMet
    if policies.missing(row, list(Learned.objects.filter(supporter=row.id)), rules(), today):
        raise policies.NotInDate
    row.state, row.since, row.ended = state, str(today), ""
    row.save(update_fields=["state", "since", "ended"])


@transaction.atomic
def step_down(*, by: Me) -> None:
    """Leave of one's own accord, without a reason. Raises NotFound or NotNow."""
    row = there(candidate=policies.own_number(by))
    row.state, row.ended = policies.moved(row, "step down"), policies.LEFT
    row.save(update_fields=["state", "ended"])


@transaction.atomic
def remove(*, by: Me, candidate: bytes, ground: str) -> None:
    """Take somebody out, on one of the grounds. A lead's. Raises NotFound or NotNow."""
    seat_policies.verified_lead(by)
    if ground not in policies.GROUNDS:
        raise NotFound
    row = there(candidate=candidate)
    row.state, row.ended = policies.moved(row, "remove"), ground
    row.save(update_fields=["state", "ended"])


@transaction.atomic
def bring_back(*, by: Me, candidate: bytes) -> None:
    """Let somebody who left, or was removed, begin again at the agreement. A lead's. Raises NotFound or NotNow.

    Until they are admitted nobody is sent to them.
    """
    lead = seat_policies.verified_lead(by)
    row = there(candidate=candidate)
    row.state, row.selected_by = policies.moved(row, "bring back"), lead.id
    row.agreement, row.agreed, row.since = "", "", ""
    row.save()


@transaction.atomic
def tidy(*, now: datetime) -> None:
    """Mark whose something has run out, and whose is good again.

    Nobody out of date is offered even where this does not run: that is looked at each time.
    """
    today = Month.of(now)
    for row in Candidate.objects.filter(state__in=[State.SERVING, State.LAPSED]):
        settle(row=row, today=today)


def settle(*, row: Candidate, today: Month) -> None:
    """Serving or lapsed, by what they have shown."""
    missing = policies.missing(row, list(Learned.objects.filter(supporter=row.id)), rules(), today)
    move = "run out" if missing else "renew"
    if policies.MACHINE.may(State(row.state), move):
        row.state = policies.moved(row, move)
        row.save(update_fields=["state"])


def there(*, candidate: bytes) -> Candidate:
    """This candidate's row, held until the transaction ends. Raises NotFound."""
    row = Candidate.objects.select_for_update().filter(id=candidate).first()
    if row is None:
        raise NotFound
    return row


def _speaks(candidate: bytes, speaker: bytes, *, on_paper: bool, edge: Edge) -> None:
    row = there(candidate=candidate)
    if row.state not in (State.APPLIED, State.NOMINATED):
        raise policies.NotNow
    if not on_paper and Nomination.objects.filter(candidate=candidate, by=speaker, on_paper=False).exists():
        raise policies.SpokenAlready
    Nomination.objects.create(id=edge.chance.bytes(ID_BYTES), candidate=candidate, by=speaker, on_paper=on_paper)
    enough = Nomination.objects.filter(candidate=candidate).count() >= rules().nominations
    if enough and policies.MACHINE.may(State(row.state), "nominate"):
        row.state = policies.moved(row, "nominate")
        row.save(update_fields=["state"])
