"""A member and a peer with keys to hand out, a second peer, a stranger; browsers of each, and what they send."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.care.members.models import Profile
from rigcheck.care.prekeys import actions
from rigcheck.care.sessions.models import Me
from rigcheck.engines.sealing.prekeys import Prekey as SignedKey
from rigcheck.engines.sealing.prekeys import Store, make, owner_of
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import SeededChance
from tests.care.checkins.conftest import FETCH, passer_by
from tests.care.members.cast import Person, person
from tests.care.peers.conftest import edge, gateway, seated, set_up
from tests.care.seats.conftest import Seated, lead
from tests.care.standing.conftest import serves

__all__ = ["edge", "gateway", "lead", "passer_by"]
CAPABILITY = b"c" * 16
TALK = sha256(CAPABILITY).digest()
BOX = "/talk-box/"


def b64(blob: bytes) -> str:
    return b64encode(blob).decode()


def stepping(
    before: bytes = b"",
    after: bytes = b"state 1",
    *,
    sends: dict[int, bytes] | None = None,
    keeps: dict[int, bytes] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """What a script sends; `before` and `after` are the states themselves."""
    return {
        "before": sha256(before).hexdigest() if before else "",
        "box": b64(after),
        "sends": [{"number": number, "blob": b64(blob)} for number, blob in (sends or {}).items()],
        "keeps": [{"number": number, "blob": b64(blob)} for number, blob in (keeps or {}).items()],
        "takes": [],
        "drops": [],
        **more,
    }


@dataclass
class Browser:
    """A browser at the boxes: a member's shows the capability, a supporter's names the talk."""

    client: Client
    headers: dict[str, str]

    def post(self, where: str, body: Any) -> tuple[int, dict[str, Any]]:
        answer = self.client.post(BOX + where, body, content_type="application/json", headers={**FETCH, **self.headers})
        return answer.status_code, answer.json()

    def state(self, query: str = "") -> tuple[int, dict[str, Any]]:
        answer = self.client.get(f"{BOX}state{query}", headers={**FETCH, **self.headers})
        return answer.status_code, answer.json()

    def waiting(self) -> list[tuple[int, bytes]]:
        """What waits for this side."""
        return [(number, b64decode(blob)) for number, blob in self.state()[1]["waiting"]]

    def upload(self, name: bytes, blob: bytes) -> int:
        headers = {**FETCH, **self.headers, "X-Talk-File": name.hex()}
        return self.client.post(
            f"{BOX}file", blob, content_type="application/octet-stream", headers=headers
        ).status_code

    def file(self, name: bytes) -> tuple[int, bytes]:
        headers = {**FETCH, **self.headers, "X-Talk-File": name.hex()}
        answer = self.client.get(f"{BOX}file", headers=headers)
        return answer.status_code, answer.content


@dataclass
class Cast:
    """Everybody in this room's tests."""

    edge: Edge
    member: Person
    stranger: Person
    peer: Seated
    other: Seated
    lead: Seated

    def opening(self, *, capability: bytes = CAPABILITY, keep: int = 720, **more: Any) -> dict[str, Any]:
        """A first step that sends one envelope."""
        first = stepping(sends={0: b"sealed words 0"}, keeps={0: b"own words 0"})
        return {
            **first,
            "capability": capability.hex(),
            "supporter": self.peer.number.hex(),
            "keep": keep,
            **more,
        }


def client_of(me: Me | None) -> Client:
    client = Client()
    if me:
        client.cookies[settings.SESSION_COOKIE] = me.cookie.hex()
    return client


def members(me: Me | None, capability: bytes = CAPABILITY) -> Browser:
    return Browser(client_of(me), {"X-Talk": capability.hex()})


def supporters(me: Me, talk: bytes = TALK) -> Browser:
    return Browser(client_of(me), {"X-Talks": talk.hex()})


def signed_keys(
    whom: Seated, *, count: int = 3, until: str = "2026-12", owner: Seated | None = None
) -> list[SignedKey]:
    """Keys as a supporter's browser makes them; `owner`: for whose seat they are signed."""
    chance = SeededChance(f"keys of {whom.name}")
    seat = owner_of((owner or whom).number)
    signer = whom.person.hierarchy.signer
    return list(make(Store(), signer=signer, owner=seat, count=count, until=until, draw=chance.bytes)[1])


def give_keys(whom: Seated, edge: Edge) -> None:
    """Three keys and a last resort, published."""
    actions.publish(by=whom.me, keys=signed_keys(whom), edge=edge)


@pytest.fixture
def cast(passer_by: Client, lead: Seated, edge: Edge) -> Cast:
    peer = seated(lead, edge, "Riley K.", Seat.PEER)
    other = seated(lead, edge, "Dana R.", Seat.PEER)
    set_up(peer, "+15550100001")
    set_up(other, "+15550100002", agency="Cedar Ridge")
    for one in (peer, other):
        serves(one, lead, edge)
        give_keys(one, edge)
    member = person("member", edge, profile=Profile(agency="Kestrel Sound", trade="fire"))
    return Cast(edge, member, person("stranger", edge), peer, other, lead)


@pytest.fixture
def member(cast: Cast) -> Browser:
    return members(cast.member.me)


@pytest.fixture
def peer(cast: Cast) -> Browser:
    return supporters(cast.peer.me)


@pytest.fixture
def talking(cast: Cast, member: Browser, peer: Browser) -> Cast:
    """The member has written, the peer has answered."""
    assert member.post("begin", cast.opening()) == (200, {"begun": True})
    body = stepping(b"", b"peer 1", sends={0: b"answer 0"}, keeps={0: b"peer keeps 0", 1: b"peer keeps 1"}, takes=[0])
    assert peer.post("step", body) == (200, {"done": True})
    return cast
