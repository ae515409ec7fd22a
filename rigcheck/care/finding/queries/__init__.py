"""Reading for members: searching, one entry, and the words of the page. For leads: every entry, and files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rigcheck.care.directory.queries import OURS, Kind, Told, areas, entries
from rigcheck.care.finding import policies
from rigcheck.care.finding.models import Draft
from rigcheck.care.finding.queries.exchange import listing_of
from rigcheck.care.finding.queries.lines import standing
from rigcheck.care.finding.queries.names import COSTS, COUNTRIES, DOORS, FIELDS, KINDS, OPERATORS, WAYS
from rigcheck.care.finding.queries.needs import Need, needs
from rigcheck.care.finding.queries.offers import Offer, offer_of
from rigcheck.care.finding.queries.plans import Plan, Step, plan
from rigcheck.care.finding.queries.searching import Asked, Found, search
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.hsds import LANGUAGES, Listing, write_json, write_package
from rigcheck.kernel.refusals import NotFound

__all__ = [
    "COSTS",
    "COUNTRIES",
    "DOORS",
    "FIELDS",
    "KINDS",
    "LANGUAGES",
    "OPERATORS",
    "WAYS",
    "Asked",
    "Found",
    "Kind",
    "Need",
    "Offer",
    "Plan",
    "Step",
    "areas",
    "needs",
    "offer_of",
    "search",
    "standing",
]
Lines = Mapping[bytes, Told]


@dataclass(frozen=True)
class Exported:
    """The whole directory in the Open Referral form, written when asked for."""

    listings: tuple[Listing, ...]

    @cached_property
    def json(self) -> bytes:
        """One JSON file."""
        return write_json(self.listings)

    @cached_property
    def package(self) -> bytes:
        """A ZIP of CSV tables."""
        return write_package(self.listings)


def one(*, slug: str, today: date, lines: Lines) -> Offer:
    """One entry that members may see on that day. Raises NotFound."""
    told = [*entries(slugs=[slug]), *(line for line in lines.values() if line.slug == slug)]
    shown = next((offer for offer in map(offer_of, told) if offer.open_on(today)), None)
    if shown is None:
        raise NotFound
    return shown


def own(*, slug: str) -> Told:
    """What this site says of an entry that is no line. Raises NotFound."""
    told = next((one for one in entries(slugs=[slug]) if one.site == OURS), None)
    if told is None:
        raise NotFound
    return told


def kept(*, today: date) -> list[tuple[Offer, bool]]:
    """Every entry that is no line and whether members see it on that day; those that they do not stand first."""
    told = [(offer, offer.open_on(today)) for offer in map(offer_of, entries())]
    return sorted(told, key=lambda pair: (pair[1], pair[0].name.casefold()))


def exported(*, lines: Lines) -> Exported:
    """The whole directory: every entry as it counts here, shown or not, and the lines that stand."""
    return Exported(tuple(listing_of(told) for told in (*lines.values(), *entries())))


def plan_of(*, me: Me, checks: bool, home: str, today: date) -> Plan:
    """What the lead's own file would do now. Raises NotFound or NoFile."""
    draft = Draft.objects.filter(lead=verified_lead(me).id).first()
    if draft is None:
        raise policies.NoFile
    return plan(draft.content, home=home, checks=checks, today=today)
