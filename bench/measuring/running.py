"""Programs under measurement: started as processes of their own, waited for, stopped with all they started."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measuring.load import LOOPBACK

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


@dataclass(frozen=True)
class Page:
    """A page of a running program; `group` is the process group that draws it, once it runs."""

    port: int
    path: str
    host: str = "care.localhost"
    cookie: str = ""
    group: int = 0

    def headers(self) -> dict[str, str]:
        """What a browser says."""
        asked = {"Accept": "text/html", "Accept-Language": "en-US,en;q=0.9"}
        return asked | ({"Cookie": self.cookie} if self.cookie else {})

    def fetch(self) -> tuple[int, bytes]:
        """Ask once: status and body. Raises `OSError` while nobody answers."""
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=20)
        try:
            connection.request("GET", self.path, headers={"Host": self.host, **self.headers()})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.create_server((LOOPBACK, 0)) as held:
        return int(held.getsockname()[1])


@contextmanager
def running(
    command: Sequence[object], page: Page, *, environment: Mapping[str, str], folder: Path = ROOT
) -> Iterator[Page]:
    """Run a program while `page` is measured, from its first answer on; all its processes end with it."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        until_answered(page, process)
        yield replace(page, group=process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def until_answered(page: Page, process: "subprocess.Popen[bytes]") -> float:
    """Wait for the first 200; seconds waited."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        if process.poll() is not None:
            sys.exit(f"A program under measurement ended by itself with {process.returncode}.")
        try:
            status, _ = page.fetch()
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
            continue
        if status == http.client.OK:
            return time.perf_counter() - began
        sys.exit(f"{page.path} answers {status}.")
    sys.exit(f"{page.path} does not answer.")


def cpu_seconds(group: int) -> float:
    """Processor time that the processes of a group have used so far; 0 where the system does not tell."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(after_name[2]) == group:
            ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0
