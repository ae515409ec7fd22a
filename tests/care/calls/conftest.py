"""The cast of talks, on a site with a relay."""

from dataclasses import replace

import pytest

from rigcheck.outside.edge import Edge
from rigcheck.outside.relay import SharedSecret
from tests.care.conversations.conftest import cast, gateway, lead, member, passer_by, peer, talking
from tests.care.peers.conftest import edge as plain

__all__ = ["cast", "gateway", "lead", "member", "passer_by", "peer", "plain", "talking"]
ADDRESSES = ("turn:relay.example:3478?transport=udp", "turns:relay.example:443?transport=tcp")
RELAY = SharedSecret(ADDRESSES, "a secret of sixteen")


@pytest.fixture
def edge(plain: Edge) -> Edge:
    return replace(plain, relay=RELAY)
