"""What no program can see, as the operator writes it down: who runs this, who holds the backups, what was signed.

A file `operator.toml` in the data folder (or where RIGCHECK_OPERATOR says); docs/operate/one-afternoon.md has one to
copy. It is read by the doctor alone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Declared:
    """The file's tables, or `fault` where it cannot be read. `path` is where it is looked for."""

    path: Path
    tables: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""

    def text(self, table: str, name: str) -> str:
        """A text, stripped; empty where it is missing or something else."""
        value = self._value(table, name)
        return value.strip() if isinstance(value, str) else ""

    def truth(self, table: str, name: str) -> bool | None:
        """true or false; None where it is missing or something else."""
        value = self._value(table, name)
        return value if isinstance(value, bool) else None

    def number(self, table: str, name: str) -> int | None:
        """A whole number; None where it is missing or something else."""
        value = self._value(table, name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, table: str, name: str) -> date | None:
        """A day, written 2026-11-22 without quotes; None where it is missing or something else."""
        value = self._value(table, name)
        return value if type(value) is date else None

    def _value(self, table: str, name: str) -> object:
        within = self.tables.get(table)
        return within.get(name) if isinstance(within, dict) else None


def read(path: Path) -> Declared:
    """The file at `path`; one that is missing declares nothing."""
    try:
        return Declared(path, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Declared(path)
    except (OSError, ValueError) as fault:
        return Declared(path, fault=str(fault))
