"""Live updates: what idle streams cost, how many deliveries a second one group of 500 gets, how late, and what is lost.

The real care server with one web process, a publisher in a process of its own that writes to the database as a page
does, listeners over sockets. Beside it, in the same run, with the same listeners: a loop that only sends the same bytes
to every socket; and Django Channels on daphne with its layer in memory. With RIGCHECK_ENGINE=postgresql all of ours
goes through NOTIFY.

    python3 run.py bench live [--quick]
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring import thrownaway  # noqa: F401 - first: it sets Django up on a database that is thrown away

import psycopg
from django.conf import settings
from django.core.management import call_command

from bench.measuring.live.listeners import Crowd
from bench.measuring.live.returning import Returner
from bench.measuring.load import get
from bench.measuring.report import finish, goal, is_quick
from bench.measuring.running import ROOT, Page, cpu_seconds, free_port, running
from rigcheck.care.streams import actions, models, queries
from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SystemChance

IDLE, GROUP, RETURNERS = 5_000, 500, 20
CALM, BUSY, FULL, TOGETHER = 10, 100, 3_000, 10
"""Events a second: a lively group; 50,000 deliveries; more than anybody publishes. How many may be written together."""
FEW = 50
"""Open files of a process that holds no part of the group."""
EDGE = Edge(clock=SystemClock(), chance=SystemChance(), keybox=memory_keybox(chance=SystemChance()))
MB = 1024 * 1024


def request(capability: bytes, since: str = "") -> bytes:
    """What opens a stream, with a fresh ticket."""
    ticket = actions.admit(capabilities=[capability], known=True, edge=EDGE)
    more = {"Last-Event-ID": since} if since else {}
    return get("/stream/", "care.localhost", {"X-Stream-Ticket": ticket.hex(), **more})


def memory(group: int) -> float:
    """Megabytes that a server's processes hold: their own, and what they share counted once (PSS)."""
    total = 0
    for process in processes(group):
        told = (process / "smaps_rollup").read_text()
        total += int(told.split("Pss:")[1].split()[0]) * 1024
    return total / MB


def processes(group: int) -> Sequence[Path]:
    """Where the system tells about each process of a server."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            if os.getpgid(int(process.name)) == group:
                found.append(process)
    return found


def sockets(process: Path) -> int:
    """How many connections a process holds, and a few files beside them."""
    return len(list((process / "fd").iterdir()))


@contextmanager
def publishing(channel: bytes, rate: float, seconds: float, together: int) -> Iterator["subprocess.Popen[str]"]:
    """A publisher beside us, from its first event on; waits for its end."""
    script = ROOT / "bench/measuring/live/publishing.py"
    command = [sys.executable, script, channel.hex(), rate, seconds, together]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(list(map(str, command)), env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.wait()


def idle(page: Page) -> dict[str, float]:
    """What so many lines cost that nobody says anything on."""
    count, crowd, before = IDLE // (5 if is_quick() else 1), Crowd(), memory(page.group)
    for start in range(0, count, 250):
        crowd.open(page.port, [request(os.urandom(16)) for _ in range(min(250, count - start))])
    used = cpu_seconds(page.group)
    crowd.listen(5)
    share = (cpu_seconds(page.group) - used) / 5
    total = memory(page.group)
    crowd.close()
    return {
        "streams": count,
        "megabytes": round(total, 1),
        "kilobytes_each": round((total - before) * 1024 / count, 1),
        "megabytes_at_5000": round(before + (total - before) * IDLE / count, 1),
        "share_of_a_core": round(share, 3),
    }


def late(page: Page, rate: float, seconds: float) -> dict[str, float]:
    """How old an event is when it comes, from before its transaction began, to 500 people on all processes."""
    capability, crowd = os.urandom(16), Crowd(timed=True)
    crowd.open(page.port, [request(capability) for _ in range(GROUP)])
    with publishing(queries.channel(capability), rate, seconds, 1) as publisher:
        while publisher.poll() is None:
            crowd.listen(0.5)
    crowd.listen(1)
    holding = [lines for lines in map(sockets, processes(page.group)) if lines > FEW]
    crowd.close()
    said = models.Event.objects.filter(channel=queries.channel(capability)).count()
    cuts = statistics.quantiles(crowd.ages, n=100)
    return {
        "events_a_second": rate,
        "p50_ms": round(cuts[49], 1),
        "p99_ms": round(cuts[98], 1),
        "deliveries": len(crowd.ages),
        "lost": said * GROUP - len(crowd.ages),
        "processes": len(holding),
    }


def full(page: Page, seconds: float, together: int) -> tuple[float, float]:
    """Deliveries a second to a group of 500 when more is said than can be heard; and events published a second."""
    capability, crowd = os.urandom(16), Crowd()
    crowd.open(page.port, [request(capability) for _ in range(GROUP)])
    with publishing(queries.channel(capability), FULL, seconds + 2, together) as publisher:
        crowd.listen(1)
        per_second = steady(crowd, seconds)
        assert publisher.stdout
        said = float(publisher.stdout.read())
    crowd.close()
    return round(per_second), round(said)


def steady(crowd: Crowd, seconds: float) -> float:
    """Deliveries a second, once it is under way."""
    before = crowd.events
    return (-before + (crowd.listen(seconds), crowd.events)[1]) / seconds


def beside(script: str, *arguments: object, seconds: float) -> float:
    """Deliveries a second of a program that others, or nobody, wrote for it."""
    port, crowd = free_port(), Crowd()
    command = [sys.executable, ROOT / f"bench/measuring/live/{script}.py", port, GROUP, *arguments]
    process = subprocess.Popen(list(map(str, command)), env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        until_open(port)
        crowd.open(port, [get("/", "localhost", {})] * GROUP)
        crowd.listen(2)
        return round(steady(crowd, seconds))
    finally:
        crowd.close()
        process.kill()
        process.wait()


def until_open(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("A program under measurement does not answer.")


def returning(page: Page, seconds: float) -> dict[str, float]:
    """What is lost by people who hang up every third of a second while much is said."""
    capability = os.urandom(16)
    channel = queries.channel(capability)
    people = [Returner(page.port, lambda since: request(capability, since)) for _ in range(RETURNERS)]
    for one in people:
        one.open()
    with publishing(channel, 100, seconds, 1) as publisher:
        while publisher.poll() is None:
            for one in people:
                one.listen(0.03)
                one.open()
    for one in people:
        one.listen(0.3)
    said = {
        bytes(name).hex().encode() for name in models.Event.objects.filter(channel=channel).values_list("id", flat=True)
    }
    return {
        "events": len(said),
        "lines": sum(one.lines for one in people),
        "lost": sum(len(said - one.heard) for one in people),
        "began_anew": sum(one.anew for one in people) - len(people),
    }


def tables() -> None:
    """A database with care's tables."""
    if settings.ENGINE == "postgresql":
        with psycopg.connect("dbname=postgres", autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{settings.DATABASES["default"]["NAME"]}"')
    call_command("migrate", verbosity=0)


def compared(page: Page, seconds: float, rounds: int) -> Sequence[dict[str, float]]:
    """Ours, the bare loop and Channels one after the other, so that all meet the same machine."""
    found = []
    for _ in range(rounds):
        alone, said = full(page, seconds, 1)
        ten, said_in_tens = full(page, seconds, TOGETHER)
        raw = beside("raw", seconds=seconds)
        usual, spared = (beside("channelled", BUSY, layer, seconds=seconds) for layer in ("usual", "spared"))
        found.append(
            {"deliveries_a_second": alone, "events_a_second": said, "in_tens": ten, "events_in_tens": said_in_tens,
             "raw": raw, "channels": usual, "channels_spared": spared}
        )  # fmt: skip
    return found


def serving(workers: int) -> AbstractContextManager[Page]:
    """The care server."""
    page = Page(free_port(), "/exit/")
    command = [sys.executable, "-m", "rigcheck.doors.serving", "care", page.port, workers]
    return running(command, page, environment=os.environ)


def ratio(fan: Sequence[dict[str, float]], to: str) -> float:
    """How many times another one's deliveries ours are, in the median round."""
    return round(statistics.median(one["deliveries_a_second"] / max(one[to], 1) for one in fan), 2)


def main() -> None:
    """Run it and print the figures."""
    seconds, rounds = (2.0, 1) if is_quick() else (8.0, 3)
    tables()
    with serving(1) as alone:
        resting = idle(alone)
        calm, busy = late(alone, CALM, seconds), late(alone, BUSY, seconds)
        again = returning(alone, seconds)
        fan = compared(alone, seconds, rounds)
    with serving(2) as both:
        crossing = late(both, CALM, seconds)
    ours = statistics.median(one["deliveries_a_second"] for one in fan)
    to_raw, to_channels, to_spared = (ratio(fan, to) for to in ("raw", "channels", "channels_spared"))
    finish(
        "live",
        {"engine": settings.ENGINE, "idle": resting, "calm": calm, "busy": busy, "two_processes": crossing,
         "returning": again, "fan_out": fan, "ratio_to_raw": to_raw, "ratio_to_channels": to_channels,
         "ratio_to_channels_spared": to_spared},
        {
            "5,000 idle streams in under 300 MB": goal(
                300, resting["megabytes_at_5000"], resting["megabytes_at_5000"] < 300
            ),
            "500 in one group: 50,000 deliveries a second, or 0.3 of bare sockets": goal(
                50_000, ours, ours >= 50_000 or to_raw >= 0.3
            ),
            "10 times Django Channels, also without its sweep": goal(10, to_spared, min(to_channels, to_spared) >= 10),
            "p99 under 50 ms at 500 online": goal(50, calm["p99_ms"], calm["p99_ms"] < 50),
            "the same at 50,000 deliveries a second": goal(50, busy["p99_ms"], busy["p99_ms"] < 50),
            "nothing lost over reconnect": goal(0, again["lost"], again["lost"] == 0),
            "two web processes hear all of it": goal(
                0, crossing["lost"], crossing["lost"] == 0 and crossing["processes"] == 2
            ),
        },
    )  # fmt: skip


if __name__ == "__main__":
    main()
