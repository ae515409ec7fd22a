"""Several processes that serve one port: the program is loaded once, then forked.

Each worker listens on a socket of its own on the same port, so that the system deals out connections. With one
socket for all, whichever process wakes first takes all that are waiting (docs/decisions/0015).
"""

import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

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
    members: dict[int, socket.socket] = {}
    stopping = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True
        for member in members:
            _tell(member)

    def take_on(listener: socket.socket) -> None:
        member = _forked(work, listener, listeners)
        members[member] = listener
        if stopping:  # the word came while this one was starting
            _tell(member)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for listener in listeners:
        take_on(listener)
    while members:
        gone, _ = os.wait()
        listener = members.pop(gone)
        if not stopping:
            time.sleep(PAUSE)
        if not stopping:
            take_on(listener)


def _tell(member: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(member, signal.SIGTERM)


def _forked(work: Work, own: socket.socket, listeners: Sequence[socket.socket]) -> int:
    """Start one worker; its process id."""
    if member := os.fork():
        return member
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for listener in listeners:
        if listener is not own:
            listener.close()
    try:
        work(own)
    finally:
        os._exit(0)
