"""How long from `python3 run.py demo` to the first page, on a machine that was prepared and filled before.

The demonstration runs on a data folder of its own (a few people stand for the crowd: what is filled is not read at the
start), on ports of its own, started by run.py itself as a visitor would.

    python3 run.py bench coldstart [--quick]
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import run
from bench.measuring.report import finish, goal, is_quick
from bench.measuring.running import ROOT, Page, free_port, running
from rigcheck.doors import launcher

DATA = Path(os.environ["RIGCHECK_DATA"])
PEOPLE = 8
WANTED_SECONDS = 2.0
START = "import pathlib, sys, run; run.DEMO_DATA = pathlib.Path(sys.argv.pop()); sys.exit(run.main())"
"""run.py as it is, except where the demonstration keeps its data."""


def prepare(environment: dict[str, str]) -> None:
    """What the first run of the demonstration leaves behind: requirements installed, both sites filled."""
    python = run.prepare("base")
    people = ["--people", str(PEOPLE)]
    for side, *command in (("care", "migrate"), ("care", "demo", *people), ("roster", "migrate"), ("roster", "demo")):
        manage = [str(python), "-m", "rigcheck.doors.manage", side, *command]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    launcher.note_filled(DATA)


def first_page(environment: dict[str, str]) -> float:
    """Seconds from the command to the first page of care."""
    care, roster = free_port(), free_port()
    ports = {"RIGCHECK_CARE_PORT": str(care), "RIGCHECK_ROSTER_PORT": str(roster)}
    began = time.perf_counter()
    system_python = getattr(sys, "_base_executable", sys.executable)
    with running([system_python, "-c", START, "demo", DATA], Page(care, "/"), environment=environment | ports):
        return time.perf_counter() - began


def main() -> None:
    """Run it and print the figures."""
    environment = {**os.environ, "RIGCHECK_DEMO": "1", "PYTHONPATH": str(ROOT)}
    prepare(environment)
    taken = [first_page(environment) for _ in range(3 if is_quick() else 9)]
    best, middle = round(min(taken), 2), round(statistics.median(taken), 2)
    figures = {"first_page_s": middle, "best_s": best, "runs": len(taken)}
    finish("coldstart", figures, {"first page under 2 s": goal(WANTED_SECONDS, middle, middle < WANTED_SECONDS)})


if __name__ == "__main__":
    main()
