"""Two web processes on one database: what any process publishes is heard at both, and nothing is lost on the way."""

import random
from collections.abc import Iterator
from threading import Event as Flag
from threading import Thread

import pytest
from django.db import connection, transaction

from rigcheck.care.streams import actions
from rigcheck.outside.edge import Edge
from tests.care.streams.conftest import CAPABILITY, CHANNEL
from tests.care.streams.line import Line
from tests.care.streams.process import Process

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH, LISTENERS = 3, 60, 6
LAST = "last"


@pytest.fixture
def processes() -> Iterator[list[Process]]:
    started = [Process(), Process()]
    for process in started:
        process.listen()
    yield started
    for process in started:
        process.kill()


def opened(process: Process, live: Edge, since: str = "") -> Line:
    ticket = actions.admit(capabilities=[CAPABILITY], known=False, edge=live)
    return Line(process.port, ticket.hex(), since).begun()


def publish(live: Edge, word: str) -> None:
    actions.publish(channel=CHANNEL, body=word.encode(), at=live.clock.now(), by="tests")


def test_what_one_process_publishes_is_heard_at_every_other(processes: list[Process], live: Edge) -> None:
    lines = [opened(process, live) for process in processes for _ in range(2)]
    publish(live, "from a third process")
    assert [line.words(1) for line in lines] == [["from a third process"]] * 4
    for line in lines:
        line.close()


def test_a_process_that_dies_takes_nothing_with_it_and_one_that_is_told_to_stop_says_goodbye(
    processes: list[Process], live: Edge
) -> None:
    first, second = processes
    line = opened(first, live)
    publish(live, "one")
    assert line.words(1) == ["one"]
    first.kill()
    publish(live, "two")
    again = opened(second, live, line.cursor)
    publish(live, "three")
    assert again.headers["x-stream"] == "goes-on"
    assert again.until("three") == ["one", "two", "three"]
    assert second.stop() == "", "it ends with lines open, and has logged nothing"
    assert again.hung_up()
    line.close()
    again.close()


class Writer(Thread):
    """Publishes in transactions of its own, some of which take their time: moments do not come in order of commits."""

    def __init__(self, name: str, live: Edge, dice: random.Random) -> None:
        super().__init__()
        self.live, self.dice = live, dice
        self.words = [f"{name}{number}" for number in range(EACH)]

    def run(self) -> None:
        pause = Flag()
        for word in self.words:
            with transaction.atomic():
                at = self.live.clock.now()
                pause.wait(self.dice.random() * 0.02)
                actions.publish(channel=CHANNEL, body=word.encode(), at=at, by="tests")
                pause.wait(self.dice.random() * 0.02)
        connection.close()


class Listener(Thread):
    """Hears, hangs up at random moments, and goes on at whichever process, until the last word."""

    def __init__(self, processes: list[Process], live: Edge, dice: random.Random) -> None:
        super().__init__()
        self.processes, self.live, self.dice = processes, live, dice
        self.words: dict[str, str] = {}
        self.gaps, self.anew, self.begun = 0, 0, Flag()

    def run(self) -> None:
        cursor = ""
        while LAST not in self.words.values():
            line = opened(self.dice.choice(self.processes), self.live, cursor)
            self.anew += line.headers["x-stream"] == "anew"
            self.begun.set()
            enough = len(self.words) + self.dice.randrange(2, 40)
            while len(self.words) < enough and LAST not in self.words.values():
                for one in line.hear(1):
                    self.words.setdefault(one.id, one.word)
            cursor = line.cursor
            line.close()
            self.gaps += 1
        connection.close()


def test_nothing_is_lost_over_reconnect(processes: list[Process], live: Edge) -> None:
    dice = random.Random(5)
    listeners = [Listener(processes, live, random.Random(dice.random())) for _ in range(LISTENERS)]
    writers = [Writer(name, live, random.Random(dice.random())) for name in "abc"]
    for listener in listeners:
        listener.start()
    for listener in listeners:
        assert listener.begun.wait(30)
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    publish(live, LAST)
    for listener in listeners:
        listener.join(60)
    expected = sorted([LAST, *(word for writer in writers for word in writer.words)])
    assert [sorted(listener.words.values()) for listener in listeners] == [expected] * LISTENERS
    assert sum(listener.gaps for listener in listeners) > LISTENERS * 3, "they did hang up"
    assert [listener.anew for listener in listeners] == [1] * LISTENERS, "only the first time"
