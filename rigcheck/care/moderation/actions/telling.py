"""Telling a group's moderators that something waits: “You have an update”, and nothing else."""

import hashlib

from rigcheck.care.groups.queries.standings import guides_of
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.queries import Notice
from rigcheck.care.peers import queries as peers
from rigcheck.outside.edge import Edge

BY = "groups"


def tell_guides(*, group: bytes, about: bytes, edge: Edge) -> None:
    """Send each moderator who can be reached one notice, 5 to 60 minutes later; others look in by themselves."""
    ways = peers.ways(supporters=[one.id for one in guides_of(group=group)])
    for seat, addresses in ways.items():
        reference = hashlib.sha256(b"group notice" + about + seat).digest()[:16]
        notices.send(
            address=addresses[0], notice=Notice.UPDATE, reference=reference, due=edge.clock.now(), by=BY,
            chance=edge.chance,
        )  # fmt: skip
