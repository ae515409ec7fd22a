"""A busy database and a full disk, met on every address: a sentence, never a fault, and nothing is lost."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rigcheck.outside.edge import Edge
from tests.care import trouble as trouble_with
from tests.care.checkins.conftest import passer_by
from tests.care.members.cast import Person
from tests.care.members.conftest import edge
from tests.care.test_stranger import (
    Belongings,
    addresses,
    belongings,
    everything_a_form_takes,
    fresh,
    own_ways_still_work,
    owner,
    said,
    stored,
    tried,
)

__all__ = ["belongings", "edge", "owner", "passer_by"]
pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = ("not saved", "not written", "still on this page", "is lost", "Nothing was changed", "ot kept", "once more")


def is_said(answer: HttpResponse) -> bool:
    """Whether a person is told something: a sentence in JSON, one of the usual ones in a page."""
    if "json" in answer.headers.get("Content-Type", ""):
        message = json.loads(answer.content).get("message", "")
        return message.endswith(".") and len(message.split()) > 3
    return any(one in said(answer) for one in SENTENCES)


@pytest.fixture
def mine(passer_by: Client, owner: Person, belongings: Belongings, edge: Edge) -> list[tuple[str, Client]]:
    """Every address, each with a session that was opened while all was well."""
    return [(address, fresh(owner, edge)) for address in sorted(set(addresses(belongings.ids)))]


@pytest.fixture
def busy(mine: list[tuple[str, Client]]) -> Iterator[Any]:
    """Somebody else writes and does not stop; nobody waits long for them."""
    with trouble_with.busy(patience=10) as other:
        yield other


@pytest.fixture
def full(mine: list[tuple[str, Client]]) -> Iterator[None]:
    """No row more fits in."""
    with trouble_with.no_room_at_all():
        yield


def trouble(mine: list[tuple[str, Client]], body: dict[str, object]) -> tuple[list[tuple[str, int, str]], set[int]]:
    """Answers without a sentence, and every status that was given."""
    bare, statuses = [], set()
    for address, client in mine:
        for answer in tried(client, address, body):
            statuses.add(answer.status_code)
            dumb = answer.status_code >= 400 and not is_said(answer)
            if answer.status_code == 500 or (dumb and answer.status_code not in {401, 404, 405}):
                bare.append((address, answer.status_code, said(answer)[-160:]))
    return bare, statuses


def test_a_busy_database_is_told_in_words_on_every_address(
    mine: list[tuple[str, Client]], busy: Any, owner: Person, belongings: Belongings, edge: Edge
) -> None:
    before = stored()
    bare, statuses = trouble(
        mine, {**everything_a_form_takes(owner, belongings), "handle": "amber-otter-417", "locator": "44" * 16}
    )
    assert bare == []
    assert 503 in statuses
    busy.execute("ROLLBACK")
    assert stored() == before
    assert own_ways_still_work(owner, edge)


def test_a_full_disk_is_told_in_words_on_every_address(
    mine: list[tuple[str, Client]], full: None, owner: Person, belongings: Belongings
) -> None:
    bare, statuses = trouble(
        mine, {**everything_a_form_takes(owner, belongings), "handle": "amber-otter-417", "locator": "44" * 16}
    )
    assert bare == []
    assert 507 in statuses
