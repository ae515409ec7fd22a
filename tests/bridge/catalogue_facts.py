"""A catalogue for tests."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from rigcheck.bridge.catalogue.document import Catalogue, Group, Statement
from rigcheck.bridge.keylog import Purpose
from rigcheck.bridge.keylog.rotation import rotate
from rigcheck.engines.shifts import Pattern
from rigcheck.outside.randomness import SeededChance
from tests.bridge.lists import MONTH, House

FACTS = Catalogue(
    agency="port-alder",
    name="Port Alder Public Safety",
    council="",
    edition=1,
    month=MONTH,
    headcount=400,
    groups=(Group("Patrol", 162), Group("Everybody else", 238)),
    patterns=(Pattern("X--", date(2026, 11, 1), "America/Denver", 24, time(7), time(19)),),
    policies=(Statement("Time off after an incident", "Ask your sergeant; nobody asks why.\n\nIt costs no leave."),),
    programmes=(Statement("Yearly visit — “tune-up”", "With a clinician, for everyone."),),
)


def facts(**changed: Any) -> Catalogue:
    """The same facts but for what is changed."""
    return replace(FACTS, **changed)


def agency_house(*agencies: str, name: str = "roster.example") -> House:
    """A house that may publish for these agencies."""
    house = House(name, chance=SeededChance(name)).begin()
    rotate(
        purpose=Purpose.CATALOGUE, scopes=agencies or ("port-alder",), month=MONTH,
        files=house.files, keyring=house.keyring, chance=house.chance,
    )  # fmt: skip
    return house
