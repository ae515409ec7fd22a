"""Reading a file on its way in."""

from rigcheck.engines.tables import ENCODINGS
from rigcheck.roster.imports.models import Dates, Kind, State
from rigcheck.roster.imports.policies import MOST_BYTES
from rigcheck.roster.imports.queries.drafts import (
    Column,
    columns_of,
    counts_of,
    draft_of,
    habits_of,
    page_of,
    planned,
    refused_csv,
    rows_of,
    table_of,
    tabs_of,
)
from rigcheck.roster.imports.queries.fields import WORDS, Field, guessed, heading_key
from rigcheck.roster.imports.queries.plan import Plan, Planned, plan
from rigcheck.roster.imports.queries.rows import Read, Reading, read_row

__all__ = [
    "ENCODINGS",
    "MOST_BYTES",
    "WORDS",
    "Column",
    "Dates",
    "Field",
    "Kind",
    "Plan",
    "Planned",
    "Read",
    "Reading",
    "State",
    "columns_of",
    "counts_of",
    "draft_of",
    "guessed",
    "habits_of",
    "heading_key",
    "page_of",
    "plan",
    "planned",
    "read_row",
    "refused_csv",
    "rows_of",
    "table_of",
    "tabs_of",
]
