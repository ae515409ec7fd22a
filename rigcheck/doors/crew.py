"""Several processes that serve one port: the program is loaded once, then forked.

Each worker listens on a socket of its own on the same port, so that the system deals out connections. With one
socket for all, whichever process wakes first takes all that are waiting (docs/decisions/0016).
"""

import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

POSSIBLE = hasattr(os, "fork") and hasattr(socket, "SO_REUSEPORT")
BACKLOG = 4096
PAUSE = 1.0
"""Seconds before a worker that died is replaced: one that dies at once must not take the machine with it."""

Work = Callable[[socket.socket], None]


def listening(host: str, port: int) -> socket.socket:
    """A listening socket; raises `OSError` where the port is taken."""
    return socket.create_server((host, port), backlog=BACKLOG)


def listening_together(host: str, port: int, count: int) -> list[socket.socket]:
    """`count` listening sockets on one port; raises `OSError` where another program has it."""
    listening(host, port).close()  # ports can be shared by mistake as well: first see that nobody is there
    return [socket.create_server((host, port), backlog=BACKLOG, reuse_port=True) for _ in range(count)]


def run(work: Work, listeners: Sequence[socket.socket]) -> None:
    """Let a process of its own `work` on each listener until told to stop; one that dies is replaced."""
    crew = _Crew(work, listeners)
    signal.signal(signal.SIGTERM, crew.stop)
    signal.signal(signal.SIGINT, crew.stop)
    for listener in listeners:
        crew.take_on(listener)
    while crew.members:
        crew.replace(os.wait()[0])


class _Crew:
    """The workers by process id, each with its listener."""

    def __init__(self, work: Work, listeners: Sequence[socket.socket]) -> None:
        self.work = work
        self.listeners = listeners
        self.members: dict[int, socket.socket] = {}
        self.stopping = False

    def take_on(self, listener: socket.socket) -> None:
        """Start a worker for this listener."""
        if not (member := os.fork()):
            self._be_a_worker(listener)
        self.members[member] = listener
        if self.stopping:  # the word came while this one was starting
            _tell(member)

    def replace(self, gone: int) -> None:
        """Start another worker where one is gone, unless all are to go."""
        listener = self.members.pop(gone)
        if not self.stopping:
            time.sleep(PAUSE)
            self.take_on(listener)

    def stop(self, _number: int, _frame: object) -> None:
        """Tell every worker to finish what it is doing and end."""
        self.stopping = True
        for member in list(self.members):
            _tell(member)

    def _be_a_worker(self, own: socket.socket) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for listener in self.listeners:
            if listener is not own:
                listener.close()
        try:
            self.work(own)
        finally:
            os._exit(0)


def _tell(member: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(member, signal.SIGTERM)
