"""How long a member waits for their own rows: 1,000 of them found, opened, checked and read.

Compared, in the same run, with the same 1,000 records kept in the clear under an owner column, the way an ordinary
program would; and with the same member's rows in a table that holds many rows of others.

    python3 run.py bench vault [--quick]
"""

import json
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring import thrownaway  # noqa: F401 - first: it sets Django up on a database that is thrown away

from django.core.management import call_command
from django.db import connection

from bench.measuring.others import fill_others
from bench.measuring.report import finish, goal, is_quick
from rigcheck.care.vault import actions, classes, models, queries
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import SystemChance

MONTHS = [Month(2026, 8).plus(number) for number in range(4)]
OWN = 1000


@dataclass(frozen=True, slots=True)
class CheckIn(models.Record):
    """As large as a real check-in."""

    kind: ClassVar = classes.CHECK_IN
    at: str = "2026-11-22T04:10+00:00"
    mood: int = 3
    stress: int = 4
    sleep_hours: float = 5.5
    sleep_quality: int = 2
    energy: int = 2
    work: int = 3
    tags: tuple[str, ...] = ("overtime",)


def fill(keys: SessionKeys) -> None:
    """One member's 1,000 check-ins in four months."""
    entries = [
        models.Entry(MONTHS[number % 4], number.to_bytes(16, "big").hex(), CheckIn(mood=number % 5 + 1))
        for number in range(OWN)
    ]
    actions.append_many(keys=keys, entries=entries, chance=SystemChance())


def read_own(keys: SessionKeys) -> int:
    """What a trend page does first."""
    return len(queries.records(keys=keys, record_type=CheckIn, months=MONTHS))


def in_the_clear() -> Callable[[], int]:
    """The comparison: the same records, readable by anybody, with an owner and an index."""
    store = sqlite3.connect(Path(os.environ["RIGCHECK_DATA"]) / "clear.sqlite3")
    store.execute("CREATE TABLE clear (id INTEGER PRIMARY KEY, owner INTEGER, body TEXT)")
    store.execute("CREATE INDEX clear_owner ON clear (owner)")
    body = json.dumps(CheckIn().to_json())
    store.executemany(
        "INSERT INTO clear (owner, body) VALUES (?, ?)", [(number % 50, body) for number in range(50 * OWN)]
    )
    store.commit()
    question = "SELECT body FROM clear WHERE owner = 7"
    return lambda: len([CheckIn(**json.loads(row[0])) for row in store.execute(question)])


def median_ms(work: Callable[[], int], times: int) -> float:
    """Median milliseconds of a call that must return 1,000."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        count = work()
        taken.append((time.perf_counter() - start) * 1000)
        assert count == OWN, count
    return statistics.median(taken)


def bytes_per_record() -> float:
    """Size of the database by row: key, month, seal, padding and the engine's own pages."""
    with connection.cursor() as cursor:
        pages, size = (cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        rows = cursor.execute("SELECT count(*) FROM vault_row").fetchone()[0]
    return round(pages * size / rows, 1)


def main() -> None:
    """Run it and print the figures."""
    quick = is_quick()
    call_command("migrate", verbosity=0)
    keys = SessionKeys.from_session(os.urandom(32))
    fill(keys)
    times = 20 if quick else 100
    alone = median_ms(lambda: read_own(keys), times)
    clear = median_ms(in_the_clear(), times)
    others = 300_000 if quick else 10_000_000
    fill_others(others)
    among = median_ms(lambda: read_own(keys), times)
    figures: dict[str, Any] = {
        "open_1000_own_rows_ms": round(alone, 2),
        "read_1000_clear_rows_ms": round(clear, 2),
        "ratio_to_clear": round(alone / clear, 2),
        "rows_of_others": others,
        "open_among_others_ms": round(among, 2),
        "ratio_among_others": round(among / alone, 2),
        "bytes_per_record": bytes_per_record(),
    }
    growth = round(among / alone, 2)
    goals = {
        "open and verify 1,000 own rows under 20 ms": goal(20, round(alone, 2), alone < 20),
        "not slower among the rows of others (ratio under 1.3)": goal(1.3, growth, growth < 1.3),
    }
    finish("vault", figures, goals)


if __name__ == "__main__":
    main()
