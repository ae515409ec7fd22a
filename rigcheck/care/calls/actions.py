"""Handing out passes to the relay."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.calls import policies
from rigcheck.care.calls.policies import Holder
from rigcheck.care.tallies import actions as tallies
from rigcheck.outside.randomness import Chance
from rigcheck.outside.relay import Pass, Relay


@transaction.atomic
def give_pass(*, by: Holder, relay: Relay, now: datetime, chance: Chance) -> Pass:
    """A pass to the relay under a name drawn for it alone; kept nowhere here.

    Raises NoVoice, NotAnswered or OftenRung.
    """
    policies.may_call(by, relay)
    what = by.mark + b"|voice"
    tallies.count_hour(what=what, now=now, most=policies.PASSES_AN_HOUR, refusal=policies.OftenRung)
    return relay.issue(name=chance.bytes(policies.NAME_BYTES), until=policies.until(now))
