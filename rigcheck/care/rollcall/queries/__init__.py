"""What goes onto paper, and what anybody may know about how ready the place is."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from rigcheck.bridge.keylog import Keylog, holding
from rigcheck.care.admission import queries as admission
from rigcheck.care.admission.policies import CARD_MONTHS, LYING_OPEN
from rigcheck.care.directory import queries as directory
from rigcheck.care.rollcall.queries.facts import Addresses, Digest, Line, Place
from rigcheck.care.rollcall.queries.ready import Gauge, readiness
from rigcheck.care.seats.queries import SEATS
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files

__all__ = ["Addresses", "Digest", "Gauge", "Place", "Printed", "digests", "place", "printed", "readiness"]


@dataclass(frozen=True, slots=True)
class Printed:
    """Cards printed at one time, as the lead's page shows them."""

    count: int
    seat: str | Promise
    month: date
    by: str


def printed() -> list[Printed]:
    """Every batch of cards that lie open, newest month first; seat cards stand on the page of seats."""
    return [
        Printed(batch.count, SEATS[batch.seat], batch.month.first_day, batch.printed_by)
        for batch in admission.batches()
        if batch.seat in LYING_OPEN
    ]


def place(*, agency: str, host: str, addresses: Addresses, lines: str, country: str, paper: str, today: Month) -> Place:
    """Where a kit is for. `lines` is the path of the agency's crisis lines ("" for none), `country` two letters.

    Only the national line and the emergency number go onto paper: all others are hidden when their check is old,
    which a printed card cannot be.
    """
    here = directory.page_at_hand(today=today.first_day, own=lines, home=country).here
    return Place(
        agency=agency,
        host=host,
        addresses=addresses,
        national=Line.of(here.national),
        emergency=Line.of(here.emergency),
        know=here.know,
        paper=paper,
        until=today.plus(CARD_MONTHS),
        made=today,
    )


def digests(*, files: Files) -> list[Digest]:
    """The lists of keys for the poster: the agency's, where one was brought here; then this site's own."""
    found = []
    for title, read in ((Digest.AGENCY, holding.other), (Digest.OWN, holding.own)):
        try:
            found.append(_digest(title, read(files)))
        except holding.NoKeylog:
            continue
    return found


def _digest(title: str | Promise, log: Keylog) -> Digest:
    return Digest(title=title, size=log.mark.size, groups=tuple(log.mark.spoken.split()))
