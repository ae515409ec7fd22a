"""The people of the fictional agencies: made up, the same on every machine, each trade on shifts that it works."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from rigcheck.doors.demonstration import Agency, Unit
from rigcheck.engines.shifts import CATALOGUE, Pattern
from rigcheck.roster.people.queries import Details

FIRST = (
    "Ada", "Ben", "Carmen", "Dao", "Elif", "Femi", "Gloria", "Hank", "Imani", "Jonas", "Kalani", "Lena", "Marcus",
    "Nadia", "Oscar", "Priya", "Quinn", "Rosa", "Sam", "Tomás", "Uma", "Viktor", "Wendy", "Ximena", "Yusuf", "Zoë",
)  # fmt: skip
LAST = (
    "Abara", "Bergström", "Castillo", "Dunn", "Eriksen", "Flores", "Garrity", "Hollis", "Ibarra", "Jansen", "Kealoha",
    "Lindqvist", "Moreno", "Nakai", "O’Rourke", "Petrov", "Quiroga", "Reyes", "Santangelo", "Tran", "Underhill",
    "Valdez", "Whitfield", "Xiong", "Yazzie", "Zielinski",
)  # fmt: skip
WORKED = {
    "police": ("pitman-days", "pitman-nights"),
    "fire": ("24-48",),
    "ems": ("48-96", "24-72"),
    "corrections": ("four-on-four-off-rotating",),
    "dispatch": ("dupont",),
}
BY_DAY = {"Investigations"}
STATES = ("sworn",) * 16 + ("recruit", "civilian", "civilian", "retiree")
CYCLE_BEGAN = date(2026, 1, 5)


def people_of(agency: Agency) -> Iterator[Details]:
    """Everybody of an agency, unit by unit, numbered from 1001."""
    dice = random.Random(f"people of {agency.slug}")
    taken: set[str] = set()
    number = 1001
    for unit in agency.units:
        for place in range(unit.headcount):
            name = _name(dice, taken)
            state = "volunteer" if "Volunteers" in agency.name else dice.choice(STATES)
            mailbox = name.lower().replace(" ", ".").replace("’", "")
            yield Details(
                number=str(number),
                name=name,
                trade=unit.trade,
                employment=state,
                # One in ten has no mailbox of their own: their link is printed.
                email="" if dice.random() < 0.1 else f"{_plain(mailbox)}@{agency.slug}.example",
                unit=unit.name,
                pattern=None if state in {"retiree", "volunteer"} else _shifts(unit, place, agency.zone),
            )
            number += 1


def _name(dice: random.Random, taken: set[str]) -> str:
    while True:
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        if name not in taken:
            taken.add(name)
            return name


def _plain(mailbox: str) -> str:
    return mailbox.encode("ascii", "ignore").decode()


def _shifts(unit: Unit, place: int, zone: str) -> Pattern:
    """The pattern of one team of the unit; teams follow one another as the catalogue says."""
    names = ("five-eight",) if unit.name in BY_DAY else WORKED[unit.trade]
    known = CATALOGUE[names[place % len(names)]]
    team = place // len(names) % (known.teams or 1)
    later = timedelta(days=team * (known.days_between_teams or 0))
    return known.pattern(anchor=CYCLE_BEGAN + later, zone=zone)


def hr_file(agency: Agency) -> bytes:
    """The agency's people as its HR system exports them a month later: some moved, one left, some lines are wrong."""
    people = list(people_of(agency))
    lines = [["Badge No", "Last Name", "First Name", "Work Email", "Division", "Employee Status", "Pay Grade"]]
    for place, one in enumerate(people):
        first, _, last = one.name.partition(" ")
        unit = agency.units[0].name if place % 17 == 3 else one.unit
        state = "Terminated" if place == 5 else one.employment
        lines.append([one.number, last, first, one.email, unit, state, f"G{place % 9}"])
    lines += [
        ["2001", "Marquez", "Inés", f"ines.marquez@{agency.slug}.example", agency.units[0].name, "Recruit", "G1"],
        ["2002", "Okafor", "Chidi", "", agency.units[-1].name, "Volunteer", ""],
        ["1001", "Somebody", "Else", "", "", "Sworn", ""],
        ["2003", "=HYPERLINK(1)", "", "", "", "Sworn", ""],
        ["", "Nobody", "Noah", "", "", "Sworn", ""],
    ]
    return "\r\n".join(",".join(line) for line in lines).encode("cp1252", "replace")
