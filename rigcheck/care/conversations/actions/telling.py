"""Letting pages know that something is new, and a supporter who is not looking that somebody wrote."""

from datetime import datetime

from rigcheck.care.conversations.models import Envelope, Side, Talk
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.actions import Notice
from rigcheck.care.peers import queries as peers
from rigcheck.care.streams import actions as streams
from rigcheck.care.streams import queries as stream_queries
from rigcheck.outside.edge import Edge

BY = "conversations"
LOOK = b"look"


def tell(*, talk: bytes, at: datetime) -> None:
    """Pages that show this talk look again. Whoever has its id may listen: the member, and the supporter."""
    streams.publish(channel=stream_queries.channel(talk), body=LOOK, at=at, by=BY)


def wake(*, talk: Talk, edge: Edge) -> None:
    """A supporter for whom nothing waited in this talk is told, without a word of what or from whom: by a text alone,
    since nobody's telephone rings for a letter.
    """
    if Envelope.objects.filter(talk=talk.id, side=Side.MEMBER.value).exists():
        return
    ways = peers.addresses(supporter=talk.supporter, texts_only=True)
    for address in ways[:1]:
        notices.send(
            address=address,
            notice=Notice.UPDATE,
            reference=b"",
            due=edge.clock.now(),
            by=BY,
            chance=edge.chance,
        )
