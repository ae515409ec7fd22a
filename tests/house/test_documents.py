"""Documents name what exists: commands, settings, pages, tests, files."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from tests.house import tree

STATES = {"works", "part", "not built"}
CAPABILITIES = 30
DOCUMENTS = list(tree.files(tree.ROOT, ".md"))
NEEDED = ["README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "LIMITS", "CHANGELOG"]


def rows(table: str) -> list[list[str]]:
    """The cells of the numbered rows of a Markdown table."""
    lines = [line for line in table.splitlines() if re.match(r"\| \d+ \|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def opens(page: str) -> bool:
    """Whether care or roster serves this address."""
    for side in ("care", "roster"):
        try:
            resolve(page, urlconf=f"rigcheck.doors.{side}.urls")
        except Resolver404:
            continue
        return True
    return False


def wrong(row: list[str]) -> list[str]:
    """What is not true in a row of the capabilities."""
    number, _, state, room, page, test, note = row
    found = [] if state in STATES else [f"{number}: unknown state {state!r}"]
    if state in {"works", "part"}:
        tests = re.findall(r"`(tests/[^`]+)`", test)
        found += [] if tests else [f"{number}: no test"]
        found += [f"{number}: {path} does not exist" for path in tests if not (tree.ROOT / path).exists()]
        rooms = re.findall(r"`([^`]+)`", room)
        found += [] if rooms else [f"{number}: no room"]
        found += [f"{number}: no room {name}" for name in rooms if not (tree.CODE / name).is_dir()]
        found += [f"{number}: nothing answers at {path}" for path in re.findall(r"`([^`]+)`", page) if not opens(path)]
    if state == "part" and not note:
        found.append(f"{number}: which part?")
    return found


def test_every_capability_has_its_row_and_each_row_is_true() -> None:
    table = rows((tree.ROOT / "docs/capabilities.md").read_text())
    assert [int(row[0]) for row in table] == list(range(1, CAPABILITIES + 1))
    assert [breach for row in table for breach in wrong(row)] == []


def test_what_stands_beneath_them_is_there() -> None:
    table = (tree.ROOT / "docs/capabilities.md").read_text().partition("## What stands beneath them")[2]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"]
    assert len(lines) > 2
    told = [[part, "", state, room, "", test, note] for part, state, room, test, note in lines[2:]]
    assert [breach for row in told for breach in wrong(row)] == []


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Check-ins", "nearly", "", "", "", ""],
        ["1", "Check-ins", "works", "`care/vault`", "`/`", "", ""],
        ["1", "Check-ins", "works", "`care/vault`", "", "`tests/nowhere.py`", ""],
        ["1", "Check-ins", "works", "`care/nowhere`", "", "`tests/house`", ""],
        ["1", "Check-ins", "works", "`care/vault`", "`/no/such/page/`", "`tests/house`", ""],
        ["1", "Check-ins", "part", "`care/vault`", "", "`tests/house`", ""],
    ],
)
def test_an_untrue_row_is_seen(row: list[str]) -> None:
    assert len(wrong(row)) == 1


def commands() -> dict[str, object]:
    """What run.py understands."""
    spec = importlib.util.spec_from_file_location("front_door", tree.ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.COMMANDS)


def test_commands_in_the_documents_exist() -> None:
    run, known = (tree.ROOT / "run.py").read_text(), commands()
    for path in DOCUMENTS:
        for command, rest in re.findall(r"python3 run\.py (\w+)([^\n`#]*)", path.read_text()):
            assert command in known, path
            assert all(option in run or option == "--quick" for option in re.findall(r"--\w+", rest)), path


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    lines = (tree.ROOT / ".ci/run").read_text().splitlines()
    assert lines[-1] == "python3 run.py test"


def settings_read() -> set[str]:
    """Every RIGCHECK_ variable that the program reads."""
    found: set[str] = set()
    for path in tree.modules("settings", "doors"):
        text = path.read_text()
        found |= set(re.findall(r"[\"'](RIGCHECK_[A-Z_]+)[\"']", text))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = str(node.args[0].value).upper()
                if ast.unparse(node.func) == "secret":
                    found |= {f"RIGCHECK_{name}", f"RIGCHECK_{name}_FILE"}
                if ast.unparse(node.func) == "database":
                    found |= {f"RIGCHECK_{name}_DB"}
                if ast.unparse(node.func) == "password":
                    found |= {f"{name}_FILE"}
    return found


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    written = set(re.findall(r"^\| `(RIGCHECK_[A-Z_]+)`", (tree.ROOT / "docs/operate/settings.md").read_text(), re.M))
    assert written == settings_read()


def test_decisions_are_numbered_and_no_number_is_used_twice() -> None:
    numbers = sorted(path.name[:5] for path in (tree.ROOT / "docs/decisions").glob("*.md"))
    assert all(re.fullmatch(r"\d{4}-", number) for number in numbers)
    assert len(set(numbers)) == len(numbers)
    for path in (tree.ROOT / "docs/decisions").glob("*.md"):
        assert path.read_text().startswith(f"# {int(path.name[:4])}. ")


@pytest.mark.parametrize("path", DOCUMENTS, ids=tree.short)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(path.read_text() for path in DOCUMENTS)
    pictures = [*tree.files(tree.ROOT / "docs", ".png", ".svg")]
    assert [tree.short(path) for path in pictures if f"{path.parent.name}/{path.name}" not in shown] == []


@pytest.mark.parametrize("name", NEEDED)
def test_the_front_documents_are_there(name: str) -> None:
    assert len((tree.ROOT / f"{name}.md").read_text()) > 200


def test_files_named_in_documents_exist() -> None:
    named = r"`((?:rigcheck|tests|bench|docs|web|requirements)/[a-z_][\w./-]+)`"
    for path in DOCUMENTS:
        for name in re.findall(named, path.read_text()):
            assert (tree.ROOT / name).exists(), f"{tree.short(path)} names {name}"


def test_the_map_of_the_architecture_names_every_floor() -> None:
    text = (tree.ROOT / "ARCHITECTURE.md").read_text()
    floors = [path.name for path in tree.CODE.iterdir() if (path / "__init__.py").exists()]
    assert [floor for floor in floors if f"`rigcheck/{floor}/" not in text] == []


def test_every_test_folder_is_run() -> None:
    proof = (tree.ROOT / "tests/proof.py").read_text()
    folders = [path.name for path in (tree.ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [name for name in folders if f'"{name}"' not in proof] == []
