"""Workers killed with -9 at random lose no job and double no effect; one that is told to stop ends what it has."""

import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection

from rigcheck.care.jobs import actions
from rigcheck.care.jobs.models import Job
from tests.care.jobs.conftest import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
JOBS, KILLS = 40, 4


@pytest.fixture(autouse=True)
def effects() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE effect (job TEXT NOT NULL)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE effect")


def written() -> Counter[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job FROM effect")
        return Counter(row[0] for row in cursor.fetchall())


def ask(*names: str) -> None:
    now = datetime.now(UTC)
    for name in names:
        actions.add(kind="note", payload={"what": name}, due=now, by="tests")


class Worker:
    """A worker process."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.care.jobs.hand", str(connection.settings_dict["NAME"])]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def line(self) -> str:
        """What it says next; "" when it is gone."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """As by `kill -9`: it gets no chance to tidy."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.kill()


def test_nothing_is_lost_and_nothing_is_doubled_however_often_workers_die() -> None:
    chosen = random.Random(4)
    names = [f"job {number}" for number in range(JOBS)]
    ask(*names)
    for _ in range(KILLS):
        worker = Worker()
        for _ in range(chosen.randrange(1, 5)):
            worker.line()
        worker.kill()
    assert sum(written().values()) < JOBS, "they were killed in the middle of it"
    last = [Worker(), Worker()]
    wait_until(lambda: not Job.objects.exists())
    for worker in last:
        worker.kill()
    assert written() == Counter(names)


def test_told_to_stop_it_ends_what_it_has_in_hand_and_takes_up_nothing_else(worker: Worker) -> None:
    ask("slow")
    assert worker.line() == "slow"
    worker.process.send_signal(signal.SIGTERM)
    assert worker.line() == "told"
    ask("after the word")
    assert worker.process.stdin
    worker.process.stdin.write("\n")
    worker.process.stdin.flush()
    assert {worker.line(), worker.line()} == {"told", "stopped"}
    assert worker.process.wait() == 0
    assert written() == Counter(["slow"])
    assert Job.objects.count() == 1
