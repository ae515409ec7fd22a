"""The ASGI shell around Django: pages run as WSGI in a few threads, streams are raw ASGI and never touch Django.

A stream inside Django's own ASGI handler costs a thread and, once the ORM is used, a database connection for each
open tab; out here it costs some kilobytes (docs/decisions).
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Coroutine[Any, Any, None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

THREADS = 4
"""Pages served at once by one process, and so its most database connections."""


class ThinShell:
    """Serves `streams` by path, as raw ASGI or in threads of their own; else the WSGI application `pages`."""

    def __init__(self, pages: Any, *, streams: Mapping[str, Application], leave: Callable[[], None]) -> None:
        self._pages = in_threads(pages, THREADS)
        self._streams = streams
        self.leave = leave
        """Ends what would otherwise never end, when the process is told to stop."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection's next request, or the process's own beginning and end."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif stream := self._streams.get(scope["path"]):
            await stream(scope, receive, send)
        elif scope["type"] == "http":
            await self._pages(scope, receive, send)


def thin_shell(
    pages: Any, *, streams: Mapping[str, Application], leave: Callable[[], None] = lambda: None
) -> ThinShell:
    """Django's pages with streams beside them; `leave` ends the streams."""
    return ThinShell(pages, streams=streams, leave=leave)


def in_threads(pages: Any, count: int) -> Application:
    """The WSGI application `pages` in `count` threads of its own."""
    return WSGIMiddleware(pages, workers=count)  # type: ignore[return-value]


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": message["type"] + ".complete"})
        if message["type"] == "lifespan.shutdown":
            return
