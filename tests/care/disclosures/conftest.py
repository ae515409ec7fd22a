"""A lead, a second clinician, a peer who writes, another peer, an auditor; and copies sealed as browsers seal them."""

import json
from base64 import b64encode
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.disclosures import actions
from rigcheck.care.disclosures.actions import Written
from rigcheck.engines.disclosure import Ground, Recipient, Role
from rigcheck.engines.sealing.disclosed import seal_copy, seal_told
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.members.conftest import edge, owner
from tests.care.peers.conftest import browser_of, seated
from tests.care.seats.conftest import Seated, lead

__all__ = ["browser_of", "edge", "lead", "owner", "passer_by"]
LEAST = "The boy's name and school, and that it is about what he said on Monday."
RELATION = bytes(range(32))


@dataclass(frozen=True)
class Cast:
    """Everybody who works here."""

    lead: Seated
    clinician: Seated
    peer: Seated
    colleague: Seated
    chaplain: Seated
    auditor: Seated


@pytest.fixture
def cast(lead: Seated, edge: Edge) -> Cast:
    return Cast(
        lead,
        seated(lead, edge, "Sam Ortega", Seat.CLINICIAN),
        seated(lead, edge, "Jo Marsh", Seat.PEER),
        seated(lead, edge, "Kit Osei", Seat.PEER),
        seated(lead, edge, "Noor Hale", Seat.CHAPLAIN),
        seated(lead, edge, "Ira Boone", Seat.AUDITOR),
    )


def written(by: Seated, second: Seated, *, number: bytes = b"d" * 16, **changes: Any) -> Written:
    """What a browser sends: child abuse, to the authority, the copies sealed to both."""
    text = json.dumps({"least": LEAST, "whom": "Child services", "law": ""})
    author = by.person.hierarchy.signer
    one = Written(
        number=number,
        role=Role.PEER,
        ground=Ground.CHILD_ABUSE,
        to=Recipient.AUTHORITY,
        at_once=False,
        second=second.number,
        forbidden=0,
        here=True,
        own=seal_copy(by.person.hierarchy.opener.public, number, by.number, text, author=author),
        copy=seal_copy(second.person.hierarchy.opener.public, number, second.number, text, author=author),
    )
    return replace(one, **changes)


def told(by: Seated, reader: bytes) -> bytes:
    """What the member is told, as the writer's browser seals it."""
    return seal_told(reader, RELATION, json.dumps({"least": LEAST}), author=by.person.hierarchy.signer)


def sent(one: Written) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "id": one.number.hex(),
        "role": one.role.value,
        "ground": one.ground.value,
        "to": one.to.value,
        "now": one.at_once,
        "second": one.second.hex(),
        "forbidden": one.forbidden,
        "here": one.here,
        "own": b64encode(one.own).decode(),
        "copy": b64encode(one.copy).decode(),
    }


@pytest.fixture
def proposed(cast: Cast, edge: Edge) -> Written:
    """A disclosure that the peer wrote and the clinician is asked to sign."""
    one = written(cast.peer, cast.clinician)
    actions.keep(by=cast.peer.me, written=one, edge=edge)
    return one


@pytest.fixture
def visitor() -> Client:
    return Client()
