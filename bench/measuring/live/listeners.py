"""Many listeners in one thread: they count events, and how old each was when it came.

An event is whatever ends with an empty line; its body begins with the monotonic clock's nanoseconds at which it was
published, 16 letters of hexadecimal, in Base64 behind `MARK`.
"""

import selectors
import socket
import time
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.measuring.load import LOOPBACK

MARK = b"data: "
STAMP = 24
PATIENCE = 60.0


@dataclass
class Crowd:
    """Open lines. `ages` are milliseconds, kept where `timed`; `events` counts deliveries."""

    timed: bool = False
    events: int = 0
    ages: list[float] = field(default_factory=list)
    lines: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chooser = selectors.DefaultSelector()
        self._rest: dict[socket.socket, bytes] = {}

    def open(self, port: int, requests: Sequence[bytes]) -> None:
        """Send each request on a line of its own, and wait until all are answered 200."""
        opened = []
        for request in requests:
            line = socket.create_connection((LOOPBACK, port), timeout=PATIENCE)
            line.sendall(request)
            opened.append(line)
        for line in opened:
            head = b""
            while b"\r\n\r\n" not in head:
                head += line.recv(65536)
            assert head.startswith(b"HTTP/1.1 200"), head[:200]
            self._rest[line] = b""
            line.settimeout(0)
            self._chooser.register(line, selectors.EVENT_READ)
        self.lines += opened

    def listen(self, seconds: float) -> float:
        """Read for so long; seconds that it took."""
        began = time.perf_counter()
        while (left := began + seconds - time.perf_counter()) > 0:
            for key, _ in self._chooser.select(timeout=min(left, 0.1)):
                self._read(key.fileobj)  # type: ignore[arg-type]
        return time.perf_counter() - began

    def close(self) -> None:
        """Hang up."""
        for line in self.lines:
            line.close()
        self._chooser.close()

    def _read(self, line: socket.socket) -> None:
        try:
            got = self._rest[line] + line.recv(262_144)
        except BlockingIOError:
            return
        whole, _, self._rest[line] = got.rpartition(b"\n\n")
        parts = whole.split(MARK)
        self.events += len(parts) - 1
        if self.timed:
            now = time.monotonic_ns()
            self.ages += [(now - int(b64decode(part[:STAMP]), 16)) / 1e6 for part in parts[1:]]
