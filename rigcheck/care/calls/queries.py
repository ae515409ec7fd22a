"""Whether there is voice."""

from rigcheck.care.calls import policies
from rigcheck.care.calls.policies import Holder
from rigcheck.outside.relay import Pass, Relay

__all__ = ["Holder", "Pass", "can_call"]


def can_call(*, holder: Holder, relay: Relay) -> bool:
    """Whether this side of a talk would be given a pass: the button shows by the same rule that refuses."""
    try:
        policies.may_call(holder, relay)
    except (policies.NoVoice, policies.NotAnswered):
        return False
    return True
