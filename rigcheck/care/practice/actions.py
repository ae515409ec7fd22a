"""Keeping what a member says about a practice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from rigcheck.care.members import actions as members
from rigcheck.care.members import queries as people
from rigcheck.care.practice import policies
from rigcheck.care.practice.models import Tried
from rigcheck.care.sessions.queries import Me
from rigcheck.care.vault import actions as vault
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
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


def spare(*, me: Me, tags: Iterable[str], edge: Edge) -> None:
    """Keep what this member wants to be spared, such as "breath-holds", in place of what stood there before."""
    wanted = replace(people.profile(me=me), avoids=policies.spared(tags))
    members.describe(me=me, profile=wanted, edge=edge)
