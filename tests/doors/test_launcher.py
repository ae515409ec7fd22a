"""The demonstration is filled once, and brought up to date when the program has other tables."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rigcheck.doors import launcher


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    given: list[tuple[str, ...]] = []
    monkeypatch.setattr(launcher, "manage", lambda *words, environment: given.append(words))
    return given


def test_a_new_folder_gets_its_tables_before_it_is_filled(commands: list[tuple[str, ...]], tmp_path: Path) -> None:
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert [words[:2] for words in commands] == [
        ("care", "migrate"), ("care", "demo"), ("roster", "migrate"), ("roster", "demo"), ("roster", "keys"),
        ("roster", "publish"), ("care", "keylog"),
    ]  # fmt: skip


def test_a_filled_folder_is_left_alone(commands: list[tuple[str, ...]], tmp_path: Path) -> None:
    launcher.note_filled(tmp_path)
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is False
    assert commands == []


def test_a_folder_of_an_older_program_is_brought_up_to_date(commands: list[tuple[str, ...]], tmp_path: Path) -> None:
    (tmp_path / launcher.STAMP).write_text("care/vault/migrations/0001_rows.py")
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert ("care", "migrate", "--verbosity", "0") in commands


def test_a_folder_that_could_not_be_filled_is_not_called_filled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(*_: str, environment: object) -> None:
        raise OSError

    monkeypatch.setattr(launcher, "manage", fails)
    with pytest.raises(OSError):
        launcher.prepare({"RIGCHECK_DATA": str(tmp_path)})
    assert not launcher.is_filled(tmp_path)


def test_an_interrupted_filling_is_begun_anew(
    commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(*_: str, environment: object) -> None:
        (tmp_path / "care.sqlite3").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as while_filling:
        while_filling.setattr(launcher, "manage", stopped)
        with pytest.raises(KeyboardInterrupt):
            launcher.prepare({"RIGCHECK_DATA": str(tmp_path)})
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert not (tmp_path / "care.sqlite3").exists()
    assert ("care", "demo") in commands


def test_a_filled_folder_loses_nothing_to_an_update_that_was_interrupted(
    commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    launcher.note_filled(tmp_path)
    (tmp_path / launcher.STAMP).write_text("care/vault/migrations/0001_rows.py")
    (tmp_path / "care.sqlite3").touch()
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert (tmp_path / "care.sqlite3").exists()
    assert commands


def test_a_taken_port_is_named_before_anything_is_filled(
    commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(launcher, "HOUSES", (launcher.House("care", other.getsockname()[1]),))
        monkeypatch.setattr(launcher.signal, "signal", lambda *_: None)
        with pytest.raises(SystemExit, match=rf"Port {other.getsockname()[1]} is taken.*RIGCHECK_CARE_PORT="):
            launcher.main()
    assert commands == []


def test_what_was_started_is_ended_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launcher.signal, "signal", lambda *_: None)
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    launcher._end([sleeper])
    assert sleeper.poll() is not None


def test_stopping_by_hand_is_no_failure(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher.signal, "signal", lambda *_: None)
    monkeypatch.setattr(launcher, "HOUSES", ())
    monkeypatch.setattr(launcher, "_wait_until_they_answer", interrupted)
    assert launcher.run({}, filled=True) == 0
    assert capfd.readouterr().out == "\nStopping.\n"


def test_care_runs_alone(
    commands: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(launcher, "HOUSES", launcher.chosen("care"))
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert [words[:2] for words in commands] == [("care", "migrate"), ("care", "demo")]
    launcher._welcome()
    assert "has no site here" in capfd.readouterr().out


def test_a_folder_filled_by_care_alone_is_not_filled_for_both(
    commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as alone:
        alone.setattr(launcher, "HOUSES", launcher.chosen("care"))
        launcher.note_filled(tmp_path)
    assert launcher.prepare({"RIGCHECK_DATA": str(tmp_path)}) is True
    assert ("roster", "demo") in commands


@pytest.mark.parametrize("named", ["", "care,rooster", "everything"])
def test_a_house_that_there_is_not_is_refused_in_words(named: str) -> None:
    with pytest.raises(SystemExit, match="It takes care, or care,roster"):
        launcher.chosen(named)


def test_the_order_of_the_houses_is_ours() -> None:
    assert [house.side for house in launcher.chosen(" roster, care")] == ["care", "roster"]
