"""The directory of the demonstration: made-up offices of a made-up county; the numbers are kept for fiction."""

import json
from datetime import date
from typing import Any, Final

from rigcheck.care.directory.queries import spaced
from rigcheck.care.finding import actions
from rigcheck.care.sessions.queries import Me

MADE_UP: Final = "Made up for the demonstration"


def _entry(name: str, kind: str, call: str, needs: str, **more: Any) -> dict[str, Any]:
    told = {
        "name": name,
        "kind": kind,
        "country": "us",
        "channels": json.dumps([{"by": "call", "number": call, "word": "", "press": ""}]),
        "needs": spaced(tuple(needs.split())),
        "source": MADE_UP,
        "operator": "not stated",
        **dict.fromkeys(_TEXTS, ""),
        "doors": spaced(tuple(more.pop("doors", "everyone").split())),
        "languages": spaced(tuple(more.pop("languages", "en").split())),
        "latitude": None,
        "longitude": None,
    }
    return {**told, **more}


_TEXTS: Final = ("organization", "description", "hours", "who", "passes_on", "cost", "cost_note", "area", "place")
ENTRIES: Final = (
    _entry(
        "Harbor Counselling", "service", "555-0142", "talk trauma", languages="en es", cost="scale",
        operator="charity", area="Alder Coast", place="12 Quay Street, Port Alder", latitude=44.6, longitude=-124.05,
        hours="Mon-Sat 8 am to 9 pm", who="Counsellors; two of them rode an ambulance before.",
        passes_on="Tells nobody, except in immediate danger or where the law asks for it.",
        description="For people who work shifts, and for those who live with them. The first talk costs nothing.",
    ),
    _entry(
        "Night Desk Sleep Clinic", "service", "555-0163", "sleep", cost="insurance", operator="commercial",
        place="4 Mill Road, Fernhollow", area="Alder Coast", latitude=44.95, longitude=-123.05,
        who="A nurse who knows rotating shifts.",
    ),
    _entry(
        "Alder Coast Employee Assistance", "eap", "555-0117", "talk money legal", cost="free", operator="commercial",
        who="An intake desk, then a counsellor.", hours="24/7",
        passes_on="Tells the department how many people called, without names.",
    ),
    _entry(
        "Four Counties Away", "outside", "555-0188", "talk trauma substance", doors="police fire ems",
        cost="free", operator="charity", who="Responders from other counties.",
    ),
    _entry(
        "Dr. Élodie Moreau", "clinician", "555-0129", "trauma couple", languages="en fr", cost="paid",
        place="9 Pine Street, Port Alder", latitude=44.61, longitude=-124.04, who="She answers herself.",
    ),
)  # fmt: skip


def fill_directory(*, lead: Me, today: date) -> None:
    """Write the made-up entries as their lead would, all but the last checked today."""
    *checked, waiting = ENTRIES
    for facts in checked:
        actions.write_entry(by=lead, slug="", facts=facts, checked=today, today=today)
    actions.write_entry(by=lead, slug="", facts=waiting, checked=None, today=today)
