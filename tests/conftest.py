"""What holds for every test: no network but this machine, the same examples in every run, PostgreSQL on request."""

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from tests.postgres import postgres as postgres

LOOPBACK = {"127.0.0.1": {"127.0.0.1"}, "::1": {"::1"}, "care.localhost": set(), "roster.localhost": set()}
"""Hosts that a test may connect to, each with the addresses that it stands for."""

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Refuse every connection that would leave this machine; Unix sockets and loopback are ours."""
    socket_allow_hosts(list(LOOPBACK), allow_unix_socket=True, resolution_cache=LOOPBACK)
