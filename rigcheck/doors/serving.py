"""One web process: `python -m rigcheck.doors.serving care 8000` (or roster)."""

import importlib
import os
import sys
from typing import Any

import uvicorn


class Server(uvicorn.Server):
    """uvicorn, with a stop that does not wait for open streams for ever."""


def serve(side: str, port: int, *, host: str = "127.0.0.1", workers: int = 1) -> None:
    """Serve one side until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"rigcheck.settings.{side}")
    target = f"rigcheck.doors.{side}.asgi:application"
    if workers > 1:
        uvicorn.run(target, host=host, port=port, workers=workers, **_quiet())
        return
    application = importlib.import_module(f"rigcheck.doors.{side}.asgi").application
    Server(uvicorn.Config(application, host=host, port=port, **_quiet())).run()


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
    serve(sys.argv[1], int(sys.argv[2]), workers=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
