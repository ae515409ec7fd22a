"""A small load generator: so many keep-alive connections to this machine, each asking again as soon as it is answered.

Only ever loopback, bounded in time, and light enough (about 30 microseconds a request) to share two cores with the
server it measures.
"""

import selectors
import socket
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Load:
    """What a server stood: requests answered a second, and milliseconds to the whole answer."""

    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int
    """Answers other than 200, and broken connections."""

    def figures(self) -> dict[str, float]:
        """For the closing line."""
        return {
            "requests_per_second": round(self.per_second, 1),
            "p50_ms": round(self.p50_ms, 2),
            "p99_ms": round(self.p99_ms, 2),
            "failed": self.failed,
        }


class _Line:
    """One connection: sends the request, gathers the answer, notes how long it took."""

    def __init__(self, port: int, request: bytes) -> None:
        self.socket = socket.create_connection((LOOPBACK, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = request
        self.ask()

    def ask(self) -> None:
        self.got, self.wanted = b"", 0
        self.began = time.perf_counter()
        self.socket.sendall(self.request)

    def more(self) -> bool | None:
        """Read what is there: True for a whole 200, False for anything else that ended, None for not yet."""
        part = self.socket.recv(262_144)
        if not part:
            return False
        self.got += part
        if not self.wanted and b"\r\n\r\n" in self.got:
            head, _ = self.got.split(b"\r\n\r\n", 1)
            self.wanted = len(head) + 4 + _content_length(head)
        if self.wanted and len(self.got) >= self.wanted:
            return self.got.startswith(b"HTTP/1.1 200")
        return None


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ValueError("the answer does not say how long it is")


def get(path: str, host: str, headers: Mapping[str, str]) -> bytes:
    """A GET request as it goes over the wire."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def press(port: int, request: bytes, *, seconds: float, connections: int = 16, warm_up: float = 1.0) -> Load:
    """Ask again and again for so many seconds after a warm-up that does not count."""
    chooser = selectors.DefaultSelector()
    for _ in range(connections):
        line = _Line(port, request)
        chooser.register(line.socket, selectors.EVENT_READ, line)
    took: list[float] = []
    failed = 0
    counted_from = time.perf_counter() + warm_up
    until = counted_from + seconds
    while (now := time.perf_counter()) < until:
        for key, _ in chooser.select(timeout=0.5):
            line = key.data
            answered = line.more()
            if answered is None:
                continue
            if now >= counted_from:
                took.append((time.perf_counter() - line.began) * 1000)
                failed += not answered
            if not answered and not line.wanted:
                chooser.unregister(line.socket)
                line.socket.close()
                line = _Line(port, request)
                chooser.register(line.socket, selectors.EVENT_READ, line)
            else:
                line.ask()
    for key in list(chooser.get_map().values()):
        key.data.socket.close()
    quantiles = statistics.quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return Load(len(took) / seconds, quantiles[49], quantiles[98], failed)
