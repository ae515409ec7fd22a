"""Whoever wants to write to an SQLite file waits for their turn, looking often; when patience ends they are told."""

import sqlite3
from collections.abc import Iterator
from threading import Timer

import pytest
from django.db import OperationalError, connection, transaction

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a server deals out locks by itself"),
]


def patience() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return int(cursor.fetchone()[0])


@pytest.fixture
def other() -> Iterator[sqlite3.Connection]:
    """Somebody else, in the middle of writing."""
    name = str(connection.settings_dict["NAME"])
    held = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    held.execute("BEGIN IMMEDIATE")
    yield held
    held.close()


def test_our_turn_comes_when_the_other_is_done(other: sqlite3.Connection) -> None:
    connection.ensure_connection()
    before = patience()
    done = Timer(0.2, other.execute, ["COMMIT"])
    done.start()
    with transaction.atomic():
        assert connection.in_atomic_block
        done.join()
    assert patience() == before > 0


def test_patience_ends(other: sqlite3.Connection) -> None:
    with connection.cursor() as cursor:
        before = patience()
        cursor.execute("PRAGMA busy_timeout=30")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            pass
        assert patience() == 30
        cursor.execute(f"PRAGMA busy_timeout={before}")
    other.execute("ROLLBACK")
    with transaction.atomic():
        assert connection.in_atomic_block


def test_another_fault_is_not_waited_for() -> None:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        with pytest.raises(OperationalError, match="within a transaction"):
            connection._start_transaction_under_autocommit()
        cursor.execute("ROLLBACK")
