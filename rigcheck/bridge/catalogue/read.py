"""Care's end: is this the agency's own newest word?"""

from collections.abc import Collection
from contextlib import suppress

from rigcheck.bridge.catalogue.document import Catalogue, parse
from rigcheck.bridge.catalogue.refusals import OlderEdition, OtherAgency, Unsigned
from rigcheck.bridge.keylog.entries import Purpose
from rigcheck.bridge.keylog.log import Keylog
from rigcheck.engines.sealing.notes import open_note
from rigcheck.engines.sealing.refusals import WrongAuthor
from rigcheck.kernel.months import Month


def read(text: str, *, keylog: Keylog, agencies: Collection[str], newest: int, month: Month) -> Catalogue:
    """The catalogue in a signed file, checked against care's copy of roster's keylog.

    `agencies` are the slugs that this site serves, `newest` the edition that is here already (0 for none), `month` is
    now. Raises `NotACatalogue`, `UnknownForm`, `TellsOfTooFew`, `OtherAgency`, `Unsigned` or `OlderEdition`.
    """
    agency = agency_of(text)
    if agency not in agencies:
        raise OtherAgency
    facts = parse(_signed(text, agency, keylog, month))
    if facts.edition <= newest:
        raise OlderEdition
    return facts


def agency_of(text: str) -> str:
    """The slug that an unchecked file claims to tell of; raises what `parse` raises. To look up what is here."""
    return parse(text.split("\n\n")[0]).agency


def edition_of(text: str) -> int:
    """The edition that an unchecked file claims to be; raises what `parse` raises. To keep older ones out."""
    return parse(text.split("\n\n")[0]).edition


def _signed(text: str, agency: str, keylog: Keylog, month: Month) -> str:
    """What a live key of the agency has signed of this file."""
    for entry in keylog.live(Purpose.CATALOGUE, agency, month):
        with suppress(WrongAuthor):
            return open_note(text, name=f"{agency}/catalogue", public=entry.key)
    raise Unsigned
