"""Looking after supporters, and what the programme may know of their contacts."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import F

from rigcheck.care.sessions.queries import Me
from rigcheck.care.upkeep import policies
from rigcheck.care.upkeep.models import Answered, Ask, AskState, Contact, Load, Wish
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance

ID_BYTES = 16
KEPT_MONTHS = 25


class ContactKind(StrEnum):
    """Of which kind a contact was. Each value is written to disk: never change one, only add."""

    WRITTEN = "written"
    VOICE = "voice"
    IN_PERSON = "in-person"
    GROUP = "group"
    AFTER_EVENT = "after-event"


class Band(StrEnum):
    """About how long. Each value is written to disk: never change one, only add."""

    SHORT = "15"
    HALF = "30"
    HOUR = "60"
    LONG = "more"


@transaction.atomic
def ask(*, by: Me, wish: Wish, edge: Edge) -> None:
    """Ask for a call, or for supervision; no reason is asked for or kept. Raises NotFound, NotNow or EnoughAsked."""
    number, now = policies.own_number(by), edge.clock.now()
    open_ones = Ask.objects.filter(supporter=number).exclude(state=AskState.DONE)
    if open_ones.count() >= policies.MOST_ASKS or open_ones.filter(wish=wish.value).exists():
        raise policies.EnoughAsked
    Ask.objects.create(
        id=edge.chance.bytes(ID_BYTES), supporter=number, wish=wish.value, state=AskState.ASKED.value,
        asked=now, due=now,
    )  # fmt: skip


@transaction.atomic
def take(*, by: Me, number: bytes) -> None:
    """Say that one will see to it. A lead's or a clinician's. Raises NotFound or NotNow."""
    carer = policies.verified(by, policies.CARERS)
    row = _ask(number)
    row.state, row.taken_by = policies.asked(row.state, "take"), carer
    row.save(update_fields=["state", "taken_by"])


@transaction.atomic
def talked(*, by: Me, number: bytes, edge: Edge) -> None:
    """Say that the talk was had, by whoever took it. After the first one a second is offered.

    Raises NotFound or NotNow.
    """
    carer = policies.verified(by, policies.CARERS)
    row = _ask(number)
    if row.taken_by != carer:
        raise NotFound
    again = row.state == AskState.SECOND_DUE
    row.state = policies.asked(row.state, "talked again" if again else "talked")
    row.due = policies.second_due(edge.clock.now())
    row.save(update_fields=["state", "due"])


@transaction.atomic
def once_more(*, by: Me, number: bytes) -> None:
    """Take the second talk that was offered. Its owner's. Raises NotFound or NotNow."""
    _answer(policies.own_number(by), number, "once more")


@transaction.atomic
def enough(*, by: Me, number: bytes) -> None:
    """No more is needed. Its owner's, at any time. Raises NotFound or NotNow."""
    _answer(policies.own_number(by), number, "enough")


@transaction.atomic
def log(*, by: Me, kind: ContactKind, band: Band, referred: bool, edge: Edge) -> None:
    """Write one line into the programme's log. Whose it is stands nowhere, on neither side. Raises NotFound."""
    policies.own_number(by)
    today = Month.of(edge.clock.now())
    Contact.objects.create(
        id=edge.chance.bytes(ID_BYTES), month=str(today), kind=kind.value, band=band.value, referred=referred
    )


@transaction.atomic
def answered(*, supporter: bytes, waited: timedelta, at: datetime, chance: Chance) -> None:
    """Count into its band how long somebody waited for a supporter's first answer.

    The conversations' to call, in the transaction that keeps the answer: no exact time is kept.
    """
    band = policies.band(waited)
    row, _ = Answered.objects.get_or_create(
        supporter=supporter, month=str(Month.of(at)), defaults={"id": chance.bytes(ID_BYTES)}
    )
    Answered.objects.filter(id=row.id).update(**{band: F(band) + 1})


@transaction.atomic
def limit(*, by: Me, most: int) -> None:
    """Say with how many people at the same time one talks; 0 takes nobody new. Raises NotFound or NotNow."""
    row = _load(policies.own_number(by))
    row.most = max(0, min(most, policies.MOST_TALKS))
    row.save()


@transaction.atomic
def take_on(*, supporter: bytes, called: bool = False) -> None:
    """Count a talk that begins. The conversations' to call, in the transaction that keeps it. Raises Full.

    `called`: they took a call for backup themselves; then the number that they set stops nobody.
    """
    row = _load(supporter)
    if row.talking >= row.most and not called:
        raise policies.Full
    row.talking += 1
    row.save()


@transaction.atomic
def let_go(*, supporter: bytes) -> None:
    """Count a talk that is over. The conversations' to call, in the transaction that closes it."""
    Load.objects.filter(id=supporter, talking__gt=0).update(talking=F("talking") - 1)


@transaction.atomic
def tidy(*, now: datetime) -> None:
    """Take away requests two months old, and lines of the log and counts after two years."""
    oldest = str(Month.of(now).plus(-KEPT_MONTHS))
    Ask.objects.filter(asked__lte=now - Ask.life).delete()
    Contact.objects.filter(month__lt=oldest).delete()
    Answered.objects.filter(month__lt=oldest).delete()


def _load(supporter: bytes) -> Load:
    """The row of this supporter, held until the transaction ends."""
    Load.objects.get_or_create(id=supporter)
    return Load.objects.select_for_update().get(id=supporter)


def _answer(owner: bytes, number: bytes, move: str) -> None:
    row = _ask(number)
    if row.supporter != owner:
        raise NotFound
    row.state = policies.asked(row.state, move)
    row.save(update_fields=["state"])


def _ask(number: bytes) -> Ask:
    row = Ask.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotFound
    return row
