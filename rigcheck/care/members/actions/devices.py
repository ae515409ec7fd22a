"""A six-digit PIN on one device, between two full sign-ins."""

from dataclasses import dataclass, field

from rigcheck.care.members import policies
from rigcheck.care.sessions.actions import Opened, pending
from rigcheck.care.sessions.queries import Me
from rigcheck.outside.edge import Edge

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class PinProved:
    """The device's share, with which the device opens its own wrap; and a two-minute session."""

    share: bytes = field(repr=False)
    session: Opened


def set_pin(*, me: Me, device: bytes, proof: bytes, second: bytes | None = None, edge: Edge) -> bytes:
    """Let a PIN on `device` unlock until the session's own end; return the device's share (32 bytes).

    The device keeps its wrap of the root to itself. A PIN that was there before is replaced. `second` is the proof of
    one that opens nothing; without one, chance stands in its place.
    """
    return edge.keybox.set_device(
        device,
        me.account,
        secret=edge.chance.bytes(SECRET_BYTES),
        proof=proof,
        second=second or edge.chance.bytes(SECRET_BYTES),
        until=me.until,
    )


def prove_pin(*, device: bytes, proof: bytes, edge: Edge) -> PinProved:
    """Check a PIN. Raises WrongPin; after the fifth wrong one in a row the PIN is gone. Raises SecondPin."""
    with policies.refusing_pins_in_words():
        known = edge.keybox.prove_device(device, proof, edge.clock.now())
    session = pending(account=known.account, until=known.until, full=False, edge=edge)
    return PinProved(known.share, session)
