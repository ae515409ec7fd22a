"""Reading forms, drafts and results."""

from rigcheck.care.assessments.models import Draft, Drafts, Taken
from rigcheck.care.assessments.queries.asking import Asked, Choice, asking, asking_all
from rigcheck.care.assessments.queries.catalogue import Intro, Offer, Shelf, intro, shelves
from rigcheck.care.assessments.queries.histories import History, histories, known, number
from rigcheck.care.assessments.queries.kept import (
    CARRIED,
    carried,
    current,
    drafts,
    local,
    months_back,
    months_spanned,
    named,
    next_open,
    of_month,
    sent_before,
    taken,
    written,
)
from rigcheck.care.assessments.queries.outcomes import Outcome, outcome
from rigcheck.care.assessments.queries.states import state

__all__ = [
    "CARRIED",
    "Asked",
    "Choice",
    "Draft",
    "Drafts",
    "History",
    "Intro",
    "Offer",
    "Outcome",
    "Shelf",
    "Taken",
    "asking",
    "asking_all",
    "carried",
    "current",
    "drafts",
    "histories",
    "intro",
    "known",
    "local",
    "months_back",
    "months_spanned",
    "named",
    "next_open",
    "number",
    "of_month",
    "outcome",
    "sent_before",
    "shelves",
    "state",
    "taken",
    "written",
]
