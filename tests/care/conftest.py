"""The recurring cast of care: each has keys of their own; the stranger tries everything."""

import hashlib
import os

import pytest

os.environ.setdefault("RIGCHECK_LOOPBACK", "1")

from rigcheck.engines.sealing.keys import Hierarchy, SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SeededChance


def root_of(name: str) -> bytes:
    """The same root for the same name in every run."""
    return hashlib.sha256(name.encode()).digest()


def keys_of(name: str) -> SessionKeys:
    """What the server is handed while this person is there."""
    return Hierarchy.from_root(root_of(name)).session_keys


@pytest.fixture
def member() -> SessionKeys:
    return keys_of("member")


@pytest.fixture
def stranger() -> SessionKeys:
    return keys_of("stranger")


@pytest.fixture
def chance() -> SeededChance:
    return SeededChance("care tests")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def november() -> Month:
    return Month(2026, 11)
