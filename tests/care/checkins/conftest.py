"""The cast at the pages: a member who is signed in, a stranger who is, and somebody who is not."""

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person
from tests.care.members.conftest import edge as edge
from tests.care.members.conftest import other as other
from tests.care.members.conftest import owner as owner

FETCH = {"X-Rigcheck": "fetch"}


@pytest.fixture
def passer_by(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Nobody is signed in."""
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    return Client()


@pytest.fixture
def signed_in(passer_by: Client, owner: Person) -> Client:
    """The member's browser."""
    return _with_cookie(owner)


@pytest.fixture
def strangers(passer_by: Client, other: Person) -> Client:
    """The browser of a second account."""
    return _with_cookie(other)


def _with_cookie(person: Person) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = person.me.cookie.hex()
    return client
