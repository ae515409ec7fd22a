"""When something is tried again, and when it is left for a person to look at: as on both sides."""

from rigcheck.outside.ledger import KEPT, LEASE, WAITS, NoSuchJob

__all__ = ["KEPT", "LEASE", "WAITS", "NoSuchJob"]
