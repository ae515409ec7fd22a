"""What comes from elsewhere is pinned, hashed, reasoned and unchanged; nothing names the machine it was made on."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from tests.house import tree

LOCKS = sorted((tree.ROOT / "requirements").glob("*.txt"))
STATIC = tree.WEB / "static"
VENDORED = STATIC / "vendor" / "VENDORED.toml"
FACTS = ("name", "version", "licence", "source", "reason")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|tmp|opt/pypi)/|/home/\w|C:\\Users|(?:files\.pythonhosted|pypi|registry\.npmjs)\.org",
)


def unpinned(lock: str) -> list[str]:
    """Entries of a lock without an exact version or without a hash, and addresses in it."""
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9A-Z])", lock) if entry.strip()]
    entries = [entry for entry in entries if not entry.startswith("#")]
    loose = [entry for entry in entries if not (re.match(r"[\w.\-\[\],]+==\S+", entry) and HASH.search(entry))]
    return [entry.splitlines()[0] for entry in loose] + re.findall(r"https?://\S+", lock)


def unreasoned(pyproject: str) -> list[str]:
    """Dependencies that do not say what they are for."""
    block = pyproject.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    return [line.strip() for line in block.splitlines() if line.strip() and not re.search(r'",\s+# \w', line)]


def vendored() -> list[dict[str, object]]:
    """The entries of VENDORED.toml."""
    return tomllib.loads(VENDORED.read_text())["vendored"] if VENDORED.exists() else []


def test_there_are_locks() -> None:
    assert {"base.txt", "bootstrap.txt", "test.txt"} <= {path.name for path in LOCKS}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_pin_and_hash_and_hold_no_address(lock: Path) -> None:
    assert unpinned(lock.read_text()) == []


def test_every_dependency_has_a_reason() -> None:
    assert unreasoned((tree.ROOT / "pyproject.toml").read_text()) == []
    for path in (tree.ROOT / "requirements").glob("*.in"):
        if path.name != "base.in":  # its reasons stand in pyproject.toml
            lines = path.read_text().splitlines()
            assert [line for line in lines if line and not line.startswith("-r") and "  # " not in line] == []


def test_what_is_required_is_what_is_declared() -> None:
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = [re.split(r"[\[<>=;~ ]", line)[0].lower() for line in project]
    required = (tree.ROOT / "requirements/base.in").read_text().split("\n")
    assert sorted(names) == sorted(re.split(r"[\[<>=;~ ]", line)[0].lower() for line in required if line.strip())


@pytest.mark.parametrize("entry", vendored(), ids=lambda entry: entry["name"])
def test_vendored_files_are_as_they_came(entry: dict[str, dict[str, str]]) -> None:
    assert [fact for fact in FACTS if not entry.get(fact)] == []
    for name, digest in entry["files"].items():
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


def test_every_file_from_elsewhere_is_listed() -> None:
    listed = {name for entry in vendored() for name in dict(entry["files"])}  # type: ignore[call-overload]
    there = [path for path in tree.files(STATIC / "vendor") if path != VENDORED]
    assert [tree.short(path) for path in there if path.relative_to(STATIC).as_posix() not in listed] == []


def test_no_file_names_the_machine_it_was_made_on() -> None:
    texts = [path for path in tree.files() if path.suffix in tree.TEXT and path != Path(__file__)]
    found = [(path, match[0]) for path in texts for match in MACHINE.finditer(path.read_text(errors="ignore"))]
    assert [f"{tree.short(path)}: {what}" for path, what in found] == []


def test_the_licence_is_whole() -> None:
    text = (tree.ROOT / "LICENSE").read_text()
    assert text.lstrip().startswith("GNU AFFERO GENERAL PUBLIC LICENSE")
    assert "13. Remote Network Interaction" in text
    assert len(text) > 34_000


@pytest.mark.parametrize(
    "lock", ["django==5.2\n", "django>=5\n    --hash=sha256:" + "0" * 64, "-i https://example.org\n"]
)
def test_a_loose_lock_is_seen(lock: str) -> None:
    assert unpinned("a" + lock)


def test_a_dependency_without_a_reason_is_seen() -> None:
    assert unreasoned('dependencies = [\n    "django",\n]') == ['"django",']


@pytest.mark.parametrize("text", ["see /" + "work/x", "(/" + "root/.ssh)", "pypi" + ".org/simple"])
def test_a_machines_path_is_seen(text: str) -> None:
    assert MACHINE.search(text)
