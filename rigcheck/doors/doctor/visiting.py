"""`rigcheck doctor SIDE`: makes every check of one side and prints what was found."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from django.db import Error

from rigcheck.doors.doctor import report
from rigcheck.doors.doctor.findings import Check, Finding, Place, wrong
from rigcheck.doors.doctor.report import Found
from rigcheck.outside.databases import looking

SIDES = ("care", "roster")
UNSEEN = wrong(
    "This cannot be seen, since the database is not there, does not answer or has not all its tables.",
    why="What it looks at lies there.",
    do="Mend step 3 first.",
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("doctor", help="see whether a site is set up as docs/operate/one-afternoon.md asks")
    parser.add_argument("side", choices=SIDES, help="the site that runs on this machine, under these settings")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the findings; ends the program with 1 where something has to be put right."""
    os.environ["DJANGO_SETTINGS_MODULE"] = f"rigcheck.settings.{options.side}"
    import django

    django.setup()
    side = importlib.import_module(f"rigcheck.doors.{options.side}.doctor")
    found = visit(side.CHECKS, side.place())
    text = report.as_json(options.side, found) if options.json else "\n".join(report.plain(found))
    print(text)
    if not report.is_ready(found):
        sys.exit(1)


def visit(checks: Sequence[Check], place: Place) -> list[Found]:
    """Make each check. One that breaks is itself a finding, and the others go on."""
    return [(check, _looked(check, place)) for check in checks]


def _looked(check: Check, place: Place) -> Finding:
    if check.asks_rows and not looking.is_there():  # SQLite would make an empty file
        return UNSEEN
    try:
        return check.look(place)
    except Error:
        return UNSEEN
    except Exception as fault:
        return wrong(
            f"The check itself broke: {type(fault).__name__}: {fault}",
            why="What it looks at could not be seen.",
            do="Look at it by hand, and tell the project with the line above.",
        )
