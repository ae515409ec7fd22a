"""From the button to the first telephone: how long until the page is kept and a notification is handed to the gateway.

200 phones press at once over HTTP, on the real care server with the real worker beside it and a gateway on this
machine; each page asks five supporters. Then within a second, and one after the other while those pages are open.
Beside it, in the same run: the same ladder's first step as a bare loop, without Django, over the same database: the
limit.

    python3 run.py bench paging [--quick]
"""

import base64
import hashlib
import json
import os
import random
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.load import LOOPBACK
from bench.measuring.running import ROOT, Page, free_port, running

GATEWAY = free_port()
DATA = Path(tempfile.mkdtemp(prefix="rigcheck-bench-"))
os.environ.update(
    DJANGO_SETTINGS_MODULE="rigcheck.settings.care",
    RIGCHECK_LOOPBACK="1",
    RIGCHECK_DATA=str(DATA),
    RIGCHECK_GATEWAY=f"twilio+plain://ACbench@127.0.0.1:{GATEWAY}",
    RIGCHECK_GATEWAY_FROM="+15005550006",
    RIGCHECK_GATEWAY_PASSWORD="none",  # noqa: S106 - this machine's own stand-in
)

import django

django.setup()

from django.conf import settings
from django.db import connection, transaction

from bench.measuring.paging.site import ENVELOPE_BYTES, edge_of, make
from bench.measuring.report import finish, goal, is_quick
from rigcheck.care.notices.models import Channel
from rigcheck.care.paging.models import Page as Row
from rigcheck.care.paging.policies import about
from rigcheck.care.sessions.models import Ticket
from rigcheck.outside.clock import SystemClock
from rigcheck.outside.gateway import NoGateway

PATH = "/step-it-up/backup/press"
AT_ONCE, PEOPLE, WORKERS = 200, 5, 2
WANTED_MS = 300
KEY = "k" * 32
PATIENCE = 60.0


class Phone:
    """One press: its request with a ticket of its own, and when it was sent, answered and first handed over."""

    def __init__(self, order: Sequence[bytes]) -> None:
        capability, ticket = os.urandom(16), os.urandom(16)
        page = hashlib.sha256(capability).digest()
        self.page, self.names = page.hex(), {about(page, who, 1).hex() for who in order}
        Ticket.objects.create(digest=hashlib.sha256(ticket).digest(), mark=os.urandom(16), expires="2999-12")
        numbers = {who.hex(): base64.b64encode(os.urandom(ENVELOPE_BYTES)).decode() for who in order}
        said = {"capability": capability.hex(), "ticket": ticket.hex(), "order": list(numbers), "numbers": numbers}
        body = json.dumps(said | {"how": "call"}).encode()
        head = (
            f"POST {PATH} HTTP/1.1\r\nHost: care.localhost\r\nContent-Type: application/json\r\n"
            f"Cookie: {settings.CSRF_COOKIE_NAME}={KEY}\r\nX-CSRFToken: {KEY}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.request = head.encode() + body
        self.began = self.answered = 0.0

    def open(self, port: int) -> None:
        """Connect, before it counts."""
        self.socket = socket.create_connection((LOOPBACK, port))

    def press(self) -> None:
        """The button."""
        self.began = time.monotonic()
        self.socket.sendall(self.request)

    def hear(self) -> None:
        """The answer: only 200 counts."""
        said = self.socket.recv(65536)
        self.answered = time.monotonic()
        self.socket.close()
        if not said.startswith(b"HTTP/1.1 200"):
            sys.exit(f"A press was answered with {said[:300]!r}.")


def within(seconds: float, phones: Sequence[Phone], port: int) -> None:
    """All press at a moment of their own within so many seconds; 0: in the same instant."""
    chooser = selectors.DefaultSelector()
    for phone in phones:
        phone.open(port)
        chooser.register(phone.socket, selectors.EVENT_READ, phone)
    began, dice = time.monotonic(), random.Random(len(phones))
    coming = deque((began + moment, phone) for moment, phone in zip(_moments(seconds, dice), phones, strict=False))
    while chooser.get_map():
        while coming and coming[0][0] <= time.monotonic():
            coming.popleft()[1].press()
        patience = max(coming[0][0] - time.monotonic(), 0) if coming else None
        for key, _ in chooser.select(patience):
            chooser.unregister(key.fileobj)
            key.data.hear()


def _moments(seconds: float, dice: random.Random) -> Sequence[float]:
    return sorted(dice.uniform(0, seconds) for _ in range(AT_ONCE))


def one_by_one(phones: Sequence[Phone], port: int) -> None:
    """Each a while after the last."""
    for phone in phones:
        phone.open(port)
        phone.press()
        phone.hear()
        time.sleep(0.1)


def first_calls(log: Path, phones: Sequence[Phone]) -> Mapping[str, float]:
    """When the gateway was first asked about each page; waits until it was about all."""
    began, found = time.monotonic(), dict[str, float]()
    pages = {name: phone.page for phone in phones for name in phone.names}
    while time.monotonic() - began < PATIENCE:
        found = {}
        for line in log.read_text().splitlines() if log.exists() else ():
            moment, name = line.split()
            found.setdefault(pages.get(name, name), float(moment))
        if all(phone.page in found for phone in phones):
            return found
        time.sleep(0.2)
    sys.exit(f"{sum(phone.page not in found for phone in phones)} pages were never handed to the gateway.")


def figures(phones: Sequence[Phone], log: Path) -> dict[str, float]:
    """Milliseconds from the button to the answer "sent", to the first call, and to both."""
    calls = first_calls(log, phones)
    sent = [(phone.answered - phone.began) * 1000 for phone in phones]
    called = [(calls[phone.page] - phone.began) * 1000 for phone in phones]
    both = [max(pair) for pair in zip(sent, called, strict=True)]
    return {
        "sent_p99_ms": p99(sent),
        "first_call_p99_ms": p99(called),
        "p50_ms": round(statistics.median(both), 1),
        "p99_ms": p99(both),
    }


def p99(taken: Sequence[float]) -> float:
    """The 99th of a hundred."""
    return round(statistics.quantiles(taken, n=100)[98], 1)


def bare(count: int) -> dict[str, float]:
    """The limit: the same rows kept and the first call made by a loop, one after the other, pressed at its start."""
    with connection.cursor() as cursor:
        kind = "BYTEA" if connection.vendor == "postgresql" else "BLOB"
        cursor.execute(f"CREATE TABLE bare_page (id {kind} PRIMARY KEY, body {kind})")
        cursor.execute(f"CREATE TABLE bare_notice (id {kind} PRIMARY KEY, page {kind})")
    began, taken = time.monotonic(), []
    for _ in range(count):
        page, notices = os.urandom(32), [os.urandom(16) for _ in range(PEOPLE)]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_page VALUES (%s, %s)", [page, os.urandom(ENVELOPE_BYTES * PEOPLE)])
            cursor.executemany("INSERT INTO bare_notice VALUES (%s, %s)", [(notice, page) for notice in notices])
        hand_over(page.hex())
        taken.append((time.monotonic() - began) * 1000)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM bare_notice WHERE id = %s", [notices[0]])
    return {"p50_ms": round(statistics.median(taken), 1), "p99_ms": p99(taken)}


def hand_over(page: str) -> None:
    """One call asked for, over a connection of its own."""
    body = f"Twiml={page}".encode()
    with socket.create_connection((LOOPBACK, GATEWAY)) as line:
        line.sendall(b"POST /calls HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        line.recv(4096)


@contextmanager
def program(*words: object) -> Iterator[None]:
    """A program of ours beside the server."""
    process = subprocess.Popen(
        [sys.executable, *map(str, words)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Run it and print the figures."""
    rounds = 1 if is_quick() else 3
    order, log = make(PEOPLE, Channel.VOICE, edge_of(SystemClock(), NoGateway())), DATA / "calls"
    with ExitStack() as stack:
        stack.enter_context(program(ROOT / "bench/measuring/paging/gateway.py", GATEWAY, log))
        page = Page(free_port(), "/step-it-up/")
        command = [sys.executable, "-m", "rigcheck.doors.serving", "care", page.port, WORKERS]
        stack.enter_context(running(command, page, environment=os.environ))
        stack.enter_context(program("-m", "rigcheck.doors.manage", "care", "worker"))
        warm = [Phone(order) for _ in range(10)]
        one_by_one(warm, page.port)
        first_calls(log, warm)
        bursts = []
        for _ in range(rounds):
            phones = [Phone(order) for _ in range(AT_ONCE)]
            within(0, phones, page.port)
            bursts.append(figures(phones, log))
        spread = [Phone(order) for _ in range(AT_ONCE)]
        within(1, spread, page.port)
        second = figures(spread, log)
        still = Row.objects.exclude(wake=None).count()
        later = [Phone(order) for _ in range(20 if is_quick() else 100)]
        one_by_one(later, page.port)
        among = figures(later, log)
        limit = bare(AT_ONCE)
    burst = {name: round(statistics.median(one[name] for one in bursts), 1) for name in bursts[0]}
    ratio = round(burst["p99_ms"] / limit["p99_ms"], 2)
    finish(
        "paging",
        {
            "at_once": burst,
            "within_a_second": second,
            "bare_loop": limit,
            "ratio_p99_to_bare": ratio,
            "open_pages": still,
            "one_by_one": among,
        },
        {
            "200 pages at once, kept and first handed to the gateway: p99 under 300 ms": goal(
                WANTED_MS, burst["p99_ms"], burst["p99_ms"] < WANTED_MS
            ),
            "200 pages within a second: p99 under 300 ms": goal(
                WANTED_MS, second["p99_ms"], second["p99_ms"] < WANTED_MS
            ),
            "one more while 200 and more are open: p99 under 300 ms": goal(
                WANTED_MS, among["p99_ms"], among["p99_ms"] < WANTED_MS
            ),
        },
    )


if __name__ == "__main__":
    main()
