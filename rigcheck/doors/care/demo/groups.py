"""The groups of the demonstration: two that a lead opened, with a first word and a session ahead, and a small one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from rigcheck.care.groups.actions import opening
from rigcheck.care.groups.queries import About, Kind
from rigcheck.care.meetings import actions as meetings
from rigcheck.care.members.queries import Me
from rigcheck.care.seats import queries as seats
from rigcheck.care.threads.actions import posting
from rigcheck.doors.care.demo.supporters import ZONE
from rigcheck.outside.edge import Edge

NIGHTS: Final = About(
    "Night shifts", "For everybody who works nights and lives with people who do not.", "No talk of open cases."
)
LOSS: Final = About("After a loss", "For whoever lost a colleague, a friend or somebody at home. Families too.")
SMALL: Final = About("After the long night", "For whoever was there, in the field or at the desk. We meet on Thursday.")
PLACES: Final = 8
WELCOME: Final = posting.Draft(
    "Good to have you here. Write what you would want to read yourself: what you do before a run of nights, "
    "what you tell the kids, how you sleep.",
    once="welcome",
    title="Start here",
)
SESSION: Final = "Sleeping by day"
AHEAD: Final = timedelta(days=3)


def open_groups(lead: Me, guides: Sequence[Me], edge: Edge) -> None:
    """Open both, let each of `guides` moderate them, and let the first of these welcome people to the nights.

    The first is a peer who serves: they offer a small group of their own.
    """
    admits = {NIGHTS.name: {"family": False, "retirees": False}, LOSS.name: {"family": True, "retirees": True}}
    for about in (LOSS, NIGHTS):
        group = opening.open_group(by=lead, kind=Kind.TOPIC, about=about, admits=admits[about.name], edge=edge)
        for guide in guides:
            own = seats.own(me=guide)
            if own is not None:
                opening.name_guide(by=lead, group=group, seat=bytes.fromhex(own.id), edge=edge)
    posting.post(by=guides[0], group=group, draft=WELCOME, edge=edge)
    opening.offer_group(by=guides[0], kind=Kind.TOPIC, about=SMALL, places=PLACES, edge=edge)
    starts = edge.clock.now().replace(minute=0, second=0, microsecond=0) + AHEAD
    meetings.plan(by=guides[0], group=group, title=SESSION, starts=starts, minutes=60, zone=ZONE, edge=edge)
