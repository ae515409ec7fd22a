"""A worker killed with -9 at any point loses no job and doubles no effect."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection

from rigcheck.outside.clock import SetClock
from rigcheck.roster.jobs import actions, policies
from rigcheck.roster.jobs.models import Job

pytestmark = pytest.mark.django_db(transaction=True)
JOBS = 8


@pytest.fixture
def effects() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE effect (job TEXT NOT NULL)")
        yield
        cursor.execute("DROP TABLE effect")


def written() -> Counter[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job FROM effect")
        return Counter(row[0] for row in cursor.fetchall())


class Worker:
    """A worker process, driven from one point to the next."""

    def __init__(self, moment: datetime) -> None:
        name = str(connection.settings_dict["NAME"])
        command = [sys.executable, "-m", "tests.roster.jobs.hand", name, moment.isoformat()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def point(self) -> str:
        """Where it stands now."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        """Let it run to its next point."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """As by `kill -9`: it gets no chance to tidy."""
        self.process.kill()
        self.process.communicate()


def work_until(moment: datetime, where: str, *, passed: int = 0) -> str:
    """Let a worker go on until it has been at `where` so often, kill it there; the last point that it reached."""
    worker = Worker(moment)
    try:
        while (point := worker.point()) not in {"nothing is due", ""}:
            if point == where and (passed := passed - 1) < 0:
                break
            worker.go_on()
        return point
    finally:
        worker.kill()


def test_nothing_is_lost_and_nothing_is_doubled(effects: None) -> None:
    clock = SetClock()
    for one in range(JOBS):
        actions.add(kind="note", payload={"what": f"job {one}"}, due=clock.now(), by="test")
    for where in ("before", "written", "committed"):
        assert work_until(clock.now(), where, passed=1) == where
        clock.moment += policies.LEASE
    before = written()
    assert 0 < sum(before.values()) < JOBS
    assert work_until(clock.now(), "never") == "nothing is due"
    assert written() == Counter({f"job {one}": 1 for one in range(JOBS)})
    assert Job.objects.count() == 0


def test_a_lease_that_runs_keeps_others_away(effects: None) -> None:
    clock = SetClock()
    actions.add(kind="note", payload={"what": "the only one"}, due=clock.now(), by="test")
    assert work_until(clock.now(), "before") == "before"
    assert work_until(clock.now() + policies.LEASE - timedelta(seconds=1), "never") == "nothing is due"
    assert written() == Counter()
    assert work_until(clock.now() + policies.LEASE, "never") == "nothing is due"
    assert written() == Counter({"the only one": 1})


@pytest.mark.skipif(settings.ENGINE == "sqlite", reason="SQLite lets one write at a time")
def test_two_workers_do_not_wait_for_each_other(effects: None) -> None:
    clock = SetClock()
    for one in range(2):
        actions.add(kind="note", payload={"what": f"job {one}"}, due=clock.now(), by="test")
    workers = [Worker(clock.now()), Worker(clock.now())]
    assert [worker.point() for worker in workers] == ["before", "before"]
    for worker in workers:
        worker.go_on()
        while worker.point() != "nothing is due":
            worker.go_on()
        worker.kill()
    assert written() == Counter({"job 0": 1, "job 1": 1})
