"""One's own records over time: series, sentences, charts, and copies to take along."""

from rigcheck.care.overview.queries.copies import as_csv
from rigcheck.care.overview.queries.drawing import Drawn, drawn
from rigcheck.care.overview.queries.present import STANDING, oneself, state_now
from rigcheck.care.overview.queries.records import Kept, Listed, listed
from rigcheck.care.overview.queries.reports import as_pdf
from rigcheck.care.overview.queries.series import QUARTER, YEAR, Gathered, everything, gathered
from rigcheck.care.overview.queries.shifts import ByShift, by_shift
from rigcheck.care.overview.queries.signs import said_of_signs

__all__ = [
    "QUARTER",
    "STANDING",
    "YEAR",
    "ByShift",
    "Drawn",
    "Gathered",
    "Kept",
    "Listed",
    "as_csv",
    "as_pdf",
    "by_shift",
    "drawn",
    "everything",
    "gathered",
    "listed",
    "oneself",
    "said_of_signs",
    "state_now",
]
