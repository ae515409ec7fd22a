"""The ASGI shell around Django: pages run as WSGI in a few threads, streams are raw ASGI and never touch Django.

A stream inside Django's own ASGI handler costs a thread and, once the ORM is used, a database connection for each
open tab; out here it costs some kilobytes (docs/decisions).
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

THREADS = 4
"""Pages served at once by one process, and so its most database connections."""


def thin_shell(pages: Any, *, streams: Mapping[str, Application]) -> Application:
    """Serve `streams` by path prefix as raw ASGI, and everything else from the WSGI application `pages`."""
    wsgi = WSGIMiddleware(pages, workers=THREADS)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        for prefix, stream in streams.items():
            if scope["path"].startswith(prefix):
                await stream(scope, receive, send)
                return
        if scope["type"] == "http":
            await wsgi(scope, receive, send)  # type: ignore[arg-type]

    return application


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": message["type"] + ".complete"})
        if message["type"] == "lifespan.shutdown":
            return
