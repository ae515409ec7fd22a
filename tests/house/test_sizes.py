"""Nothing grows out of sight: modules, test files and rooms stay small, and no file is a bucket."""

from pathlib import Path

import pytest

from tests.house import tree

MODULE, TEST, ROOM = 300, 400, 1500
BUCKETS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "common",
    "misc",
    "signals",
    "managers",
    "shared",
}
VAULT_ONLY = "classes"


def lines(path: Path) -> int:
    """Lines of a file."""
    return len(path.read_text().splitlines())


def too_long(paths: list[Path], most: int) -> list[str]:
    """Files longer than so many lines."""
    return [f"{path.name}: {lines(path)} lines" for path in paths if lines(path) > most]


def buckets(paths: list[Path]) -> list[str]:
    """Files and folders with a name that says nothing."""
    return [str(path) for path in paths if BUCKETS.intersection([path.stem, path.parent.name])]


def test_modules_are_at_most_300_lines() -> None:
    scripts = [tree.ROOT / "run.py", *tree.files(tree.ROOT / "bench", ".py"), *tree.files(tree.ROOT / "docs", ".py")]
    assert too_long([*tree.modules(), *scripts], MODULE) == []


def test_test_files_are_at_most_400_lines() -> None:
    assert too_long(list(tree.files(tree.ROOT / "tests", ".py")), TEST) == []


@pytest.mark.parametrize("room", tree.rooms(), ids=lambda room: f"{room.parent.name}.{room.name}")
def test_rooms_are_at_most_1500_lines(room: Path) -> None:
    assert sum(lines(path) for path in tree.files(room, ".py") if "migrations" not in path.parts) <= ROOM


def test_no_file_is_a_bucket() -> None:
    paths = [path.relative_to(tree.ROOT) for path in tree.files(tree.ROOT, ".py", ".js", ".html", ".css")]
    assert buckets([path for path in paths if "vendor" not in path.parts]) == []


def test_only_the_vault_has_a_table_of_classes() -> None:
    assert [tree.short(room) for room in tree.rooms() if (room / f"{VAULT_ONLY}.py").exists()] == [
        "rigcheck/care/vault"
    ]


def test_a_long_file_and_a_bucket_are_seen(tmp_path: Path) -> None:
    long = tmp_path / "queries.py"
    long.write_text("x = 1\n" * (MODULE + 1))
    assert too_long([long], MODULE)
    assert buckets([Path("rigcheck/care/vault/utils.py")])
    assert buckets([Path("rigcheck/shell/helpers/buttons.py")])
