"""Whether a post calls for help now: the one place where this room asks the engine that reads texts.

What it answers goes to the writer as an offer, and to the moderators as an order. It alerts nobody.
"""

from collections.abc import Callable

from rigcheck.engines.triage import messages
from rigcheck.engines.triage.messages import Reading

__all__ = ["READ", "Reading", "read"]

READ: Callable[[str], Reading] = messages.read


def read(*, text: str, title: str = "") -> Reading:
    """What the engine finds in a post: in its title or its text, whichever is more pressing."""
    return max((READ(part) for part in (text, title) if part), key=lambda one: (one.offer, one.level))
