"""Two workers on one port: both serve, a dead one is replaced, the stop reaches all, a taken port is refused."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from rigcheck.doors import crew

PROGRAM = """
import os, socket, sys
from rigcheck.doors import crew

def work(listener):
    while True:
        asked, _ = listener.accept()
        with asked:
            asked.sendall(str(os.getpid()).encode())

crew.run(work, crew.listening_together("127.0.0.1", int(sys.argv[1]), 2))
"""
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0

pytestmark = pytest.mark.skipif(not crew.POSSIBLE, reason="this system has no fork")


@pytest.fixture
def port() -> int:
    with crew.listening("127.0.0.1", 0) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def running(port: int) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(port)], env=environment) as process:
        yield process
        process.terminate()


def workers(port: int, wanted: int) -> set[int]:
    """Ask until so many different workers have answered."""
    seen: set[int] = set()
    until = time.monotonic() + PATIENCE
    while len(seen) < wanted and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)) as asked:
            if said := asked.recv(20):
                seen.add(int(said))
    return seen


def test_both_workers_serve_the_one_port(running: "subprocess.Popen[bytes]", port: int) -> None:
    served = workers(port, 2)
    assert len(served) == 2
    assert running.pid not in served


def test_a_worker_that_dies_is_replaced(running: "subprocess.Popen[bytes]", port: int) -> None:
    first = workers(port, 2)
    os.kill(min(first), signal.SIGKILL)
    assert len(workers(port, 3) | first) == 3


def test_the_stop_reaches_every_worker(running: "subprocess.Popen[bytes]", port: int) -> None:
    served = workers(port, 2)
    running.terminate()
    assert running.wait(PATIENCE) == 0
    for worker in served:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_port_that_another_program_has_is_refused(port: int) -> None:
    with crew.listening("127.0.0.1", port), pytest.raises(OSError, match="in use"):
        crew.listening_together("127.0.0.1", port, 2)


def test_a_port_that_another_crew_has_is_refused(running: "subprocess.Popen[bytes]", port: int) -> None:
    workers(port, 2)
    with pytest.raises(OSError, match="in use"):
        crew.listening_together("127.0.0.1", port, 2)
