"""How long somebody waits for a search among 20,000 entries, as the page asks it: words, filters, distance.

Compared, in the same run and on the same rows, with a plain LIKE over name and description that reads every row, the
way a first version would; it knows no ranking, no distance and no other form of a word. Reading in a file of as many
services is timed too.

    python3 run.py bench directory [--quick]
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.update(DJANGO_SETTINGS_MODULE="rigcheck.settings.care", RIGCHECK_LOOPBACK="1")
os.environ["RIGCHECK_DATA"] = tempfile.mkdtemp(prefix="rigcheck-bench-")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from bench.measuring.report import finish, goal, is_quick
from rigcheck.care.directory.models import Entry
from rigcheck.care.directory.queries import entry_id
from rigcheck.care.finding import actions, queries
from rigcheck.care.finding.queries import Asked
from rigcheck.engines import hsds

TODAY = date(2026, 11, 22)
FILE = 1_000
"""As many services as a county's directory has."""
WORDS = ("counselling", "housing", "legal", "sleep", "grief", "shift", "family", "recovery", "clinic", "desk", "night")
NEEDS = ("talk", "trauma", "sleep", "substance", "grief", "money", "legal")
FILLING = "People answer here who know the work, by day and by night, and who ask nothing that they need not know. "
ASKED = {
    "words": Asked(text="sleep clinic"),
    "words_near": Asked(text="grief", near="44.6, -120.0", km=50),
    "need_language_cost": Asked(needs=("trauma",), languages=("es",), costs=("free",)),
    "rare_word": Asked(text="quartzite"),
}


def entry(number: int) -> Entry:
    """One of many: two words of the list, a need, a place between the coast and the mountains."""
    slug = f"entry-{number:05}"
    words = f"{WORDS[number % 11]} {WORDS[number * 7 % 11]}" + " quartzite" * (number % 5000 == 0)
    return Entry(
        id=entry_id(site="", slug=slug), slug=slug, kind="service", country="us", name=f"Office {number} for {words}",
        description=FILLING * 3 + words, channels='[{"by": "call", "number": "555-0100", "word": "", "press": ""}]',
        needs=f" {NEEDS[number % 7]} ", languages=" en es " if number % 3 == 0 else " en ",
        cost=("free", "scale", "paid")[number % 3],
        latitude=42 + number % 701 / 100, longitude=-124 + number % 997 / 100,
        status="H", shown=True, verified_on="2026-11-01", verified_by="Somebody", expires_on="2027-01-30",
    )  # fmt: skip


def by_like() -> int:
    """The plain way for the words: every row read, twenty given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM directory_entry WHERE shown AND expires_on > '2026-11-22' AND "
            "(name LIKE '%%sleep%%' OR description LIKE '%%sleep%%') AND "
            "(name LIKE '%%clinic%%' OR description LIKE '%%clinic%%') ORDER BY name LIMIT 20"
        )
        return len(cursor.fetchall())


def median_ms(work: Callable[[], object], times: int) -> float:
    """Median milliseconds of a call."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(taken), 2)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 2)


def main() -> None:
    """Run it and print the figures."""
    quick = is_quick()
    count, times = (5_000, 15) if quick else (20_000, 40)
    call_command("migrate", verbosity=0)
    Entry.objects.bulk_create([entry(number) for number in range(count)], batch_size=500)
    figures: dict[str, Any] = {"entries": count, "index_all_s": seconds(lambda: actions.bring_up_to_date(lines={}))}
    for name, asked in ASKED.items():
        found = queries.search(asked, today=TODAY, lines={})
        assert found.count, name
        figures[f"{name}_found"] = found.count
        figures[f"{name}_ms"] = median_ms(lambda asked=asked: queries.search(asked, today=TODAY, lines={}), times)
    figures["like_ms"] = median_ms(by_like, times)
    figures["nothing_changed_ms"] = median_ms(lambda: actions.bring_up_to_date(lines={}), times)
    exported = queries.Exported(queries.exported(lines={}).listings[:FILE])
    figures["file_entries"] = FILE
    figures["write_json_s"] = seconds(lambda: exported.json)
    figures["read_json_s"] = seconds(lambda: hsds.read(exported.json))
    slowest = max(figures[f"{name}_ms"] for name in ASKED)
    times_faster = round(figures["like_ms"] / figures["words_ms"], 2)
    goals = {
        "each search under 100 ms": goal(100, slowest, slowest < 100),
        "words no slower than LIKE over every row": goal(1, times_faster, times_faster >= 1),
    }
    finish("directory", figures, goals)


if __name__ == "__main__":
    main()
