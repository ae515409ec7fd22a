"""A worker's connection need not wait for the disk; one that waits for nothing anyway is left as it is."""

from collections.abc import Iterator

import pytest
from django.db import connection

from rigcheck.outside.databases.forgetting import may_forget

pytestmark = pytest.mark.django_db(transaction=True)
ASK = "SHOW synchronous_commit" if connection.vendor == "postgresql" else "PRAGMA synchronous"
FULL, SOON, NEVER = 2, 1, 0


def run(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    [[before]] = run(ASK)
    yield
    run(f"SET synchronous_commit = {before}" if connection.vendor == "postgresql" else f"PRAGMA synchronous={before}")


def test_commits_are_kept_but_not_waited_for() -> None:
    may_forget()
    assert run(ASK) == [("off",) if connection.vendor == "postgresql" else (SOON,)]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="a server is told outright")
def test_the_demonstration_is_not_made_slower() -> None:
    run(f"PRAGMA synchronous={NEVER}")
    may_forget()
    assert run(ASK) == [(NEVER,)]
