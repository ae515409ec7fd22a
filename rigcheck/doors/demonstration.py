"""The fictional agencies of the demonstration, as both sites tell of them. No such places exist."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit with its trade and how many people it has."""

    name: str
    trade: str
    headcount: int


@dataclass(frozen=True)
class Agency:
    """An agency with its units; `slug` names it in signed files, `zone` is where its shifts are kept."""

    name: str
    trade: str
    units: tuple[Unit, ...]
    slug: str
    zone: str


AGENCIES = (
    Agency(
        "Port Alder Public Safety",
        "police",
        (
            Unit("Patrol North", "police", 84),
            Unit("Patrol South", "police", 78),
            Unit("Investigations", "police", 38),
            Unit("Fire stations 1 to 4", "fire", 92),
            Unit("Medic units", "ems", 44),
            Unit("City jail", "corrections", 40),
            Unit("Communications centre", "dispatch", 24),
        ),
        slug="port-alder",
        zone="America/Los_Angeles",
    ),
    Agency(
        "Cedar Ridge Fire and Rescue",
        "fire",
        (Unit("Engine companies", "fire", 36), Unit("Ambulance", "ems", 16), Unit("Dispatch desk", "dispatch", 8)),
        slug="cedar-ridge",
        zone="America/Denver",
    ),
    Agency(
        "Pine Hollow Volunteers",
        "ems",
        (Unit("Rescue squad", "ems", 12),),
        slug="pine-hollow",
        zone="America/Denver",
    ),
)
"""Of 400, 60 and 12 people."""


@dataclass(frozen=True)
class StaffSeat:
    """A staff sign-in of the agency's house that the demonstration prints."""

    username: str
    password: str
    role: str


STAFF = (
    StaffSeat("coordinator", "harbor-ladder-maple-quartz", "coordinator"),
    StaffSeat("administrator", "pepper-anchor-violin-crest", "administrator"),
    StaffSeat("chief", "granite-willow-saddle-ember", "command"),
)
