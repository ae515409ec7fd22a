"""One open stream: what is pushed goes out at once, or waits a little where the other side is slow.

The hub does not start a task for each of five hundred people at each word: it runs the server's `send` by hand. Where
that comes back at once, as it does while there is room in the connection's buffer, nothing else is needed; where it
would wait, nothing has been written yet, and a task of the slow one's own takes over until it has caught up.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, MutableMapping
from typing import Any, Final

Send = Callable[[MutableMapping[str, Any]], Coroutine[Any, Any, None]]
MOST_WAITING: Final = 100
"""Pieces that wait for somebody slow. With one more the line is cut: they come back, and go on where they were."""


class Listener:
    """Somebody at the other end of a stream on some channels. Belongs to the loop's thread."""

    __slots__ = ("_catching_up", "_send", "_task", "_waiting", "channels", "ended", "slot")

    def __init__(self, channels: tuple[bytes, ...], send: Send) -> None:
        self.channels = channels
        self.slot = 0
        self.ended = False
        self._send = send
        self._waiting: deque[bytes] | None = deque()
        self._catching_up: asyncio.Task[None] | None = None
        self._task = asyncio.current_task()

    async def begin(self) -> None:
        """Send what has come since the listener joined; from then on everything goes out at once."""
        await self._catch_up()

    def push(self, piece: bytes) -> None:
        """Send this, or let it wait for what waits already."""
        if self.ended:
            return
        if self._waiting is None:
            if self._sent(piece):
                return
            self._waiting = deque([piece])
            self._catching_up = asyncio.get_running_loop().create_task(self._catch_up())
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(piece)
        else:
            self.end()

    def end(self) -> None:
        """Hang up: whoever serves this stream comes back from waiting."""
        if self.ended:
            return
        self.ended = True
        if self._catching_up is not None:
            self._catching_up.cancel()
        if self._task is not None:
            self._task.cancel()

    def _sent(self, piece: bytes) -> bool:
        sending = self._send(_body(piece))
        try:
            sending.send(None)
        except StopIteration:
            return True
        except Exception:  # the connection went away just now: its own task hears of it
            self.end()
            return True
        sending.close()
        return False

    async def _catch_up(self) -> None:
        waiting = self._waiting
        while waiting:
            await self._send(_body(waiting[0]))
            waiting.popleft()
        self._waiting = self._catching_up = None


def _body(piece: bytes) -> MutableMapping[str, Any]:
    return {"type": "http.response.body", "body": piece, "more_body": True}
