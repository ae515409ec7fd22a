"""Open Referral HSDS 3, JSON and CSV data package, to and from the listings of a directory.

reading = read(content)                     # Reading(listings, refused, left_out), or a named refusal
content = write_json(reading.listings)      # one page of services in full
content = write_package(reading.listings)   # a ZIP of CSV tables with datapackage.json

Reading what was written gives the same listings back. A listing from elsewhere keeps its rows in `more`, so that
writing gives back what no field of a listing holds.
"""

from rigcheck.engines.hsds import nesting as _nesting
from rigcheck.engines.hsds import package as _package
from rigcheck.engines.hsds.deriving import COSTS
from rigcheck.engines.hsds.listing import By, Listing, Reading, Refused, Way
from rigcheck.engines.hsds.reading import MOST_SERVICES, read
from rigcheck.engines.hsds.refusals import BrokenFile, NotADirectory, TooMuch
from rigcheck.engines.hsds.words import LANGUAGES, language_code
from rigcheck.engines.hsds.writing import tables_of

__all__ = [
    "COSTS",
    "LANGUAGES",
    "MOST_SERVICES",
    "BrokenFile",
    "By",
    "Listing",
    "NotADirectory",
    "Reading",
    "Refused",
    "TooMuch",
    "Way",
    "language_code",
    "read",
    "write_json",
    "write_package",
]


def write_json(listings: tuple[Listing, ...] | list[Listing]) -> bytes:
    """These listings as one JSON file."""
    return _nesting.write_json(tables_of(listings))


def write_package(listings: tuple[Listing, ...] | list[Listing]) -> bytes:
    """These listings as a ZIP of CSV tables."""
    return _package.write_package(tables_of(listings))
