"""A relay for voice (TURN), so that neither side learns the other's address; or none."""

from rigcheck.outside.relay.opening import NotARelay, open_relay
from rigcheck.outside.relay.passes import NoRelay, Pass, Relay, SharedSecret

__all__ = ["NoRelay", "NotARelay", "Pass", "Relay", "SharedSecret", "open_relay"]
