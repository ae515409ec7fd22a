"""The ASGI shell around Django: pages run as WSGI in a few threads, streams are raw ASGI and never touch Django.

A stream inside Django's own ASGI handler costs a thread and, once the ORM is used, a database connection for each
open tab; out here it costs some kilobytes (docs/decisions).
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Coroutine[Any, Any, None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

THREADS = 4
"""Pages served at once by one process; each thread keeps a database connection."""


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


def whole(application: Application, *, most: int, seconds: float) -> Application:
    """Hears a request's whole body first, so that whoever says nothing more holds no thread.

    More than `most` bytes are answered 413; a body that is not there after `seconds`, 408.
    """

    async def hear(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(seconds):
                body = await _body(receive, most)
        except TimeoutError:
            await _refuse(send, 408)
            return
        if body is None:
            return
        if len(body) > most:
            await _refuse(send, 413)
            return
        heard = [{"type": "http.request", "body": bytes(body), "more_body": False}]

        async def again() -> MutableMapping[str, Any]:
            return heard.pop() if heard else await receive()

        await application(scope, again, send)

    return hear


async def _body(receive: Receive, most: int) -> bytearray | None:
    """All of it, or a little more than `most`; None where the line broke."""
    body = bytearray()
    while len(body) <= most:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return body


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"cache-control", b"no-store"), (b"connection", b"close"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": message["type"] + ".complete"})
        if message["type"] == "lifespan.shutdown":
            return
