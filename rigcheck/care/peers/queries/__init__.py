"""Reading supporters: who may be paged and where; and how far one has come, for their pages."""

from rigcheck.care.peers.models import State
from rigcheck.care.peers.queries.paged import SEATS, Supporter, addresses, by_number, supporters, ways
from rigcheck.care.peers.queries.pages import (
    LANGUAGES,
    TRADES,
    Listed,
    Mine,
    Step,
    Way,
    agencies,
    for_lead,
    mine,
    unit_groups,
    ways_open,
)

__all__ = [
    "LANGUAGES",
    "SEATS",
    "TRADES",
    "Listed",
    "Mine",
    "State",
    "Step",
    "Supporter",
    "Way",
    "addresses",
    "agencies",
    "by_number",
    "for_lead",
    "mine",
    "supporters",
    "unit_groups",
    "ways",
    "ways_open",
]
