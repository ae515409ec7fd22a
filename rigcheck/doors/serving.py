"""The web processes of one side: `python -m rigcheck.doors.serving care 8000 [WORKERS]` (or roster)."""

import gc
import importlib
import os
import socket
import sys
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

import uvicorn

from rigcheck.doors import crew
from rigcheck.doors.thinshell import Application

try:
    import resource
except ImportError:  # Windows has neither the module nor the limit
    resource = None  # type: ignore[assignment]

WORKERS = 2
"""Processes unless told otherwise: one for each core of a small machine."""
TAKES_NOTHING_MS = 30_000
GARBAGE_AFTER = 20_000
"""New objects between two looks for garbage: a page makes some thousands, and nearly all are gone with it."""


def serve(side: str, port: int, *, host: str = "127.0.0.1", workers: int = WORKERS) -> None:
    """Serve one side until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"rigcheck.settings.{side}")
    application = importlib.import_module(f"rigcheck.doors.{side}.asgi").application
    run(application, port, host=host, workers=workers)


def run(application: Application, port: int, *, host: str = "127.0.0.1", workers: int = WORKERS) -> None:
    """Serve an application until told to stop; raises `OSError` where the port is taken."""
    _spare_what_stays()
    _open_as_many_as_may_be()
    if workers == 1 or not crew.POSSIBLE:
        _work(application, crew.listening(host, port))
        return
    crew.run(partial(_work, application), crew.listening_together(host, port, workers))


class Server(uvicorn.Server):
    """uvicorn waits for open lines before it stops, and a stream never ends by itself: so those end first."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Told to stop."""
        getattr(self.config.app, "leave", lambda: None)()
        super().handle_exit(sig, frame)


def _work(application: Application, listener: socket.socket) -> None:
    _let_go_of_the_dead(listener)
    with suppress(KeyboardInterrupt):  # uvicorn has stopped cleanly by then, and raises it once more
        Server(uvicorn.Config(application, **_quiet())).run(sockets=[listener])


def _let_go_of_the_dead(listener: socket.socket) -> None:
    """Cut whoever has taken nothing for half a minute: a phone that went out of reach says no goodbye."""
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, TAKES_NOTHING_MS)


def _open_as_many_as_may_be() -> None:
    """Each stream is an open file: take the system's hard limit instead of the usual thousand."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _spare_what_stays() -> None:
    """Leave what was loaded out of every later look for garbage: it stays, and looking through it stalls pages."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 20, 100)


def _quiet() -> dict[str, Any]:
    """No access log (it would hold addresses and query strings), no server name, no trust in proxies' headers."""
    return {
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "backlog": 4096,
        "timeout_graceful_shutdown": 3,
    }


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), workers=int(sys.argv[3]) if len(sys.argv) > 3 else WORKERS)
