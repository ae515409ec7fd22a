"""Runs both houses side by side: `python -m rigcheck.doors.launcher demo`. Imports neither of them.

Each house is a process of its own with its own settings, database, keys and cookie; this one only starts them, waits
until both answer, prints where they are, and stops them together.
"""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

PACKAGE = Path(__file__).resolve().parents[1]
STAMP = "filled"
"""File in the data folder that says it is filled."""
PATIENCE = 60.0
"""Seconds that a house may take to answer for the first time."""


@dataclass(frozen=True)
class House:
    """One side: its settings' name and its port on this machine."""

    side: str
    port: int

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        return f"http://{self.side}.localhost:{self.port}"

    def start(self, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
        """Start its web process."""
        # One worker: the tour remembers in it which rows there were when it was opened.
        command = [sys.executable, "-m", "rigcheck.doors.serving", self.side, str(self.port), "1"]
        return subprocess.Popen(command, env=dict(environment))

    def answers(self) -> bool:
        """Whether a page comes back."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/exit/", headers={"Host": f"{self.side}.localhost"})
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()


HOUSES = (
    House("care", int(os.environ.get("RIGCHECK_CARE_PORT", "8000"))),
    House("roster", int(os.environ.get("RIGCHECK_ROSTER_PORT", "8001"))),
)


def manage(side: str, *command: str, environment: Mapping[str, str]) -> None:
    """Run one of a side's commands and wait for it; raises `CalledProcessError` where it fails."""
    subprocess.run([sys.executable, "-m", "rigcheck.doors.manage", side, *command], env=dict(environment), check=True)


def prepare(environment: Mapping[str, str]) -> bool:
    """Set both databases up and fill them, if that is not done yet; whether it had to be done."""
    data = Path(environment["RIGCHECK_DATA"])
    if is_filled(data):
        return False
    for house in HOUSES:
        manage(house.side, "migrate", "--verbosity", "0", environment=environment)
        manage(house.side, "demo", environment=environment)
    note_filled(data)
    return True


def is_filled(data: Path) -> bool:
    """Whether this folder was filled under the tables that this version of the program has."""
    stamp = data / STAMP
    return stamp.exists() and stamp.read_text() == _tables()


def note_filled(data: Path) -> None:
    """Remember that this folder is filled, and under which tables."""
    (data / STAMP).write_text(_tables())


def _tables() -> str:
    """Every migration by name: with another one, a folder filled before has to be brought up to date."""
    found = PACKAGE.glob("*/*/migrations/0*.py")
    return "\n".join(sorted(path.relative_to(PACKAGE).as_posix() for path in found))


def run(environment: Mapping[str, str], *, filled: bool) -> int:
    """Serve both houses until one stops or somebody presses Ctrl+C; the exit code of the first that stopped."""
    processes = [house.start(environment) for house in HOUSES]
    signal.signal(signal.SIGTERM, _stop)
    try:
        _wait_until_both_answer(processes)
        _welcome()
        processes.append(_worker(environment))
        if not filled:
            for house in HOUSES:
                manage(house.side, "demo", environment=environment)
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        print("\nStopping both sites.", flush=True)
    finally:
        for process in processes:
            process.terminate()
        codes = [process.wait() for process in processes]
    return max(codes)


def _worker(environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rigcheck.doors.manage", "care", "worker"]
    return subprocess.Popen(command, env=dict(environment))


def _welcome() -> None:
    care, roster = (house.address for house in HOUSES)
    print(f"\nThe tour      {care}/demo/\nMembers       {care}\nThe agency    {roster}", flush=True)
    print("Everything here is fictional and stays on this machine. Ctrl+C stops both sites.\n", flush=True)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_both_answer(processes: list["subprocess.Popen[bytes]"]) -> None:
    until = time.monotonic() + PATIENCE
    while not all(house.answers() for house in HOUSES):
        if time.monotonic() > until or any(process.poll() is not None for process in processes):
            sys.exit("A site did not start. Is another program using port 8000 or 8001? See the lines above.")
        time.sleep(0.1)


def main() -> None:
    """Prepare and run the demonstration."""
    environment = {**os.environ, "RIGCHECK_DEMO": "1"}
    filled = prepare(environment)
    sys.exit(run(environment, filled=filled))


if __name__ == "__main__":
    main()
