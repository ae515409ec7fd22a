"""Listeners who hang up again and again while somebody publishes, and go on where they were."""

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.measuring.load import LOOPBACK

EVENT = re.compile(rb"id: (\d+)(?:-([0-9a-f]{32})\nevent: )?")
Request = Callable[[str], bytes]
"""What opens a line that goes on after a cursor."""


@dataclass
class Returner:
    """One listener: the names of what it heard, and how often it began anew or heard something twice on one line."""

    port: int
    request: Request
    heard: set[bytes] = field(default_factory=set)
    cursor: tuple[int, str] = (0, "")
    lines: int = 0
    anew: int = 0

    def open(self) -> None:
        """Open a line, after the last cursor."""
        self.line = socket.create_connection((LOOPBACK, self.port), timeout=20)
        self.line.sendall(self.request(self.cursor[1]))
        self.rest, self.lines = b"", self.lines + 1
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.line.recv(65536)
        self.anew += b"x-stream: anew" in self.rest

    def listen(self, seconds: float) -> None:
        """Hear what comes within so long, then hang up in the middle."""
        until = time.monotonic() + seconds
        self._take()
        while (left := until - time.monotonic()) > 0:
            self.line.settimeout(left)
            try:
                self.rest += self.line.recv(65536)
            except TimeoutError:
                break
            self._take()
        self.line.close()

    def _take(self) -> None:
        *whole, self.rest = self.rest.split(b"\n\n")
        for found in filter(None, map(EVENT.search, whole)):
            self.heard.update(filter(None, [found[2]]))
            self.cursor = max(self.cursor, (int(found[1]), found[1].decode()))
