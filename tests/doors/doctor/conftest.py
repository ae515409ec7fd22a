"""A site as it should be, from which each test takes one thing away."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rigcheck.bridge.keylog import holding
from rigcheck.doors.doctor.declared import Declared
from rigcheck.doors.doctor.findings import Place
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import SeededChance

PAGE = Path(__file__).resolve().parents[3] / "docs/operate/one-afternoon.md"
DECLARED: dict[str, dict[str, Any]] = {
    "operator": {
        "name": "Port Alder Firefighters",
        "employs_the_members": False,
        "agreement_signed_on": date(2026, 11, 20),
    },
    "proxy": {"writes_no_access_log": True},
    "backups": {
        "restore_tried_on": date(2026, 11, 20),
        "database_held_by": "County Health IT",
        "keybox_held_by": "Ridgeline Clinic",
        "keybox_days": 7,
    },
}
Placed = Callable[..., Place]


@pytest.fixture(autouse=True)
def agencies_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator said yes to the agency when its list was brought."""
    monkeypatch.setattr(holding, "take_over", partial(holding.take_over, accept=["port-alder"]))


def steps() -> dict[int, set[str]]:
    """The checks that the page names under each step."""
    parts = re.split(r"^## (\d+)\. ", PAGE.read_text(), flags=re.MULTILINE)[1:]
    found = dict(zip(map(int, parts[::2]), parts[1::2], strict=True))
    return {step: set(re.findall(r"`([\w-]+)`", text.partition("\nDoctor:")[2])) for step, text in found.items()}


@pytest.fixture
def clock() -> SetClock:
    """Files are stamped with the machine's own time, so this clock begins there; nothing is timed by it."""
    return SetClock(datetime.now(UTC))


@pytest.fixture
def placed(tmp_path: Path, clock: SetClock) -> Placed:
    """Build the place. `changed` replaces single facts: {("operator", "name"): ""}."""
    tmp_path.chmod(0o700)

    def build(changed: dict[tuple[str, str], Any] | None = None, **facts: Any) -> Place:
        tables = {name: dict(table) for name, table in DECLARED.items()}
        for (table, name), value in (changed or {}).items():
            tables[table][name] = value
        usual = {"side": "care", "host": "care.example.org", "data": tmp_path}
        edge = PlainEdge(clock=clock, chance=SeededChance("doctor"))
        return Place(**{**usual, "edge": edge, "declared": Declared(tmp_path / "operator.toml", tables), **facts})

    return build
