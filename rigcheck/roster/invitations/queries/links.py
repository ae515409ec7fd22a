"""Reading links, and how many cards people have got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.invitations import policies
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.people import queries as people
from rigcheck.roster.people.queries import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """How an offer stands: people, and of their links those to be mailed, to be printed and out; cards made."""

    people: int
    offered: int
    to_mail: int
    to_print: int
    out: int
    made: int

    @property
    def missing(self) -> int:
        """People who came after the offer."""
        return self.people - self.offered


def code_digest(code: bytes) -> bytes:
    """What is kept of a code (16 bytes)."""
    return sha256(b"rigcheck/1/link\0" + code).digest()


def standing(agency: Agency, period: Quarter) -> Standing:
    """How the offer of a quarter stands in one agency; people who left are not counted."""
    links = Invitation.objects.filter(person__agency=agency, person__left=False, period=str(period))
    waiting = links.filter(code_digest=None)
    counts = Issued.objects.filter(person__agency=agency, person__left=False, period=str(period))
    return Standing(
        people=people.headcount(agency),
        offered=counts.count(),
        to_mail=waiting.exclude(person__email="").count(),
        to_print=waiting.filter(person__email="").count(),
        out=links.exclude(code_digest=None).filter(request_digest=None).count(),
        made=sum(counts.values_list("issued", flat=True)),
    )


def listed(agency: Agency, period: Quarter) -> QuerySet[Person]:
    """People of an agency, each with `issued`: how many cards were made for them in the quarter."""
    mine = Issued.objects.filter(person=OuterRef("pk"), period=str(period)).values("issued")
    return people.people_of(agency).annotate(issued=Coalesce(Subquery(mine), 0))


def issued(person: Person, period: Quarter) -> int:
    """How many cards were made for one person in the quarter."""
    found = Issued.objects.filter(person=person, period=str(period)).values_list("issued", flat=True).first()
    return found or 0


def unwritten(agency: Agency, period: Quarter, *, mailed: bool, most: int) -> Sequence[Invitation]:
    """Links not written yet, for people with an e-mail address or for those without, at most so many."""
    waiting = Invitation.objects.filter(person__agency=agency, person__left=False, period=str(period), code_digest=None)
    mine = waiting.exclude(person__email="") if mailed else waiting.filter(person__email="")
    return list(mine.select_related("person__unit").order_by("person__name", "pk")[:most])


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link is for: whose key, under which name, for which quarter."""

    scope: str
    name: str
    period: str


def offer_of(*, code: bytes, now: datetime) -> Offer:
    """What the link with this code is for; raises `UnknownLink` or `ExpiredLink`."""
    found = Invitation.objects.select_related("person__agency__council").filter(code_digest=code_digest(code)).first()
    link = policies.check_link(found, Month.of(now))
    agency = link.person.agency
    return Offer(agency.slug, agency.name, link.period)


def own_keylog_text() -> str:
    return ""
