"""Reading supporters: who may be paged and where, whom a member is offered, and how far one has come."""

from rigcheck.care.peers.models import State
from rigcheck.care.peers.queries.offered import (
    TIMES,
    Offered,
    Told,
    groups,
    nameable,
    offered,
    one_offered,
    told,
    wishes,
)
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
    "TIMES",
    "TRADES",
    "Listed",
    "Mine",
    "Offered",
    "State",
    "Step",
    "Supporter",
    "Told",
    "Way",
    "addresses",
    "agencies",
    "by_number",
    "for_lead",
    "groups",
    "mine",
    "nameable",
    "offered",
    "one_offered",
    "supporters",
    "told",
    "unit_groups",
    "ways",
    "ways_open",
    "wishes",
]
