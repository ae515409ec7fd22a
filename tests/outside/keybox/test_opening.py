"""Which keybox the settings name, and that two servers may open the same one at once."""

import threading
from pathlib import Path

import pytest

from rigcheck.outside.keybox import ClosedKeybox, KeyboxAway, open_keybox
from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.postgres import PostgresLedger
from rigcheck.outside.randomness import SeededChance
from tests.postgres import Server


def test_a_file_is_opened_and_found_again(tmp_path: Path) -> None:
    where = f"sqlite:{tmp_path / 'keybox.sqlite3'}"
    first, second = open_keybox(where), open_keybox(where)
    assert first.stand_in(b"handle") == second.stand_in(b"handle")


def test_no_address_is_a_closed_keybox() -> None:
    assert isinstance(open_keybox(""), ClosedKeybox)


def test_a_server_that_does_not_answer_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(KeyboxAway):
        open_keybox(f"postgresql:///nowhere?host={tmp_path}")


@pytest.mark.postgres
def test_servers_that_start_at_once_agree_on_one_site_secret(postgres: Server, postgresql: PostgresLedger) -> None:
    seen: list[bytes] = []

    def start(name: str) -> None:
        ledger = PostgresLedger(postgres.address("keybox_test"))
        seen.append(LedgerKeybox(ledger, chance=SeededChance(name)).stand_in(b"handle"))
        ledger.close()

    threads = [threading.Thread(target=start, args=(str(number),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    postgresql.close()
    assert len(seen) == 6
    assert len(set(seen)) == 1
