"""The set of short messages by which triage is built and measured."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests/vectors/triage"
DUTY = frozenset({"duty"})
EXPLICIT = frozenset({"plan", "intent"})
FURTHER = ("wide_asks_one", "wide_asks_two", "wide_calm_one", "wide_calm_two", "wide_more", "everyday")
"""Files by a third writer and a fourth, for training only."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message, its class, and whether its writer should be offered help."""

    kind: str
    text: str
    needs_help: bool


def half(name: str) -> list[Row]:
    """The messages of one file, by its name, in the order in which they stand."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines if line and not line.startswith(("#", "id\t"))]
    return [Row(kind, text, wanted == "yes") for _, kind, text, wanted, *_ in cells]
