"""A server of streams in a thread, over the test's own database; clock that is set, chance that is known."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from rigcheck.care.streams import actions, queries
from rigcheck.doors.care.streams import streams_of_process
from rigcheck.outside.clock import SetClock, SystemClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SeededChance, SystemChance
from tests.care.streams.line import Line, Server

CAPABILITY = bytes(range(16))
"""What the member and the colleague of a talk hold."""
FOREIGN = bytes(range(100, 116))
"""Somebody else's."""
CHANNEL = queries.channel(CAPABILITY)


@pytest.fixture
def edge(clock: SetClock, chance: SeededChance) -> Iterator[Edge]:
    keybox = memory_keybox(chance=chance)
    yield Edge(clock=clock, chance=chance, keybox=keybox)
    keybox.close()


@pytest.fixture
def live() -> Iterator[Edge]:
    """An edge with the machine's own clock, by which real lines live."""
    keybox = memory_keybox(chance=SystemChance())
    yield Edge(clock=SystemClock(), chance=SystemChance(), keybox=keybox)
    keybox.close()


@pytest.fixture
def server(transactional_db: None) -> Iterator[Server]:
    started = Server(streams_of_process())
    started.start()
    yield started
    started.stop()


Listen = Callable[..., Line]


@pytest.fixture
def listen(server: Server, live: Edge) -> Iterator[Listen]:
    """Open a line on some channels, with a fresh ticket unless one is given."""
    lines: list[Line] = []

    def opened(*capabilities: bytes, ticket: bytes = b"", shown: str | None = None, **how: Any) -> Line:
        if shown is None:
            asked = capabilities or (CAPABILITY,)
            shown = (ticket or actions.admit(capabilities=asked, known=False, edge=live)).hex()
        lines.append(Line(server.port, shown, **how))
        return lines[-1]

    yield opened
    for line in lines:
        line.close()


@pytest.fixture
def say(live: Edge) -> Callable[..., None]:
    """Publish words, on the talk's channel unless another is named."""

    def published(*words: str, channel: bytes = CHANNEL, at: datetime | None = None) -> None:
        for word in words:
            actions.publish(channel=channel, body=word.encode(), at=at or live.clock.now(), by="tests")

    return published
