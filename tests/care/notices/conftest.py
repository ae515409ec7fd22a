"""An edge whose mail, push and gateway keep what is sent, and the worker's round over it."""

from collections.abc import Callable, Iterator

import pytest

from rigcheck.care.jobs import actions as jobs
from rigcheck.care.notices import actions as notices
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import KeptGateway
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.mail import KeptMail
from rigcheck.outside.push import KeptPush
from rigcheck.outside.randomness import SeededChance

Work = Callable[[], int]


@pytest.fixture
def mail() -> KeptMail:
    return KeptMail()


@pytest.fixture
def gateway() -> KeptGateway:
    return KeptGateway()


@pytest.fixture
def push() -> KeptPush:
    return KeptPush()


@pytest.fixture
def edge(clock: SetClock, chance: SeededChance, mail: KeptMail, gateway: KeptGateway, push: KeptPush) -> Iterator[Edge]:
    keybox = memory_keybox(chance=chance)
    yield Edge(clock=clock, chance=chance, keybox=keybox, mail=mail, gateway=gateway, push=push)
    keybox.close()


@pytest.fixture
def work(edge: Edge) -> Work:
    """Do all that is due now; how many jobs that was."""

    def done() -> int:
        count = 0
        while jobs.work(handlers=notices.handlers(edge=edge), clock=edge.clock, chance=edge.chance):
            count += 1
        return count

    return done
