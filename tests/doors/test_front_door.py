"""What run.py says when something is not as it should be: words, and no stack trace."""

import fnmatch
import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def front_door() -> ModuleType:
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def started(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "run.py", *words], capture_output=True, text=True, check=False)


def test_an_unknown_command_is_named_and_the_known_ones_are_listed() -> None:
    done = started("dmeo")
    assert done.returncode == 1
    assert "There is no command called dmeo." in done.stderr
    assert "python3 run.py demo" in done.stderr


@pytest.mark.parametrize("words", [(), ("--help",), ("help",)])
def test_whoever_asks_is_told_the_commands(words: tuple[str, ...]) -> None:
    done = started(*words)
    assert done.returncode == 0
    assert "python3 run.py demo" in done.stdout


def test_an_option_that_the_demonstration_does_not_know_is_refused() -> None:
    done = started("demo", "--frsh")
    assert done.returncode == 1
    assert done.stderr.startswith("demo does not know --frsh.")


def test_a_folder_that_cannot_be_written_is_named(front_door: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match=r"Nothing can be written in .*file"):
        front_door.must_be_writable(tmp_path / "file" / "below")


def test_a_folder_that_is_missing_is_made(front_door: ModuleType, tmp_path: Path) -> None:
    front_door.must_be_writable(tmp_path / "new" / "below")
    assert list((tmp_path / "new" / "below").iterdir()) == []


def test_without_an_index_the_last_line_says_so(
    front_door: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failed = subprocess.CompletedProcess((), 1, "", "WARNING: Retrying\nERROR: No matching distribution")
    monkeypatch.setattr(front_door, "quiet", lambda *_: failed)
    with pytest.raises(SystemExit) as told:
        front_door.install(tmp_path / "python", tmp_path / "base.txt", None)
    lines = str(told.value).splitlines()
    assert lines == ["ERROR: No matching distribution",
                     "Installing requirements/base.txt failed. Is a package index reachable?"]  # fmt: skip


def test_what_is_put_beside_the_tree_is_not_linted_where_gitignore_is_not_read(front_door: ModuleType) -> None:
    """Linters read .gitignore in a git repository only; an unpacked archive is none."""
    left_out = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["extend-exclude"]
    beside = [front_door.VENV, front_door.BENCH_VENV, front_door.OTREE_VENV, front_door.TOOLS, front_door.DEMO_DATA]
    names = {path.relative_to(front_door.ROOT).parts[0] for path in beside}
    assert [name for name in names if not any(fnmatch.fnmatch(name, one) for one in left_out)] == []


@pytest.mark.parametrize("words", [[], ["crae", "migrate"]])
def test_a_command_without_a_side_is_asked_which(words: list[str]) -> None:
    command = [sys.executable, "-m", "rigcheck.doors.manage", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr[:11]) == (1, "Which side?")
