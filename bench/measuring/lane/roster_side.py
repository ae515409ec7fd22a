"""The agency's side: people, offers, letters and mails, and the addresses that the card page asks. Knows no account."""

import email
import email.policy
import re
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from bench.measuring.lane.serving import serve
from rigcheck.doors.roster import keeper
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.randomness import SeededChance

EDGE = PlainEdge(
    clock=SetClock(),
    chance=SeededChance(f"roster {sys.argv[1]}"),
    files=FolderFiles(settings.SIGNED_FILES),
    keyring=FolderKeyring(settings.KEYRING),
)
keeper.edge_of_process = lambda: EDGE  # type: ignore[assignment]  # before anybody takes it by name

from rigcheck.bridge.enrolment import issue
from rigcheck.kernel.months import Month
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.invitations import actions
from rigcheck.roster.people import actions as people
from rigcheck.roster.people import queries as people_queries

BY = "coordinator"
POST = Path(settings.MAIL.removeprefix("folder:"))
LINK = re.compile(r"/your-card/#([0-9A-Z-]+)")
CLIENT = Client(HTTP_HOST="roster.localhost", headers={"X-Rigcheck": "fetch"})


def begin(*, agencies: dict[str, int], pooled: bool) -> dict[str, Any]:
    """Make agencies (name -> people), pooled in one council or each for itself; every second has an e-mail address."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    council = agency_actions.add_agency(by=BY, name="Council", trade="other", is_council=True) if pooled else None
    found: dict[str, list[int]] = {}
    with transaction.atomic():
        for name, count in agencies.items():
            agency = agency_actions.add_agency(by=BY, name=name, trade="fire", council=council)
            found[name] = [_person(agency, name, number) for number in range(count)]
    return {"people": found}


def _person(agency: Any, name: str, number: int) -> int:
    address = f"{name}.{number}@agency.example".lower() if number % 2 else ""
    shown = {"number": f"{name[:3]}{number:05d}", "name": f"{name} Person {number:04d}", "email": address}
    return int(people.add_person(by=BY, agency=agency, trade="fire", **shown).pk)


def offer() -> dict[str, Any]:
    """Make what keys are due and offer everybody a card; the code of each person, as it reached them."""
    call_command("keys", verbosity=0)
    codes: dict[str, str] = {}
    for agency in agencies.agencies():
        if agency.is_council:
            continue
        actions.offer(agency=agency, edge=EDGE, by=BY)
        while written := actions.letters(agency=agency, again=False, edge=EDGE, by=BY):
            codes |= {str(one.person.pk): one.code for one in written}
        call_command("worker", once=True)
        codes |= _mailed(agency)
    return {"codes": codes}


def _mailed(agency: Any) -> dict[str, str]:
    by_address = {one.email: str(one.pk) for one in people_queries.people_of(agency)}
    codes = {}
    for path in POST.glob("*.eml"):
        letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = letter.get_body()
        assert body
        code = LINK.search(body.get_content())
        assert code
        codes[by_address[str(letter["To"])]] = code[1]
        path.unlink()
    return codes


def use_from() -> str:
    """The day from which the product tells people to use a card that is made now."""
    return issue.use_from(Month.of(EDGE.clock.now())).isoformat()


def get(*, path: str) -> dict[str, Any]:
    """A page."""
    answer = CLIENT.get(path)
    return {"status": answer.status_code, "body": answer.content.decode()}


def post(*, path: str, sent: dict[str, Any]) -> dict[str, Any]:
    """What the card page's script sends, and what it gets."""
    answer = CLIENT.post(path, sent, content_type="application/json")
    return {"status": answer.status_code, "body": answer.content.decode()}


if __name__ == "__main__":
    serve({"begin": begin, "offer": offer, "use_from": use_from, "get": get, "post": post}, EDGE.clock)  # type: ignore[arg-type]
