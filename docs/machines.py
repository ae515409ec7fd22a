"""The tables of moves that docs/generate.py draws: the name of the picture, what it shows, and where the table is."""

from importlib import import_module
from typing import Final

from rigcheck.kernel.machines import Machine

TABLES: Final = {
    "seats": ("a working seat, and who leads from one to the next", "care.seats.policies.MACHINE"),
    "imports": (
        "a file of people on its way in, and what leads from one to the next",
        "roster.imports.policies.MACHINE",
    ),
    "supporters": ("a supporter, and what leads from one to the next", "care.peers.policies.MACHINE"),
    "standing": ("a candidate and supporter, and what leads from one to the next", "care.standing.policies.MACHINE"),
    "asks": (
        "what a supporter asks for themselves, and what leads from one to the next",
        "care.upkeep.policies.MACHINE",
    ),
    "offers": ("a duty that is offered, and what leads from one to the next", "care.oncall.policies.MACHINE"),
    "disclosures": ("a disclosure, and what leads from one to the next", "care.disclosures.policies.MACHINE"),
    "talks": ("a talk, and what leads from one to the next", "care.conversations.policies.MACHINE"),
    "pages": ("a call for backup, and what leads from one to the next", "engines.escalation.MACHINE"),
    "group-posts": ("a post in a group, and what leads from one to the next", "care.threads.policies.POST"),
    "group-places": ("a place in a group, and what leads from one to the next", "care.groups.policies.MEMBERSHIP"),
    "group-sessions": ("a group's live session, and what leads from one to the next", "care.meetings.policies.MACHINE"),
}


def tables() -> dict[str, tuple[str, Machine]]:
    """Every one of them, by the name of its picture. Django has to be set up."""
    return {name: (of, _table(where)) for name, (of, where) in TABLES.items()}


def _table(where: str) -> Machine:
    module, name = where.rsplit(".", 1)
    found: Machine = getattr(import_module(f"rigcheck.{module}"), name)
    return found
