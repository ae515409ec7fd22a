"""Keeping what a member says about a practice."""

from datetime import UTC, datetime

from rigcheck.care.practice import policies
from rigcheck.care.practice.models import Tried
from rigcheck.care.vault import actions as vault
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance


def rate(*, keys: SessionKeys, practice: str, helped: str, client: str, now: datetime, chance: Chance) -> Tried:
    """Keep one rating, once for each `client` id; raises NotFound or NotARating."""
    moment = now.astimezone(UTC)
    record = Tried(
        at=moment.strftime("%Y-%m-%dT%H:%M"),
        practice=policies.shown(practice).id,
        helped=policies.rating(helped).value,
    )
    return vault.append(keys=keys, record=record, month=Month.of(moment), client=client, chance=chance).record
