"""Offering cards: to everybody of an agency in one window, and one more link to whoever lost theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from rigcheck.engines.sealing.cards import CardKind, encode
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import Chance
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.invitations import policies, queries
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.jobs import actions as jobs
from rigcheck.roster.people import queries as people
from rigcheck.roster.people.queries import Person

LINKS = "card-links"
"""The kind of job that writes the next mails with links."""
CODE_BYTES = 16
MAILS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Written:
    """A link written for one person, shown once: `code` as it stands on paper."""

    person: Person
    code: str

    @property
    def address(self) -> str:
        """The link. What stands behind the # is never sent to any server."""
        return f"{settings.ROSTER_ADDRESS}/your-card/#{self.code}"


@transaction.atomic
def offer(*, agency: Agency, edge: PlainEdge, by: str) -> int:
    """Offer a card of this quarter to everybody of an agency who was not offered one yet; how many that were.

    Links for people with an e-mail address are written and mailed by the worker; the others are printed (`letters`).
    `by` names who acted. Raises `TooFewPeople` or `NoKeyYet`, and then nobody was offered anything.
    """
    now = edge.clock.now()
    period = Quarter.of(Month.of(now))
    queries.private_key(agency=agency, period=str(period), edge=edge)
    counted = Issued.objects.filter(period=str(period)).values("person")
    new = list(people.people_of(agency).exclude(pk__in=counted))
    Issued.objects.bulk_create([Issued(person=one, period=str(period)) for one in new], ignore_conflicts=True)
    Invitation.objects.bulk_create([_link(one, period) for one in new])
    if any(one.email for one in new):
        _ask_for_mails(agency.slug, period, now, by, batch=1)
    return len(new)


@transaction.atomic
def mail_links(*, agency: str, period: str, batch: int, due: str, chance: Chance) -> None:
    """Write the next links of an offer and ask for their mails; asks for itself again while any are left.

    `due` (ISO 8601) is the moment of the offer: all its mails carry the same, whenever they are written.
    """
    quarter, moment = Quarter.parse(period), datetime.fromisoformat(due)
    found = queries.unwritten(queries.agency(agency), quarter, mailed=True, most=MAILS_AT_ONCE)
    for link in found:
        _mail(Written(link.person, _write(link, chance)), quarter, moment, by=LINKS)
    if len(found) == MAILS_AT_ONCE:
        _ask_for_mails(agency, quarter, moment, LINKS, batch=batch + 1)


@transaction.atomic
def letters(*, agency: Agency, again: bool, edge: PlainEdge, by: str) -> Sequence[Written]:
    """Write links for the next people without an e-mail address, to be printed and handed out.

    `again` voids the letters printed before that were not used, and writes them anew.
    """
    period = Quarter.of(Month.of(edge.clock.now()))
    if again:
        mine = Invitation.objects.filter(person__agency=agency, person__email="", period=str(period))
        mine.filter(request_digest=None).update(code_digest=None)
    found = queries.unwritten(agency, period, mailed=False, most=policies.LETTERS_AT_ONCE)
    return [Written(link.person, _write(link, edge.chance)) for link in found]


@transaction.atomic
def another(*, person: Person, edge: PlainEdge, by: str) -> Written | None:
    """One more link for a person; an unused one of theirs stops working.

    Mailed where there is an address (then None is given back), else given back to be printed. Raises `HasLeft`,
    `NoThirdCard`, `TooFewPeople` or `NoKeyYet`.
    """
    now = edge.clock.now()
    period = Quarter.of(Month.of(now))
    Issued.objects.get_or_create(person=person, period=str(period))
    held = Issued.objects.select_for_update().get(person=person, period=str(period))
    policies.check_another(held.issued, left=person.left)
    queries.private_key(agency=person.agency, period=str(period), edge=edge)
    Invitation.objects.filter(person=person, period=str(period), request_digest=None).delete()
    link = _link(person, period)
    link.save()
    written = Written(person, _write(link, edge.chance))
    if not person.email:
        return written
    _mail(written, period, now, by=by)
    return None


@transaction.atomic
def purge(*, month: Month) -> int:
    """Take away links and counts of quarters that ended more than half a year ago; how many links."""
    before = str(month.plus(-policies.KEPT_MONTHS))
    Issued.objects.filter(period__lt=str(Quarter.of(month.plus(-policies.KEPT_MONTHS)))).delete()
    return Invitation.objects.filter(expires__lt=before).delete()[0]


def _link(person: Person, period: Quarter) -> Invitation:
    return Invitation(person=person, period=str(period), expires=policies.expires(period))


def _write(link: Invitation, chance: Chance) -> str:
    """The code of a link, drawn now; only its digest stays here."""
    code = chance.bytes(CODE_BYTES)
    Invitation.objects.filter(pk=link.pk).update(code_digest=queries.code_digest(code))
    return encode(CardKind.LINK, code)


def _ask_for_mails(agency: str, period: Quarter, due: datetime, by: str, *, batch: int) -> None:
    payload = {"agency": agency, "period": str(period), "batch": batch, "due": due.isoformat()}
    jobs.add(kind=LINKS, payload=payload, due=due, by=by)


def _mail(written: Written, period: Quarter, due: datetime, *, by: str) -> None:
    text = _(
        "Everyone at %(agency)s is offered a Rigcheck card at the same time. It opens an account on the members’ "
        "site. No page of your agency’s shows what is written there.\n\n"
        "Get your card here. The link works once, until the quarter ends:\n\n%(link)s\n\n"
        "Use your own phone if you can. Get the card this month. It names the day from which to use it: the "
        "first of the next month, the same for everybody.\n"
        "Your agency sees that a card was made. It never sees whether it is used.\n\n"
        "If the link does not work, ask the coordinator for another. Nobody asks why."
    ) % {"agency": written.person.agency.name, "link": written.address}
    jobs.letter(to=written.person.email, subject=_("Your card for Rigcheck"), text=text, due=due, by=by)
