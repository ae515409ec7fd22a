"""The floor under every page: an ASGI program that answers as many bytes as the check-in page and does nothing else.

python bench/measuring/bare.py PORT WORKERS
"""

import sys

from rigcheck.doors import serving
from rigcheck.doors.thinshell import Receive, Scope, Send

BODY = b"<!doctype html>" + b"x" * 31_000


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Always the same answer."""
    if scope["type"] != "http":
        return
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(BODY)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})


if __name__ == "__main__":
    serving.run(application, int(sys.argv[1]), workers=int(sys.argv[2]))
