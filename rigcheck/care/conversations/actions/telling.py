"""Letting pages know that something is new, and whoever is not looking that somebody wrote."""

from collections.abc import Sequence

from django.db import transaction

from rigcheck.care.conversations import policies, queries
from rigcheck.care.conversations.models import Bell, Envelope, Party, Side, Talk, place
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.actions import Notice
from rigcheck.care.peers import queries as peers
from rigcheck.care.streams import actions as streams
from rigcheck.care.streams import queries as stream_queries
from rigcheck.outside.edge import Edge

BY = "conversations"
LOOK = b"look"


def tell(*, talk: bytes, edge: Edge) -> None:
    """Pages that show this talk look again: the member's and the supporter's, which are told where to listen."""
    channel = stream_queries.channel(queries.ear(talk=talk, edge=edge))
    streams.publish(channel=channel, body=LOOK, at=edge.clock.now(), by=BY)


def wake(*, talk: Talk, writer: Side, edge: Edge) -> None:
    """Whoever listens, where nothing waited for them in this talk, is told: without a word of what or from whom.

    A supporter by a text alone, since nobody's telephone rings for a letter; a member only if they asked for it here.
    """
    if Envelope.objects.filter(talk=talk.id, side=writer.value).exists():
        return
    if writer is Side.MEMBER:
        ways = peers.addresses(supporter=talk.supporter, texts_only=True)[:1]
    else:
        ways = _bells(talk.id, edge)
    for address in ways:
        notices.send(
            address=address,
            notice=Notice.UPDATE,
            reference=b"",
            due=edge.clock.now(),
            by=BY,
            chance=edge.chance,
        )


@transaction.atomic
def ring(*, party: Party, address: bytes, edge: Edge) -> None:
    """Tell the member from now on that an answer waits, at an address closed for the notifier; b"": no more.

    Raises NoTalk for a supporter, or BadStep for what the notifier cannot open.
    """
    if party.side is not Side.MEMBER or not Talk.objects.filter(id=party.talk).exists():
        raise policies.NoTalk
    name = place(party.talk, Side.MEMBER, "bell")
    if not address:
        Bell.objects.filter(id=name).delete()
        return
    until = policies.moment(edge.clock.now(), policies.RINGS_FOR)
    kept = {"talk": party.talk, "address": policies.address(address, edge=edge), "until": until}
    Bell.objects.update_or_create(id=name, defaults=kept)


def _bells(talk: bytes, edge: Edge) -> Sequence[bytes]:
    """Where the member is told, closed anew: what is sent cannot be held against what lies here."""
    row = Bell.objects.filter(id=place(talk, Side.MEMBER, "bell"), until__gt=edge.clock.now()).first()
    try:
        return [policies.address(row.address, edge=edge)] if row else []
    except policies.BadStep:  # closed for a notifier that is no longer this one
        return []
