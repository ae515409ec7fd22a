"""An agency of sixty with a key for the quarter, a browser that makes cards, and a clock that stands."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.engines.sealing.cards import CardKind, encode
from rigcheck.engines.tokens.issuance import Asked, ask
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.invitations.forms import spelled
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.people.models import Person
from rigcheck.roster.staff import actions as staff_actions
from tests.bridge.lists import House
from tests.issuers import issuer

PEOPLE = 60
PERIOD = "2026-Q4"


@pytest.fixture
def house() -> House:
    """Roster's keys: one for the agency and one for the council."""
    made = House().begin()
    made.serve("marsh-point", issuer(0))
    made.serve("river-council", issuer(1))
    return made


@pytest.fixture
def edge(house, monkeypatch) -> PlainEdge:
    made = PlainEdge(clock=SetClock(), chance=SeededChance("links"), files=house.files, keyring=house.keyring)
    monkeypatch.setattr("rigcheck.doors.roster.middleware.edge_of_process", lambda: made)
    monkeypatch.setattr("rigcheck.doors.roster.handling.edge_of_process", lambda: made)
    return made


@pytest.fixture
def people(agency) -> list[Person]:
    """Sixty; every tenth has no e-mail address."""
    return Person.objects.bulk_create(
        Person(
            agency=agency, number=f"{number:04d}", name=f"Person {number:02d}", trade="police", employment="sworn",
            email=f"person{number}@marsh.example" if number % 10 else "",
        )
        for number in range(PEOPLE)
    )  # fmt: skip


@pytest.fixture
def chief(db):
    return staff_actions.add_staff(by="test", username="chief", password="granite-willow-saddle-ember", role="command")


@pytest.fixture
def signed_in(browser, coordinator) -> Client:
    browser.force_login(coordinator)
    return browser


@dataclass
class Officer:
    """Somebody with a link, whose browser makes a card; `code` as it stands in the link."""

    client: Client
    code: str
    number: int = 0

    def send(self, path: str, **sent: Any) -> Any:
        """What the card page's script sends."""
        return self.client.post(
            path, json.dumps(sent), content_type="application/json", headers={"X-Rigcheck": "fetch"}
        )

    def asked(self, scope: str = "marsh-point") -> Asked:
        """A request of their browser; another `number` is another request."""
        private = issuer(0 if scope == "marsh-point" else 1)
        return ask(private.public, enrolment_challenge(scope, PERIOD), SeededChance(f"{self.code}{self.number}"))

    def sign(self, request: bytes | None = None) -> Any:
        return self.send("/your-card/sign", code=self.code, request=spelled(request or self.asked().request))

    def look(self) -> Any:
        return self.send("/your-card/look", code=self.code)


def with_link(client: Client, person: Person, secret: bytes = b"L" * 16, **more: Any) -> Officer:
    """Somebody who has got a link, past every action."""
    from rigcheck.roster.invitations.queries import code_digest

    Issued.objects.get_or_create(person=person, period=PERIOD)
    facts = {"period": PERIOD, "expires": "2026-12", **more}
    Invitation.objects.create(person=person, code_digest=code_digest(secret), **facts)
    return Officer(client, encode(CardKind.LINK, secret))


@pytest.fixture
def officer(edge, people) -> Officer:
    """The first of the people, with a link, in a browser of their own."""
    return with_link(Client(HTTP_HOST="roster.localhost", enforce_csrf_checks=True), people[0])


@pytest.fixture
def council(agency, people):
    """A council that pools a hamlet of three."""
    pool = agency_actions.add_agency(by="test", name="River council", trade="other", units={}, is_council=True)
    hamlet = agency_actions.add_agency(by="test", name="Hamlet", trade="fire", units={}, council=pool)
    Person.objects.bulk_create(
        Person(agency=hamlet, number=str(number), name=f"Volunteer {number}", trade="fire", employment="volunteer")
        for number in range(3)
    )
    return hamlet
