"""The demonstration is filled once, and brought up to date when the program has other tables."""

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
        ("care", "migrate"), ("care", "demo"), ("roster", "migrate"), ("roster", "demo"),
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
