"""How many pages a second, and how long for the slowest: the check-in page and the trend page of a member who is
signed in, with 1,000 records in 90 days.

In the same run, on the same machine: a bare ASGI program and a minimal Django page on our own server, and oTree's
questionnaire page with the same questions on its own. The load generator shares the cores with the server. Then the
member's pages beside themselves: once alone in the database, once among many rows of others, in turns.

    python3 run.py bench pages [--quick]
"""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring import thrownaway  # noqa: F401 - first: it sets Django up on a database that is thrown away

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.measuring import members
from bench.measuring.counting import CountedKeybox, counting
from bench.measuring.load import Load, get, press
from bench.measuring.others import fill_others
from bench.measuring.questionnaire import otree_page
from bench.measuring.report import finish, goal, is_quick
from bench.measuring.running import ROOT, Page, cpu_seconds, free_port, running
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.outside.edge import Edge

DATA = Path(os.environ["RIGCHECK_DATA"])
ALONE = DATA.with_name(DATA.name + "-alone")
CHECK_IN, TREND = "/check-in/", "/how/"
RECORDS, DAYS = 1000, 90
WORKERS = 2
CONNECTIONS = 16
FEW = 4
"""Connections for pages that take long."""
WARM_UP = 1.0
FETCHED_FIRST = 12
"""One by one, each on a connection of its own, so that both workers get some."""
MOST_QUERIES = 6
WANTED_RATE, WANTED_P99_MS, WANTED_GROWTH = 600, 50, 1.3


@contextmanager
def care(data: Path, cookie: str) -> Iterator[Page]:
    """The real care server on a data folder, with a member signed in."""
    form_key = f"{settings.CSRF_COOKIE_NAME}={'k' * 32}"  # as any browser has from the second page on
    page = Page(free_port(), CHECK_IN, cookie=f"{settings.SESSION_COOKIE}={cookie}; {form_key}")
    command = [sys.executable, "-m", "rigcheck.doors.serving", "care", page.port, WORKERS]
    with running(command, page, environment={**os.environ, "RIGCHECK_DATA": str(data)}) as served:
        yield served


@contextmanager
def comparison(name: str) -> Iterator[Page]:
    """One of the small programs in bench/measuring, on our own server."""
    page = Page(free_port(), "/")
    command = [sys.executable, ROOT / f"bench/measuring/{name}.py", page.port, WORKERS]
    with running(command, page, environment=os.environ) as served:
        yield served


@dataclass(frozen=True)
class Pressed:
    """What a page stood, and what it took: processor milliseconds a page, all processes of its server together."""

    load: Load
    cpu_ms: float

    def figures(self) -> dict[str, float]:
        """For the closing line."""
        return self.load.figures() | {"cpu_ms_per_page": round(self.cpu_ms, 2)}


def pressed(page: Page, seconds: float, *, path: str = "", connections: int = CONNECTIONS) -> Pressed:
    """Press one page of a running program, warmed up first: each worker has read its templates, and every thread has
    opened its databases.
    """
    request = get(path or page.path, page.host, page.headers())
    for _ in range(FETCHED_FIRST):
        replace(page, path=path or page.path).fetch()
    press(page.port, request, seconds=WARM_UP, connections=connections, warm_up=0)
    before = cpu_seconds(page.group)
    load = press(page.port, request, seconds=seconds, connections=connections, warm_up=0)
    used = cpu_seconds(page.group) - before
    return Pressed(load, used * 1000 / max(1, load.per_second * seconds))


def comparisons(seconds: float) -> dict[str, Pressed]:
    """What others do on this machine, in the same run."""
    found = {}
    for name in ("bare", "minimal"):
        with comparison(name) as page:
            found[name] = pressed(page, seconds)
    with otree_page(DATA / "otree") as page:
        found["otree"] = pressed(page, seconds, connections=FEW)
    return found


def growth(alone: Page, among: Page, path: str, turns: int) -> float:
    """How much slower a page is among the rows of others: one reader asks both servers in turns.

    Of each the lower quartile counts: what else the machine does meanwhile falls on the slow side.
    """
    taken: dict[int, list[float]] = {alone.port: [], among.port: []}
    for _ in range(turns):
        for page in (alone, among):
            began = time.perf_counter()
            status, _body = replace(page, path=path).fetch()
            taken[page.port].append(time.perf_counter() - began)
            assert status == 200, path
    return statistics.quantiles(taken[among.port])[0] / statistics.quantiles(taken[alone.port])[0]


def queries_of(path: str, cookie: str, edge: Edge) -> int:
    """Statements to the database and calls to the keybox that one page takes."""
    keybox = CountedKeybox(edge.keybox)
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = cookie
    counted_edge = Edge(clock=edge.clock, chance=edge.chance, keybox=keybox)  # type: ignore[arg-type]
    with patch("rigcheck.doors.care.middleware.edge_of_process", lambda: counted_edge), counting(keybox) as asked:
        assert client.get(path).status_code == 200, path
    return asked.together


def crowd(count: int) -> None:
    """Keep a copy of the data as it is, then add rows of others."""
    connection.close()
    shutil.copytree(DATA, ALONE)
    fill_others(count)


def main() -> None:
    """Run it and print the figures."""
    seconds, turns, others = (1.5, 25, 300_000) if is_quick() else (15.0, 200, 10_000_000)
    call_command("migrate", verbosity=0)
    edge = edge_of_process()
    member = members.enrol(edge)
    members.check_in(member, edge, count=RECORDS, days=DAYS)
    cookie = members.cookie(member, edge)
    asked = {path: queries_of(path, cookie, edge) for path in (CHECK_IN, TREND)}
    with care(DATA, cookie) as page:
        own = {CHECK_IN: pressed(page, seconds), TREND: pressed(page, seconds, path=TREND, connections=FEW)}
    beside = comparisons(seconds)
    fresh = members.cookie(member, edge)
    crowd(others)
    with ExitStack() as both:
        alone, among = (both.enter_context(care(data, fresh)) for data in (ALONE, DATA))
        grown = {path: round(growth(alone, among, path, turns), 2) for path in (CHECK_IN, TREND)}
    shutil.rmtree(ALONE)
    report(own, beside, asked, grown, others)


def report(
    own: dict[str, Pressed], beside: dict[str, Pressed], asked: dict[str, int], grown: dict[str, float], others: int
) -> None:
    """Figures, ratios, goals."""
    check_in = own[CHECK_IN].load
    ratios = {
        f"check_in_to_{name}": round(check_in.per_second / other.load.per_second, 3)
        for name, other in beside.items()
        if other.load.per_second
    }
    for name, value in ratios.items():
        print(f"{name}: {value} times its requests a second")
    figures: dict[str, Any] = {
        "check_in_page": own[CHECK_IN].figures(),
        "trend_page": own[TREND].figures(),
        **{f"{name}_page": other.figures() for name, other in beside.items()},
        **ratios,
        "queries": asked,
        "rows_of_others": others,
        "growth_among_others": grown,
        "workers": WORKERS,
        "connections": CONNECTIONS,
    }
    rate, slowest = round(check_in.per_second, 1), round(check_in.p99_ms, 2)
    goals = {
        "check-in page: 600 requests a second": goal(WANTED_RATE, rate, rate >= WANTED_RATE and not check_in.failed),
        "check-in page: p99 under 50 ms": goal(WANTED_P99_MS, slowest, slowest < WANTED_P99_MS),
    }
    for path, count in asked.items():
        goals[f"{path}: at most 6 queries"] = goal(MOST_QUERIES, count, count <= MOST_QUERIES)
    for path, ratio in grown.items():
        wanted = f"{path}: not slower among rows of others (ratio under 1.3)"
        goals[wanted] = goal(WANTED_GROWTH, ratio, ratio < WANTED_GROWTH)
    finish("pages", figures, goals)


if __name__ == "__main__":
    main()
