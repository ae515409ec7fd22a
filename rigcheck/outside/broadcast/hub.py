"""Hands what is published to everybody who listens in this process.

One thread waits at the database for all of them; the loop's own thread does the rest. Nothing is kept here: whoever
comes back after a gap reads the table.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from threading import Event, Thread
from typing import Any, Final

from django.db import Error, connection

from rigcheck.outside.broadcast.listener import Listener
from rigcheck.outside.broadcast.news import News, beat, written
from rigcheck.outside.broadcast.protocol import Feeding
from rigcheck.outside.clock import Clock

SLOTS: Final = 25
SLOT: Final = 1.0
"""Each second another part of the lines gets a sign of life, so each line every 25: sooner than any proxy cuts a silent
one."""
WAIT: Final = 1.0
PAUSE: Final = 1.0
"""Seconds before the database is tried again."""


class Hub:
    """The listeners of one process by channel; belongs to one loop, and starts with the first of them."""

    def __init__(self, *, feeding: Feeding, clock: Clock) -> None:
        self._feeding = feeding
        self._clock = clock
        self._channels: defaultdict[bytes, set[Listener]] = defaultdict(set)
        self._slots: list[set[Listener]] = [set() for _ in range(SLOTS)]
        self._next = count()
        self._stopping = Event()
        self._wanted = Event()
        self._ready: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._complete: datetime | None = None
        self._beating: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return sum(map(len, self._slots))

    async def open(self) -> None:
        """Come back once nothing that is published from now on is missed. Waits while the database is away."""
        if self._ready is None:
            self._ready = asyncio.Event()
            self._loop = asyncio.get_running_loop()
            self._beating = self._loop.create_task(self._beats())
            Thread(target=self._read, name="streams", daemon=True).start()
        await self._ready.wait()

    @contextmanager
    def joined(self, listener: Listener) -> Iterator[None]:
        """Let somebody listen meanwhile."""
        listener.slot = next(self._next) % SLOTS
        self._slots[listener.slot].add(listener)
        for channel in listener.channels:
            self._channels[channel].add(listener)
        self._wanted.set()
        try:
            yield
        finally:
            self._left(listener)

    def tell(self, news: Sequence[News], complete: datetime) -> None:
        """Hand on what was published; what came together goes out together. All before `complete` has been told."""
        self._complete = complete
        pieces: defaultdict[bytes, list[bytes]] = defaultdict(list)
        for one in news:
            if one.channel in self._channels:
                pieces[one.channel].append(written(one))
        for channel, written_ones in pieces.items():
            piece = b"".join(written_ones)
            for listener in tuple(self._channels.get(channel, ())):
                listener.push(piece)

    def hang_up(self) -> None:
        """End every line: whoever was on it comes back, and goes on where they were."""
        for slot in self._slots:
            for listener in tuple(slot):
                listener.end()

    def close(self) -> None:
        """End every line and the thread; from any thread, or from a signal's handler: so the loop does it, later."""
        self._call(self._close)

    def _close(self) -> None:
        self._stopping.set()
        self._wanted.set()
        self.hang_up()

    def _left(self, listener: Listener) -> None:
        self._slots[listener.slot].discard(listener)
        for channel in listener.channels:
            self._channels[channel].discard(listener)
            if not self._channels[channel]:
                del self._channels[channel]
        if not self._channels:
            self._wanted.clear()

    async def _beats(self) -> None:
        """A sign of life to a different few of them each second."""
        while not self._stopping.is_set():
            for slot in self._slots:
                await asyncio.sleep(SLOT)
                sign = beat(self._complete)
                for listener in tuple(slot):
                    listener.push(sign)

    def _lost(self) -> None:
        """The database went away: what is published now would be missed."""
        if self._ready is not None:
            self._ready.clear()
        self._complete = None
        self.hang_up()

    def _read(self) -> None:
        """The thread: wait at the feed, hand on what comes."""
        feed = self._feeding(self._stopping)
        while not self._stopping.is_set():
            try:
                feed.open()
                self._call(self._set_ready)
                while not self._stopping.is_set():
                    seconds = WAIT if self._wanted.wait(WAIT) else 0.0
                    now = self._clock.now()
                    self._call(self.tell, feed.wait(seconds), now)
            except Error:
                logging.getLogger(__name__).warning("streams cannot reach the database; trying again")
                connection.close()
                self._call(self._lost)
                self._stopping.wait(PAUSE)
        connection.close()

    def _set_ready(self) -> None:
        if self._ready is not None:
            self._ready.set()

    def _call(self, what: Any, *given: Any) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what, *given)
