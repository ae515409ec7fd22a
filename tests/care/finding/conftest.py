"""A small directory of a made-up county, written by its lead."""

from datetime import date
from typing import Any

import pytest

from rigcheck.care.directory import actions as directory
from rigcheck.care.directory.models import Entry
from rigcheck.care.directory.queries import facts_of, spaced
from rigcheck.care.finding.queries.exchange import UNCHECKED
from rigcheck.outside.edge import Edge
from tests.care.members.conftest import edge
from tests.care.seats.conftest import Seated, lead

__all__ = ["edge", "lead"]
CALL = '[{"by": "call", "number": "555-0142", "word": "", "press": ""}]'
CHECKED = {"status": "H", "shown": True, "verified_on": "2026-11-01", "verified_by": "Dr. Ana Whitfield"}


def facts(slug: str, name: str, **more: Any) -> dict[str, Any]:
    """One entry's facts: a checked local service of the county, unless said otherwise."""
    words = {name: spaced(tuple(more.pop(name).split())) for name in ("needs", "languages", "doors") if name in more}
    told = {"kind": "service", "country": "us", "channels": CALL, "expires_on": "2027-01-30", **CHECKED}
    return {**facts_of(Entry()), **told, "slug": slug, "name": name, **words, **more}


ENTRIES = (
    facts(
        "harbor-counselling", "Harbor Counselling", needs="talk trauma", languages="en es", cost="scale",
        place="12 Quay Street, Alder Bay, OR", area="Alder County", latitude=44.60, longitude=-124.05,
    ),
    facts(
        "night-desk-sleep", "Night Desk Sleep Clinic", needs="sleep", languages="en", cost="insurance",
        description="For people who work nights: insomnia, shift work, snoring.",
        place="4 Mill Road, Fernhollow, OR", latitude=44.95, longitude=-123.05,
    ),
    facts("county-eap", "County Employee Assistance", kind="eap", needs="talk money legal", cost="free"),
    facts("union-fund", "Responders' Relief Fund", kind="outside", needs="money", doors="fire ems", cost="free"),
    facts(
        "dr-moreau", "Dr. Élodie Moreau", kind="clinician", needs="trauma couple", languages="en fr", cost="paid",
        place="9 Pine Street, Alder Bay, OR", latitude=44.61, longitude=-124.04,
    ),
    facts("unchecked", "Unchecked Counselling", reason="Nobody has called yet.", **UNCHECKED),
    facts("run-out", "Old Counselling Rooms", expires_on="2026-11-01"),
)  # fmt: skip


@pytest.fixture
def today(edge: Edge) -> date:
    return edge.clock.now().date()


@pytest.fixture
def county(lead: Seated) -> Seated:
    """The lead, whose directory holds the entries above."""
    directory.write_entries(by=lead.me, entries=ENTRIES)
    return lead
