"""The cast of supporters, as in the room beside."""

from tests.care.peers.conftest import chaplain, edge, gateway, lead, on_call_clinician, passer_by, peer

__all__ = ["chaplain", "edge", "gateway", "lead", "on_call_clinician", "passer_by", "peer"]
