"""Runs the houses side by side: `python -m rigcheck.doors.launcher demo`. Imports neither of them.

Each house is a process of its own with its own settings, database, keys and cookie; this one only starts them, waits
until they answer, prints where they are, and stops them together. RIGCHECK_HOUSES=care runs care alone, as a union
does that has no agency beside it.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from rigcheck.doors.demonstration import AGENCIES

PACKAGE = Path(__file__).resolve().parents[1]
STAMP = "filled"
"""File in the data folder that says it is filled."""
BEGUN = "filling"
"""File in the data folder that says somebody began to fill it."""
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
        return _apart(command, environment)

    def is_free(self) -> bool:
        """Whether nobody else has its port."""
        try:
            socket.create_server(("127.0.0.1", self.port)).close()
        except OSError:
            return False
        return True

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


EVERY_HOUSE = (
    House("care", int(os.environ.get("RIGCHECK_CARE_PORT", "8000"))),
    House("roster", int(os.environ.get("RIGCHECK_ROSTER_PORT", "8001"))),
)


def chosen(named: str) -> tuple[House, ...]:
    """The houses that a setting names, with commas; ends the program in words where it names another thing."""
    names = {name.strip() for name in named.split(",")}
    if not names <= {house.side for house in EVERY_HOUSE}:
        sys.exit(f"RIGCHECK_HOUSES is {named!r}. It takes care, or care,roster.")
    return tuple(house for house in EVERY_HOUSE if house.side in names)


HOUSES = chosen(os.environ.get("RIGCHECK_HOUSES", "care,roster"))


def manage(side: str, *command: str, environment: Mapping[str, str]) -> None:
    """Run one of a side's commands and wait for it; raises `CalledProcessError` where it fails."""
    words = [sys.executable, "-m", "rigcheck.doors.manage", side, *command]
    subprocess.run(words, env=dict(environment), check=True, start_new_session=True)


def _apart(command: list[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start a process that Ctrl+C at the terminal does not reach: this one stops it, and it says nothing of its own."""
    return subprocess.Popen(command, env=dict(environment), start_new_session=True)


def prepare(environment: Mapping[str, str]) -> bool:
    """Set the databases up and fill them, if that is not done yet; whether it had to be done."""
    data = Path(environment["RIGCHECK_DATA"])
    if is_filled(data):
        return False
    if not (data / STAMP).exists():
        _begin(data)
    for house in HOUSES:
        manage(house.side, "migrate", "--verbosity", "0", environment=environment)
        manage(house.side, "demo", environment=environment)
    if {house.side for house in HOUSES} >= {"care", "roster"}:
        carry_keys(environment)
    note_filled(data)
    return True


def carry_keys(environment: Mapping[str, str]) -> None:
    """Make roster's signing keys, publish its facts and bring list and facts to care, as two operators would."""
    manage("roster", "keys", "--verbosity", "0", environment=environment)
    manage("roster", "publish", "--verbosity", "0", environment=environment)
    signed = Path(environment["RIGCHECK_DATA"]) / "signed/roster"
    bring = ["keylog", "--import", str(signed / "keylog.txt"), *(f"--accept={agency.slug}" for agency in AGENCIES)]
    manage("care", *bring, "--verbosity", "0", environment=environment)
    for facts in sorted(signed.glob("*-catalogue.txt")):
        manage("care", "catalogue", str(facts), "--verbosity", "0", environment=environment)


def _begin(data: Path) -> None:
    """Clear away what an interrupted start left: half a crowd would be taken for all of it."""
    if (data / BEGUN).exists():
        for half in data.glob("*.sqlite3*"):
            half.unlink()
    (data / BEGUN).touch()


def is_filled(data: Path) -> bool:
    """Whether this folder was filled under the tables that this version of the program has."""
    stamp = data / STAMP
    return stamp.exists() and stamp.read_text() == _tables()


def note_filled(data: Path) -> None:
    """Remember that this folder is filled, and under which tables."""
    (data / STAMP).write_text(_tables())
    (data / BEGUN).unlink(missing_ok=True)


def _tables() -> str:
    """Every migration of these houses by name: with another one, a folder filled before is brought up to date."""
    found = [path for house in HOUSES for path in PACKAGE.glob(f"{house.side}/*/migrations/0*.py")]
    return "\n".join(sorted(path.relative_to(PACKAGE).as_posix() for path in found))


def run(environment: Mapping[str, str], *, filled: bool) -> int:
    """Serve the houses until one stops or somebody presses Ctrl+C; 0 when asked to stop, 1 when one stopped."""
    processes = [house.start(environment) for house in HOUSES]
    try:
        _wait_until_they_answer(processes)
        _welcome()
        processes += [_worker(house, environment) for house in HOUSES]
        if not filled:
            for house in HOUSES:
                manage(house.side, "demo", environment=environment)
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        _end(processes)
    print("A site stopped by itself, so everything was stopped. See the lines above.", flush=True)
    return 1


def _end(processes: list["subprocess.Popen[bytes]"]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl+C must leave nobody behind
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait()


def _worker(house: House, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    return _apart([sys.executable, "-m", "rigcheck.doors.manage", house.side, "worker"], environment)


def _welcome() -> None:
    addresses = {house.side: house.address for house in HOUSES}
    if care := addresses.get("care"):
        print(f"\nThe tour      {care}/demo/\nMembers       {care}", flush=True)
    print(f"The agency    {addresses.get('roster', 'has no site here: this is care alone')}", flush=True)
    print("Everything here is fictional and stays on this machine. Ctrl+C stops it.\n", flush=True)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_they_answer(processes: list["subprocess.Popen[bytes]"]) -> None:
    until = time.monotonic() + PATIENCE
    while not all(house.answers() for house in HOUSES):
        if time.monotonic() > until or any(process.poll() is not None for process in processes):
            sys.exit("A site did not start. See the lines above.")
        time.sleep(0.1)


def main() -> None:
    """Prepare and run the demonstration."""
    environment = {**os.environ, "RIGCHECK_DEMO": "1"}
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):  # told to stop; the terminal closed
        signal.signal(number, _stop)
    _refuse_taken_ports()
    try:
        filled = prepare(environment)
    except KeyboardInterrupt:
        sys.exit("\nStopped before the data was written; the next start begins anew.")
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"The data could not be written to {environment['RIGCHECK_DATA']}: {error}")
    sys.exit(run(environment, filled=filled))


def _refuse_taken_ports() -> None:
    """Before a long filling, not after it."""
    for house in HOUSES:
        if not house.is_free():
            sys.exit(
                f"Port {house.port} is taken: is the demonstration running already? Stop what uses it, or choose "
                f"another: RIGCHECK_{house.side.upper()}_PORT={house.port + 100} python3 run.py demo"
            )


if __name__ == "__main__":
    main()
