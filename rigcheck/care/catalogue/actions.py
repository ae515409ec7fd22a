"""Taking in what an agency sent."""

from collections.abc import Collection

from rigcheck.bridge.catalogue.read import agency_of, read
from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.care.catalogue import queries
from rigcheck.care.catalogue.queries import Catalogue
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files


def take_in(*, text: str, serves: Collection[str], files: Files, month: Month) -> Catalogue:
    """Keep an agency's signed file in the place of the one before; run by the operator's command.

    `serves` are the agencies of this site; every one in the list of keys if empty. Raises what
    `bridge.catalogue.read` raises, and `NoKeylog` where roster's list of keys has not been brought here; then
    everything stays as it was.
    """
    keylog = holding.other(files)
    known = {entry.scope for entry in keylog.entries if entry.purpose is Purpose.CATALOGUE}
    with files.turn():
        newest = queries.edition_here(agency_of(text), files=files)
        facts = read(text, keylog=keylog, agencies=serves or known, newest=newest, month=month)
        files.write(queries.place(facts.agency), text)
        return facts
