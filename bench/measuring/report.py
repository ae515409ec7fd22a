"""How every benchmark ends: one line of JSON with figures, and goals that say whether they were met."""

import json
import sys
from collections.abc import Mapping
from typing import Any


def is_quick() -> bool:
    """Whether `--quick` was asked for: under 40 seconds, on less data."""
    return "--quick" in sys.argv


def goal(want: float, got: float, met: bool) -> dict[str, Any]:  # noqa: FBT001 - read in the order of the sentence
    """A goal with what was wanted, what was measured and whether that is enough; a missed goal stays and says so."""
    return {"want": want, "got": got, "met": bool(met)}


def finish(name: str, figures: Mapping[str, Any], goals: Mapping[str, Any]) -> None:
    """Print the closing line."""
    print(json.dumps({"bench": name, "figures": dict(figures), "goals": dict(goals)}))
