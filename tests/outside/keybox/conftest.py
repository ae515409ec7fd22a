"""The same keybox on every ledger."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.ledger import Ledger
from rigcheck.outside.keybox.postgres import PostgresLedger
from rigcheck.outside.keybox.sqlite import MemoryLedger, SqliteLedger
from rigcheck.outside.randomness import SeededChance
from tests.postgres import Server


@pytest.fixture
def memory() -> Ledger:
    return MemoryLedger()


@pytest.fixture
def sqlite(tmp_path: Path) -> Ledger:
    return SqliteLedger(str(tmp_path / "keybox.sqlite3"))


@pytest.fixture
def postgresql(postgres: Server) -> PostgresLedger:
    with psycopg.connect(postgres.address(), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS keybox_test WITH (FORCE)")
        server.execute("CREATE DATABASE keybox_test")
    return PostgresLedger(postgres.address("keybox_test"))


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def keybox(request: pytest.FixtureRequest) -> Iterator[LedgerKeybox]:
    box = LedgerKeybox(request.getfixturevalue(request.param), chance=SeededChance("keybox"))
    yield box
    box.close()
