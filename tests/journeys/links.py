"""An agency with links to cards on a running roster: `python -m tests.journeys.links` prints one line of JSON.

It runs in the site's own environment and through the real actions, as `tests/journeys/people.py` does on care.
"""

import json
import subprocess
import sys
from typing import Any

from tests.journeys.conftest import REPOSITORY, Site

SLUG, NAME, PEOPLE = "marsh-point", "Marsh Point", 60


def links(site: Site) -> list[str]:
    """What stands behind the # of as many fresh links as there are people; earlier unused ones stop working."""
    environment = {**site.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.roster"}
    command = [sys.executable, "-m", "tests.journeys.links"]
    done = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def _links() -> list[str]:
    from rigcheck.bridge.keylog import Purpose, holding
    from rigcheck.bridge.keylog.rotation import rotate
    from rigcheck.doors.roster.keeper import edge_of_process
    from rigcheck.kernel.months import Month
    from rigcheck.roster.agencies import queries as agencies
    from rigcheck.roster.invitations import actions

    edge = edge_of_process()
    kept: dict[str, Any] = {"files": edge.files, "keyring": edge.keyring, "chance": edge.chance}
    holding.begin(name="roster.localhost", **kept)
    rotate(purpose=Purpose.ENROLMENT, scopes=[SLUG], month=Month.of(edge.clock.now()), **kept)
    if not any(one.slug == SLUG for one in agencies.agencies()):
        _people()
    agency = agencies.agency(SLUG)
    actions.offer(agency=agency, edge=edge, by="journey")
    return [one.code for one in actions.letters(agency=agency, again=True, edge=edge, by="journey")]


def _people() -> None:
    from rigcheck.roster.agencies.actions import add_agency
    from rigcheck.roster.people.actions import add_person

    agency = add_agency(by="journey", name=NAME, trade="police", slug=SLUG)
    for number in range(PEOPLE):
        add_person(by="journey", agency=agency, number=f"{number:03d}", name=f"Person {number}", trade="police")


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(_links()))
