"""Handing out passes to the relay."""

from django.db import transaction

from rigcheck.care.calls import policies
from rigcheck.care.calls.policies import Holder
from rigcheck.care.tallies import actions as tallies
from rigcheck.outside.edge import Edge
from rigcheck.outside.relay import Pass, Relay


@transaction.atomic
def give_pass(*, by: Holder, relay: Relay, edge: Edge) -> Pass:
    """A pass to the relay under a name drawn for it alone; kept nowhere here.

    Raises NoVoice, NotAnswered or OftenRung.
    """
    policies.may_call(by, relay)
    what = by.mark + b"|voice"
    tallies.count_hour(what=what, most=policies.PASSES_AN_HOUR, refusal=policies.OftenRung, edge=edge)
    return relay.issue(name=edge.chance.bytes(policies.NAME_BYTES), until=policies.until(edge.clock.now()))
