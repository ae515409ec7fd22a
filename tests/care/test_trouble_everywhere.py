"""A busy database and a full disk, met on every address: a sentence, never a fault, and nothing is lost."""

import json
import sqlite3
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from rigcheck.outside.edge import Edge
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
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(settings.ENGINE != "sqlite", reason="about the embedded database"),
]
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
def busy(mine: list[tuple[str, Client]]) -> Iterator[sqlite3.Connection]:
    """Somebody else writes and does not stop; nobody waits long for them."""
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=10")
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.close()
        cursor.execute("PRAGMA busy_timeout=20000")


@pytest.fixture
def full(mine: list[tuple[str, Client]]) -> Iterator[None]:
    """No page more fits into the file, and every page has been filled."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        yield
        cursor.execute("PRAGMA max_page_count=1073741823")


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
    mine: list[tuple[str, Client]], busy: sqlite3.Connection, owner: Person, belongings: Belongings, edge: Edge
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
    bare, _ = trouble(
        mine, {**everything_a_form_takes(owner, belongings), "handle": "amber-otter-417", "locator": "44" * 16}
    )
    assert bare == []
