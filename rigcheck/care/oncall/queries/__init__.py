"""Reading rotas: who is on, who comes next, where nobody is; and the same in words."""

from rigcheck.care.oncall.queries.duties import Slot, duties_of, duty_at, gaps_ahead, running
from rigcheck.care.oncall.queries.feeds import feed, has_feed
from rigcheck.care.oncall.queries.pages import (
    Sheet,
    gap_words,
    offers_to,
    on_rotas,
    on_words,
    others_duties,
    own_duties,
    own_offers,
    sheet,
    sheets,
    until_words,
)
from rigcheck.care.oncall.queries.plans import Plan, plan, plans
from rigcheck.care.oncall.queries.present import OnNow, next_on, on, up_until

__all__ = [
    "OnNow",
    "Plan",
    "Sheet",
    "Slot",
    "duties_of",
    "duty_at",
    "feed",
    "gap_words",
    "gaps_ahead",
    "has_feed",
    "next_on",
    "offers_to",
    "on",
    "on_rotas",
    "on_words",
    "others_duties",
    "own_duties",
    "own_offers",
    "plan",
    "plans",
    "running",
    "sheet",
    "sheets",
    "until_words",
    "up_until",
]
