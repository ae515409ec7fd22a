"""The fictional agencies of the demonstration, as both sites tell of them. No such places exist."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit with its trade, how many people it has, and the group it is counted with."""

    name: str
    trade: str
    headcount: int
    group: str = ""


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
            Unit("Patrol North", "police", 84, "Patrol"),
            Unit("Patrol South", "police", 78, "Patrol"),
            Unit("Investigations", "police", 38),
            Unit("Fire stations 1 to 4", "fire", 92, "Fire and medics"),
            Unit("Medic units", "ems", 44, "Fire and medics"),
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

SAID = (
    ("policy", "Time off after a hard call", "Ask your supervisor for the rest of the shift. Nobody asks why."),
    ("policy", "What is never asked", "Whether you use this site, what you write here, whom you talk to."),
    ("programme", "A visit for everyone", "Once a year, from the chief to the newest hire, on duty time."),
)
"""What each fictional agency says in public: kind, title, text."""
