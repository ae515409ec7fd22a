"""What an endurance run is made of: a clock of its own, what the phones do, and processes that may be killed."""

import mmap
import os
import signal
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connections

from rigcheck.care.paging.models import Page, Press, ids


class SharedClock:
    """A clock that every process forked from here reads, and that only the lane moves: by seconds, not by itself."""

    def __init__(self) -> None:
        self._kept = mmap.mmap(-1, 8)
        self.passed = 0.0

    @property
    def passed(self) -> float:
        """Seconds since it was made."""
        return float(struct.unpack("d", self._kept[:8])[0])

    @passed.setter
    def passed(self, seconds: float) -> None:
        self._kept[:8] = struct.pack("d", seconds)

    def now(self) -> datetime:
        """The moment, by this clock."""
        return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=self.passed)


@dataclass
class Found:
    """What a lane has seen. Everything but the first four must be nothing."""

    runs: int = 0
    kills: int = 0
    pages: int = 0
    contacts: int = 0
    honest: int = 0
    told_again: int = 0
    """Notices handed over twice under one reference: a worker was killed between handing over and noting it."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unended: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Deed:
    """Something that a phone asks for at a moment (seconds after the run began), until it is answered."""

    at: float
    what: str
    page: Press
    who: bytes = b""


class Child:
    """A process of ours that may be killed and is started again after a while, as by the system's own supervisor."""

    def __init__(self, work: Callable[[socket.socket], None]) -> None:
        self._work, self.pid, self.line = work, 0, socket.socket()

    def start(self) -> None:
        """Fork it; connections to the database belong to one process only."""
        connections.close_all()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.pid = os.fork()
        if not self.pid:
            ours.close()
            try:
                self._work(theirs)
            finally:
                os._exit(1)
        theirs.close()
        ours.settimeout(0)
        self.line = ours

    def kill(self) -> None:
        """As by `kill -9`."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.line.close()
            self.pid = 0


def kept(deed: Deed, row: Page) -> bool:
    """Whether what was acknowledged stands in the row."""
    return {
        "take": deed.who in ids(row.held),
        "contact": row.state == "contact",
        "let_go": deed.who in ids(row.gone),
    }.get(deed.what, True)
