"""What supporters learned: they write it down, a lead who has seen it makes it count."""

from dataclasses import dataclass

from django.db import transaction

from rigcheck.care.seats import policies as seat_policies
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import policies
from rigcheck.care.standing.actions.joining import ID_BYTES, settle, there
from rigcheck.care.standing.models import Candidate, Issuer, Kind, Learned, State
from rigcheck.care.standing.queries import rules
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class Told:
    """A course, refresher or certificate as its owner writes it down. Months are `2026-11`; `expires` "" for never."""

    kind: Kind
    title: str
    month: str
    hours: int = 0
    issuer: Issuer | None = None
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a site asks of its supporters; 0 asks for nothing. `refresher` and `supervision` are months between two."""

    nominations: int
    certificate: bool
    hours: int
    refresher: int
    supervision: int


@transaction.atomic
def add(*, by: Me, told: Told, today: Month, edge: Edge) -> None:
    """Write down a course or a certificate of one's own; it counts once a lead has seen it.

    Raises NotFound, NotNow or NotLearned. Supervision is written down by whoever gave it.
    """
    number = policies.own_number(by)
    if told.kind is Kind.SUPERVISION or Learned.objects.filter(supporter=number).count() >= policies.MOST_RECORDS:
        raise policies.NotLearned
    Learned.objects.create(
        id=edge.chance.bytes(ID_BYTES),
        supporter=number,
        kind=told.kind.value,
        issuer=told.issuer.value if told.issuer and told.kind is Kind.CERTIFICATE else "",
        title=policies.title(told.title),
        hours=policies.hours(told.hours),
        month=policies.month(told.month, latest=today),
        expires=policies.month(told.expires) if told.expires and told.kind is Kind.CERTIFICATE else "",
    )


@transaction.atomic
def drop(*, by: Me, record: bytes) -> None:
    """Take away something of one's own that nobody has seen yet. Raises NotFound."""
    gone, _ = Learned.objects.filter(id=record, supporter=policies.own_number(by), seen_by=b"").delete()
    if not gone:
        raise NotFound


@transaction.atomic
def see(*, by: Me, record: bytes, today: Month) -> bytes:
    """Say that the paper was seen: from now on it counts; whose it is. A lead's. Raises NotFound."""
    lead = seat_policies.verified_lead(by)
    row = Learned.objects.select_for_update().filter(id=record).first()
    if row is None:
        raise NotFound
    row.seen_by = lead.id
    row.save(update_fields=["seen_by"])
    _settled(row.supporter, today)
    return bytes(row.supporter)


@transaction.atomic
def supervised(*, by: Me, supporter: bytes, hours: int, today: Month, edge: Edge) -> None:
    """Note an hour of supervision that one has given this month. A lead's or a clinician's. Raises NotFound or
    NotLearned. What was talked about stands nowhere.
    """
    carer = policies.verified(by, policies.CARERS)
    row = there(candidate=supporter)
    Learned.objects.create(
        id=edge.chance.bytes(ID_BYTES), supporter=row.id, kind=Kind.SUPERVISION.value, title="",
        hours=policies.hours(hours), month=str(today), seen_by=carer,
    )  # fmt: skip
    settle(row=row, today=today)


@transaction.atomic
def ask_of_all(*, by: Me, asked: Asked, today: Month) -> None:
    """Say what this site asks of its supporters. A lead's; it holds at once, for everybody. Raises NotFound."""
    lead = seat_policies.verified_lead(by)
    row = rules()
    row.nominations, row.certificate, row.hours = asked.nominations, asked.certificate, asked.hours
    row.refresher_months, row.supervision_months, row.set_by = asked.refresher, asked.supervision, lead.id
    row.save()
    for one in Candidate.objects.select_for_update().filter(state__in=[State.SERVING, State.LAPSED]):
        settle(row=one, today=today)


def _settled(supporter: bytes, today: Month) -> None:
    row = Candidate.objects.select_for_update().filter(id=supporter).first()
    if row is not None:
        settle(row=row, today=today)
