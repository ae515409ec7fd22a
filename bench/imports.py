"""People from a file: rows a second through the whole way, beside reading the same file with `csv` alone.

The way is the real one, on the database that is served (SQLite, a file): the upload is read and kept, its columns are
guessed, every row is checked against the people who are there and kept to be looked at, then all of it is written.
Three files: one that adds everybody, the same again (nothing changes), and one that changes every row. XLSX is read
once more to say what the format costs. The clean run of each is the shortest of several on an empty database.

    python3 run.py bench imports [--quick]
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROWS = 20_000
HEADINGS = (
    "Badge No",
    "Last Name",
    "First Name",
    "Work Email",
    "Division",
    "Employee Status",
    "Schedule",
    "Cycle Start",
)


def people(rows: int, state: str) -> list[tuple[str, ...]]:
    """So many people in forty units on five patterns."""
    worked = ("24-48", "48-96", "DDNN----", "pitman-days", "")
    return [
        (
            f"{number:05}", f"Whitfield-{number}", "Joséphine", f"person.{number}@port-alder.example",
            f"Station {number % 40}", state, worked[number % 5], "01/05/2026" if worked[number % 5] else "",
        )
        for number in range(rows)
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How long it took once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def prepared(folder: str) -> None:
    """Django with roster's settings on an empty database in the folder."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "rigcheck.settings.roster", "RIGCHECK_DATA": folder, "RIGCHECK_LOOPBACK": "1",
    }  # fmt: skip
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def whole_way(name: str, content: bytes) -> dict[str, float]:
    """Seconds of each step from a file to people, in an agency of that name, which is made if it is not there."""
    from rigcheck.kernel.refusals import NotFound
    from rigcheck.roster.agencies import actions as agency_actions
    from rigcheck.roster.agencies import queries as agency_queries
    from rigcheck.roster.imports import actions, queries

    try:
        agency = agency_queries.agency(name)
    except NotFound:
        agency = agency_actions.add_agency(by="bench", name=name, slug=name, trade="police", zone="America/Denver")
    took = {"read": seconds(lambda: actions.take_file(by="bench", agency=agency, name="people", content=content))}
    draft = queries.draft_of(agency, "bench")
    fields = {column.heading: column.field for column in queries.columns_of(draft)}
    chosen = {"dates": "mdy", "employment": "sworn", "everyone": True}
    took["check"] = seconds(lambda: actions.name_columns(by="bench", draft=draft, fields=fields, **chosen))
    took["write"] = seconds(lambda: actions.apply(by="bench", draft=draft))
    assert queries.counts_of(draft)["refused"] == 0
    return took


def shortest(runs: list[dict[str, float]]) -> dict[str, float]:
    """Of several runs of the same work, the one that took least in all."""
    return min(runs, key=lambda took: sum(took.values()))


def measure(rows: int, times: int) -> None:
    """Time, compare, report."""
    from bench.measuring.report import finish
    from rigcheck.engines.tables import read_table, write_csv, write_workbook

    with tempfile.TemporaryDirectory() as folder:
        prepared(folder)
        added, changed = write_csv(HEADINGS, people(rows, "Sworn")), write_csv(HEADINGS, people(rows, "Retired"))
        text = added.decode("utf-8-sig")
        plain = min(seconds(lambda: list(csv.reader(StringIO(text, newline="")))) for _ in range(5))
        steps = {
            "added": shortest([whole_way(f"agency-{run}", added) for run in range(times)]),
            "same again": shortest([whole_way(f"agency-{run}", added) for run in range(times)]),
            "changed": shortest([whole_way(f"agency-{run}", changed) for run in range(times)]),
        }
        book = write_workbook(HEADINGS, people(rows, "Sworn"), title="People")
        figures: dict[str, float] = {"rows": rows, "csv reading alone, rows a second": rows / plain}
        for name, took in steps.items():
            whole = sum(took.values())
            figures[f"{name}: rows a second"] = rows / whole
            figures[f"{name}: times csv reading alone"] = whole / plain
            figures |= {f"{name}: {step}, seconds": seconds_ for step, seconds_ in took.items()}
        figures["XLSX read, rows a second"] = rows / seconds(lambda: read_table(book))
        figures["CSV read into a table, rows a second"] = rows / min(
            seconds(lambda: read_table(added)) for _ in range(3)
        )
    for name, figure in figures.items():
        print(f"{name:50} {figure:>14,.6g}")
    finish("imports", figures, {})


if __name__ == "__main__":
    from bench.measuring.report import is_quick

    measure(ROWS // 10 if is_quick() else ROWS, 2)
