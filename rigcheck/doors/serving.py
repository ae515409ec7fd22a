"""The web processes of one side: `python -m rigcheck.doors.serving care 8000 [WORKERS]` (or roster)."""

import gc
import importlib
import os
import socket
import sys
from contextlib import suppress
from functools import partial
from typing import Any

import uvicorn

from rigcheck.doors import crew
from rigcheck.doors.thinshell import Application

WORKERS = 2
"""Processes unless told otherwise: one for each core of a small machine."""
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
    if workers == 1 or not crew.POSSIBLE:
        _work(application, crew.listening(host, port))
        return
    crew.run(partial(_work, application), crew.listening_together(host, port, workers))


def _work(application: Application, listener: socket.socket) -> None:
    with suppress(KeyboardInterrupt):  # uvicorn has stopped cleanly by then, and raises it once more
        uvicorn.Server(uvicorn.Config(application, **_quiet())).run(sockets=[listener])


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
