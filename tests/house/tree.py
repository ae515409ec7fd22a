"""Reading the repository: what the house tests look at."""

import ast
import importlib.util
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "rigcheck"
WEB = ROOT / "web"
SKIPPED = {".git", ".venv", ".venv-bench", ".data", ".cache", ".screenshots", "__pycache__", "build", "dist"}
SKIPPED |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis"}
TEXT = {".py", ".md", ".html", ".txt", ".js", ".css", ".svg", ".json", ".toml", ".ini", ".in", ".csv", ".po", ""}


def files(folder: Path = ROOT, *suffixes: str) -> Iterator[Path]:
    """Files of the tree that belong to the project, by suffix; every suffix where none is named."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(ROOT).parts if path.is_relative_to(ROOT) else path.parts
        if path.is_file() and not SKIPPED.intersection(inside) and (not suffixes or path.suffix in suffixes):
            yield path


def short(path: Path) -> str:
    """A path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> list[Path]:
    """Python modules below folders of the package, migrations left out."""
    starts = [CODE / folder for folder in folders] or [CODE]
    return [path for start in starts for path in files(start, ".py") if "migrations" not in path.parts]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text())


def rooms() -> list[Path]:
    """Folders of every room of both sides."""
    return [path.parent for side in ("care", "roster") for path in sorted((CODE / side).glob("*/__init__.py"))]


def generator() -> ModuleType:
    """docs/generate.py, as a module."""
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_generate"] = module
    spec.loader.exec_module(module)
    return module


def copied(to: Path) -> Path:
    """A copy of the package and its contracts, in which a test may plant what is forbidden."""
    shutil.copytree(CODE, to / "rigcheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "import-contracts.ini", to)
    return to
