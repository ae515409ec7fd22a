"""Reading who stands how: who may be offered, what is missing, what runs out, and what the lead may see of it all."""

from rigcheck.care.standing.models import Issuer, Kind, State
from rigcheck.care.standing.queries.mine import Mine, Record, mine
from rigcheck.care.standing.queries.names import GROUNDS, ISSUERS, KINDS, MISSING, STATES
from rigcheck.care.standing.queries.overseeing import Person, candidates, everybody, person
from rigcheck.care.standing.queries.serving import asked_now, held_back, in_date, rules

__all__ = [
    "GROUNDS",
    "ISSUERS",
    "KINDS",
    "MISSING",
    "STATES",
    "Issuer",
    "Kind",
    "Mine",
    "Person",
    "Record",
    "State",
    "asked_now",
    "candidates",
    "everybody",
    "held_back",
    "in_date",
    "mine",
    "person",
    "rules",
]
