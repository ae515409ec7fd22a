"""The address of streams: raw ASGI beside Django, some kilobytes for each, no thread and no database connection.

GET with `X-Stream-Ticket` (hexadecimal; see care's room `streams`) and, after a gap, `Last-Event-ID`. The answer's
`X-Stream` says `goes-on` where nothing was missed that does not follow now, and `anew` where the box is to be read
again. Nothing of this stands in an address, and nothing is logged.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any, Final, TypeVar

from django.db import Error, close_old_connections

from rigcheck.doors.thinshell import Receive, Scope, Send
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.broadcast import Hub, Listener, News, beat, cursor_of, written
from rigcheck.outside.clock import Clock
from rigcheck.outside.databases.forgetting import may_forget

Answer = TypeVar("Answer")
PATIENCE: Final = 10.0
"""Seconds to wait for the database, and for somebody slow to hear that the line ends."""
PLAIN: Final = [(b"cache-control", b"no-store"), (b"cross-origin-resource-policy", b"same-origin")]
HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-accel-buffering", b"no"),  # nginx hands on at once, without a line in its settings
    *PLAIN,
]


class Busy(Refusal):
    """This process has as many streams as it may have, or cannot reach the database."""

    code = "streams-busy"
    status = 503


class Streams:
    """The streams of one process.

    `enter` uses up a ticket and gives its channels, `missed` reads what came on them since a moment, `goes_on` says
    whether that is everything.
    """

    def __init__(
        self,
        *,
        hub: Hub,
        enter: Callable[[bytes, datetime], tuple[bytes, ...]],
        missed: Callable[[Sequence[bytes], datetime], Sequence[News]],
        goes_on: Callable[[datetime, datetime], bool],
        clock: Clock,
        most: int,
    ) -> None:
        self.hub = hub
        self._enter = enter
        self._missed = missed
        self._goes_on = goes_on
        self._clock = clock
        self._most = most
        self._open = 0
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="tickets")
        """One, so one database connection: a ticket takes it about a millisecond."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one stream until either side hangs up."""
        if scope["type"] != "http":
            return
        self._open += 1
        try:
            if scope["method"] != "GET":
                await _refuse(send, 405, "get")
            elif self._open > self._most:
                raise Busy
            else:
                await self._serve(scope, receive, send)
        except Refusal as refusal:
            await _refuse(send, refusal.status, refusal.code)
        except (Error, TimeoutError):
            await _refuse(send, Busy.status, Busy.code)
        finally:
            self._open -= 1

    def leave(self) -> None:
        """End every stream: the process is to stop."""
        self.hub.close()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        channels = await self._in_thread(self._enter, _ticket(headers), self._clock.now())
        async with asyncio.timeout(PATIENCE):
            await self.hub.open()
        begun_at = self._clock.now()
        since = cursor_of(headers.get(b"last-event-id", b"").decode("latin-1"))
        if since is not None and not self._goes_on(since, begun_at):
            since = None
        listener = Listener(channels, send)
        begun = False
        try:
            with self.hub.joined(listener):
                # Joined first, read then: what is published in between comes twice, and nobody misses it.
                again = await self._in_thread(self._missed, channels, since) if since else ()
                # The cursor last: whoever is cut off in between has to get the rest again.
                first = b"".join([*map(written, again), beat(begun_at)])
                await _begin(send, first, goes_on=since is not None)
                begun = True
                await listener.begin()
                while (await receive())["type"] != "http.disconnect":
                    pass
        except asyncio.CancelledError as cancelled:
            if not listener.ended:
                raise
            _not_cancelled()
            if not begun:
                raise Busy from cancelled
            await _end(send)

    async def _in_thread(self, act: Callable[..., Answer], *given: Any) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _with_database, act, *given)


def _with_database(act: Callable[..., Answer], *given: Any) -> Answer:
    close_old_connections()
    may_forget()  # a ticket that is used up need not survive a power cut
    return act(*given)


def _ticket(headers: dict[bytes, bytes]) -> bytes:
    with suppress(ValueError):
        return bytes.fromhex(headers.get(b"x-stream-ticket", b"").decode("latin-1"))
    return b""


async def _begin(send: Send, first: bytes, *, goes_on: bool) -> None:
    state = (b"x-stream", b"goes-on" if goes_on else b"anew")
    await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, state]})
    await send({"type": "http.response.body", "body": first, "more_body": True})


def _not_cancelled() -> None:
    """The hub woke this task by cancelling it; nobody else wants it gone."""
    if task := asyncio.current_task():
        task.uncancel()


async def _end(send: Send) -> None:
    """Say that nothing more comes; whoever does not even take that is left to the system's own limit."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _refuse(send: Send, status: int, code: str) -> None:
    body = json.dumps({"refused": code}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *PLAIN]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
