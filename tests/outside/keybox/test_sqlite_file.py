"""What the file of a keybox holds, and what is left in it afterwards."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rigcheck.outside.keybox import KeyboxAway, TooMany, WrongProof
from rigcheck.outside.keybox.box import LedgerKeybox
from rigcheck.outside.keybox.sqlite import SqliteLedger, sqlite_keybox
from rigcheck.outside.randomness import SeededChance

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = NOW + timedelta(hours=1)
OWNER, LOCATOR = b"owner-owner-own!", b"locator-locator!"
SECRET, PROOF = b"secret of thirty-two bytes, all!!", b"proof of thirty-two bytes, all!!"


def files_hold(path: Path, needle: bytes) -> bool:
    return any(needle in part.read_bytes() for part in path.parent.glob(path.name + "*"))


def test_it_survives_a_restart_and_keeps_its_stand_ins(tmp_path: Path) -> None:
    path = tmp_path / "keybox.sqlite3"
    first = sqlite_keybox(path, chance=SeededChance("one"))
    share, stand_in = first.create(OWNER, SECRET, HOUR), first.stand_in(b"handle")
    first.set_verifier(OWNER, LOCATOR, PROOF)
    second = sqlite_keybox(path, chance=SeededChance("two"))
    assert (second.prove(OWNER, LOCATOR, PROOF, NOW), second.stand_in(b"handle")) == (share, stand_in)
    assert path.stat().st_mode & 0o077 == 0


def test_proofs_are_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "keybox.sqlite3"
    keybox = sqlite_keybox(path, chance=SeededChance("one"))
    keybox.create(OWNER, SECRET, HOUR)
    keybox.set_verifier(OWNER, LOCATOR, PROOF)
    keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    assert files_hold(path, SECRET)
    assert not files_hold(path, PROOF)


def test_an_erased_secret_is_gone_from_the_files(tmp_path: Path) -> None:
    path = tmp_path / "keybox.sqlite3"
    keybox = sqlite_keybox(path, chance=SeededChance("one"))
    keybox.create(OWNER, SECRET, HOUR)
    assert files_hold(path, SECRET)
    keybox.erase(OWNER)
    assert not files_hold(path, SECRET)
    assert not files_hold(path, OWNER)


def test_many_tries_at_once_are_counted_one_by_one(tmp_path: Path) -> None:
    ledger = SqliteLedger(str(tmp_path / "keybox.sqlite3"))
    keybox = LedgerKeybox(ledger, chance=SeededChance("one"))
    keybox.create(OWNER, SECRET, HOUR)
    answers: list[str] = []

    def guess() -> None:
        try:
            keybox.prove(OWNER, LOCATOR, bytes(32), NOW)
        except (WrongProof, TooMany) as refusal:
            answers.append(refusal.code)
        ledger.close()

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["too-many"] * 7 + ["wrong-proof"] * 5


def test_a_locked_file_is_refused_in_words_and_counts_no_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keybox.sqlite3"
    monkeypatch.setattr("rigcheck.outside.keybox.sqlite.PRAGMAS", ("PRAGMA journal_mode = WAL",))
    ledger = SqliteLedger(str(path))
    keybox = LedgerKeybox(ledger, chance=SeededChance("one"))
    keybox.create(OWNER, SECRET, HOUR)
    ledger._connect().execute("PRAGMA busy_timeout = 0")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(KeyboxAway):
        keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    holder.execute("ROLLBACK")
    with pytest.raises(WrongProof) as caught:
        keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    assert caught.value.tries_left == 4
    holder.close()
