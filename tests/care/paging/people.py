"""A member, and the supporters whom they could reach; browsers of each."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.care.members.models import Profile
from rigcheck.care.oncall.models import Up
from rigcheck.care.sessions.models import Me
from rigcheck.engines.sealing.callback import author_of, open_callback, seal_callback
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH
from tests.care.members.cast import Person, person
from tests.care.peers.conftest import seated, set_up
from tests.care.seats.conftest import Seated

CAPABILITY = b"c" * 16
PAGE = sha256(CAPABILITY).digest()
TEXT = '{"v":1,"number":"555 0100","called":""}'
BACKUP = "/step-it-up/backup/"


@dataclass
class Crew:
    """Everybody: a peer of the member's own agency, one from elsewhere, a chaplain; who presses, and a stranger."""

    edge: Edge
    member: Person
    stranger: Person
    peer: Seated
    outside: Seated
    chaplain: Seated

    def up(self, *who: Seated, hours: int = 2) -> None:
        """They said that they are up for some hours."""
        for one in who:
            Up.objects.create(id=one.number, until=self.edge.clock.now() + timedelta(hours=hours))

    def sent(self, *who: Seated, capability: bytes = CAPABILITY, **more: Any) -> dict[str, Any]:
        """What the browser sends at a press, by its Python twin."""
        page, author = sha256(capability).digest(), author_of(capability)
        numbers = {
            one.number.hex(): b64encode(
                seal_callback(one.person.hierarchy.opener.public, page, one.number, TEXT, author=author)
            ).decode()
            for one in who
        }
        order = [one.number.hex() for one in who]
        return {"capability": capability.hex(), "how": "call", "order": order, "numbers": numbers, "ticket": "", **more}


def crew(lead: Seated, edge: Edge) -> Crew:
    """Fill the seats; nobody is up yet."""
    peer = seated(lead, edge, "Riley K.", Seat.PEER)
    outside = seated(lead, edge, "Dana R.", Seat.PEER)
    chaplain = seated(lead, edge, "Chaplain Moss", Seat.CHAPLAIN)
    set_up(peer, "+15550100001", unit_group="Station 4")
    set_up(outside, "+15550100002", agency="Cedar Ridge", trade="ems")
    set_up(chaplain, "+15550100003", agency="")
    member = person("member", edge, profile=Profile(agency="Port Alder", trade="fire"))
    return Crew(edge, member, person("stranger", edge), peer, outside, chaplain)


def browser(me: Me | None = None) -> Client:
    client = Client()
    if me:
        client.cookies[settings.SESSION_COOKIE] = me.cookie.hex()
    return client


def post(client: Client, where: str, body: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(BACKUP + where, body, content_type="application/json", headers=FETCH)
    return answer.status_code, answer.json()


def state(client: Client, capability: bytes = CAPABILITY) -> tuple[int, dict[str, Any]]:
    answer = client.get(BACKUP + "state", headers={**FETCH, "X-Backup-Page": capability.hex()})
    return answer.status_code, answer.json()


def who(client: Client, ticket: bytes = b"") -> dict[str, Any]:
    found: dict[str, Any] = client.get(BACKUP + "who", headers={**FETCH, "X-Backup-Ticket": ticket.hex()}).json()
    return found


def opened(supporter: Seated, blob: str) -> str:
    """What the supporter's browser reads, by its twin."""
    return open_callback(supporter.person.hierarchy.opener, PAGE, supporter.number, b64decode(blob))


@pytest.fixture
def people(passer_by: Client, lead: Seated, edge: Edge) -> Crew:
    return crew(lead, edge)
