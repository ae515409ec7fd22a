"""The same keybox on every ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.sqlite import MemoryLedger, SqliteLedger
from rigcheck.outside.randomness import SeededChance


@pytest.fixture(params=["memory", "sqlite"])
def keybox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LedgerKeybox]:
    ledger = MemoryLedger() if request.param == "memory" else SqliteLedger(str(tmp_path / "keybox.sqlite3"))
    yield LedgerKeybox(ledger, chance=SeededChance("keybox"))
    ledger.close()
