"""Reading for members: searching, one entry, and the words of the page. For leads: every entry, and files."""

from collections.abc import Sequence
from datetime import date

from rigcheck.care.directory.queries import areas, entries
from rigcheck.care.finding.queries.lines import standing
from rigcheck.care.finding.queries.names import COSTS, COUNTRIES, DOORS, FIELDS, KINDS, OPERATORS, WAYS
from rigcheck.care.finding.queries.needs import Need, needs
from rigcheck.care.finding.queries.offers import Offer, offer_of
from rigcheck.care.finding.queries.searching import Asked, Found, search
from rigcheck.engines.hsds import LANGUAGES
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.files import Files

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
    "Need",
    "Offer",
    "areas",
    "find",
    "needs",
    "one",
]


def find(asked: Asked, *, today: date, files: Files, own: str) -> Found:
    """The entries that fit. `own` is the path of the operator's file of lines, "" for none."""
    return search(asked, today=today, lines=standing(today=today, files=files, own=own))


def one(*, slug: str, today: date, files: Files, own: str) -> Offer:
    """One entry that members may see on that day. Raises NotFound."""
    told = entries(slugs=[slug])
    told += [line for line in standing(today=today, files=files, own=own).values() if line.slug == slug]
    shown: Sequence[Offer] = [offer for offer in map(offer_of, told) if offer.open_on(today)]
    if not shown:
        raise NotFound
    return shown[0]
