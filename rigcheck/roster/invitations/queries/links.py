"""Reading links, and how many cards people have got."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Q, QuerySet

from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.invitations import policies
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.invitations.queries.keys import issuer
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


def listed(agency: Agency, *, find: str = "") -> QuerySet[Person]:
    """People of an agency whose name or number holds `find`."""
    found = people.people_of(agency)
    return found.filter(Q(name__icontains=find) | Q(number__icontains=find)) if find else found


def counts(persons: Iterable[Person], period: Quarter) -> Mapping[int, int]:
    """How many cards were made in the quarter, by person's key; whoever was not offered one is absent."""
    mine = Issued.objects.filter(person__in=[one.pk for one in persons], period=str(period))
    return dict(mine.values_list("person", "issued"))


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
    """What the link with this code is for; raises `UnknownLink`, `ExpiredLink` or `TooFewPeople`."""
    found = Invitation.objects.select_related("person__agency__council").filter(code_digest=code_digest(code)).first()
    link = policies.check_link(found, Month.of(now))
    mine = issuer(link.person.agency)
    return Offer(mine.slug, mine.name, link.period)
