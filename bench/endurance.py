"""Nothing is lost by a kill: web and worker are killed with -9 at random points, and every page is followed to its end.

Each run is three calls for backup that are taken, forgotten, given back, reached or left alone, and one to three
kills. The clock of all goes on when whoever lives has done what is due, so that a run takes seconds; lanes run side by
side, each with a database of its own.

    python3 run.py bench endurance [--quick] [--runs 500] [--lanes 4]

On PostgreSQL: `python -m tests.postgres python bench/endurance.py`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.report import finish, goal

COUNTED = ("runs", "kills", "pages", "contacts", "honest", "told_again")
OFTEN = 10
NEVER = {
    "no acknowledged page, taking or contact is lost": "lost",
    "no page is two people's at one rung, and nobody is called twice for one asking": "doubled",
    "every ladder ends in contact or on the honest screen within ten minutes": "unended",
}


def lane(seed: int, runs: int) -> None:
    """One lane, in this process; prints what it found."""
    folder = tempfile.mkdtemp(prefix="rigcheck-bench-")
    os.environ.update(
        DJANGO_SETTINGS_MODULE="rigcheck.settings.care",
        RIGCHECK_LOOPBACK="1",
        RIGCHECK_DATA=folder,
        RIGCHECK_CARE_DB=f"rigcheck_lane_{seed}_{os.getpid()}",
    )
    import django

    django.setup()
    from bench.measuring.paging.killed import Lane

    running = Lane(seed=seed, folder=Path(folder))
    for number in range(1, runs + 1):
        running.run()
        if not number % OFTEN:
            print(f"lane {seed}: {number} of {runs} runs, {running.found.kills} kills", file=sys.stderr, flush=True)
    print(json.dumps(asdict(running.found)))


def main() -> int:
    """Start the lanes, and sum up."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--runs", type=int)
    asked.add_argument("--lanes", type=int)
    asked.add_argument("--lane", type=int)
    given = asked.parse_args()
    runs, lanes = given.runs or (9 if given.quick else 500), given.lanes or (3 if given.quick else 4)
    if given.lane is not None:
        lane(given.lane, runs)
        return 0
    began = time.monotonic()
    shares = [runs // lanes + (number < runs % lanes) for number in range(lanes)]
    own = [sys.executable, __file__]
    started = [
        subprocess.Popen([*own, "--lane", str(number), "--runs", str(share)], stdout=subprocess.PIPE, text=True)
        for number, share in enumerate(shares)
    ]
    found = [json.loads(process.communicate()[0].splitlines()[-1]) for process in started]
    figures = {name: sum(one[name] for one in found) for name in COUNTED}
    wrong = {name: [line for one in found for line in one[name]] for name in NEVER.values()}
    figures |= {"seconds": round(time.monotonic() - began, 1)}
    goals = {words: goal(0, len(wrong[name]), not wrong[name]) for words, name in NEVER.items()}
    finish("endurance", {**figures, **{name: lines[:5] for name, lines in wrong.items()}}, goals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
