"""The endurance run of `bench/endurance.py`, sized for every day: web and worker are killed at random points."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RUNS, LANES = 15, 2


def test_whatever_is_killed_nothing_acknowledged_is_lost_nobody_is_doubled_and_every_ladder_ends():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "bench/endurance.py", "--runs", RUNS, "--lanes", LANES]
    done = subprocess.run([str(word) for word in command], cwd=ROOT, env=kept, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["figures"]["runs"], told["figures"]["kills"] >= RUNS) == (RUNS, True)
    assert {words: goal["got"] for words, goal in told["goals"].items() if not goal["met"]} == {}, told["figures"]
