"""What the operator reads where a command cannot do its work: what happened and what to do, and no stack trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def typed(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RIGCHECK_LOOPBACK": "1", "RIGCHECK_DATA": str(data), "RIGCHECK_ENGINE": "sqlite"}
    command = [sys.executable, "-m", "rigcheck.doors.manage", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)


@pytest.mark.parametrize("words", [("care", "cards"), ("roster", "invite", "anna")])
def test_without_tables_the_operator_is_told_to_make_them(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = typed(tmp_path, *words)
    assert done.returncode == 1
    assert f"python -m rigcheck.doors.manage {words[0]} migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refusal_is_a_sentence(tmp_path: Path) -> None:
    done = typed(tmp_path, "care", "cards", "--count", "0")
    assert done.returncode == 1
    assert done.stderr == "Between 1 and 1,000 cards can be printed at a time. Nothing was printed.\n"


@pytest.mark.parametrize(
    "words",
    [("care", "keylog", "--import", "NOWHERE/list.txt"), ("care", "catalogue", "NOWHERE/facts.txt"),
     ("roster", "keylog", "--export", "NOWHERE/list.txt")],
)  # fmt: skip
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "nowhere").touch()
    named = [word.replace("NOWHERE", str(tmp_path / "nowhere")) for word in words]
    if words[0] == "roster":
        assert typed(tmp_path, "roster", "migrate").returncode == 0
        begun = typed(tmp_path, "roster", "keys")
        assert "No agency is here yet" in begun.stdout
    done = typed(tmp_path, *named)
    assert done.returncode == 1
    assert f"{named[-1]}: Not a directory. Nothing was changed." in done.stderr


def test_a_list_that_was_not_begun_is_not_handed_out(tmp_path: Path) -> None:
    done = typed(tmp_path, "care", "keylog", "--export", str(tmp_path / "list.txt"))
    assert done.returncode == 1
    assert "on care the first lead does (docs/operate/keys.md)" in done.stderr
    assert not (tmp_path / "list.txt").exists()


@pytest.mark.parametrize("words", [("care", "keylog", "--import"), ("care", "catalogue")])
def test_a_file_that_is_not_text_is_refused_in_words(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "damaged").write_bytes(b"\xd0\x00")
    done = typed(tmp_path, *words, str(tmp_path / "damaged"))
    assert done.returncode == 1
    assert "is not text" in done.stderr
    assert "Traceback" not in done.stderr
