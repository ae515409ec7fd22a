"""Telling the open pages of a group what is new, inside the transaction of whatever happened.

An event is closed under a key that the group's pages have for this day: a copy of the table of events tells that a
group, of which it does not say which, has something new, and about how long it is.
"""

import json
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from django.db import transaction

from rigcheck.care.groups.models import Group
from rigcheck.care.groups.queries.boxes import NONCE_BYTES, Box
from rigcheck.care.groups.queries.hearing import CONTEXT, Ear, ear
from rigcheck.care.streams import actions as streams
from rigcheck.care.streams import queries as channels
from rigcheck.care.streams.policies import LIFE, MOST_BODY
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.outside.edge import Edge

BY: Final = "groups"


class News(StrEnum):
    """What a page does with an event; its script knows the same words."""

    POST = "post"
    """Show the post that comes along."""
    OFF = "off"
    """Take a post off, or look if one reads it all the same."""
    GONE = "gone"
    """Its writer erased it."""
    LOOK = "look"
    """Look again; with no thread, whatever it shows."""
    TURN = "turn"
    """A session began or ended: load the page anew."""


def tell(*, key: Box, what: News, thread: bytes = b"", edge: Edge, **more: str | int | bool) -> None:
    """Tell every open page of the group. What is too long for an event becomes "look"."""
    now = edge.clock.now()
    own = ear(key=key, now=now)
    body = _closed(own, {"do": what.value, "thread": thread.hex(), **more}, edge)
    if len(body) > MOST_BODY:
        body = _closed(own, {"do": News.LOOK.value, "thread": thread.hex()}, edge)
    streams.publish(channel=channels.channel(own.capability), body=body, at=now, by=BY)


def take_back(*, key: Box, posts: Collection[bytes] = (), session: bytes = b"", edge: Edge) -> None:
    """Erase what was told of these posts, or of a session: nobody who comes back to the stream hears it again."""
    now, names = edge.clock.now(), {one.hex() for one in posts}
    for moment in (now, now - LIFE)[: 1 + (now.date() != (now - LIFE).date())]:
        own = ear(key=key, now=moment)
        told = channels.missed(channels=[channels.channel(own.capability)], since=now - LIFE)
        news = {one.id: _opened(own, one.body) for one in told}
        streams.forget(ids=[name for name, one in news.items() if _is_of(one, names, session)])


def _is_of(news: Mapping[str, object], posts: Collection[str], session: bytes) -> bool:
    return news.get("id") in posts or (bool(session) and news.get("thread") == session.hex())


@transaction.atomic
def retune(*, key: Box, edge: Edge) -> None:
    """Let the group's pages listen to something else from now on, which whoever lost their place does not learn."""
    Group.objects.select_for_update().get(id=key.group)
    tell(key=key, what=News.LOOK, edge=edge)
    Group.objects.filter(id=key.group).update(tune=edge.chance.bytes(16))


def _closed(own: Ear, news: dict[str, str | int | bool], edge: Edge) -> bytes:
    plain = json.dumps(news, ensure_ascii=False, separators=(",", ":")).encode()
    return seal_own(RowKey(own.key), CONTEXT, plain, edge.chance.bytes(NONCE_BYTES))


def _opened(own: Ear, body: bytes) -> Mapping[str, object]:
    try:
        news: Mapping[str, object] = json.loads(open_own(RowKey(own.key), CONTEXT, body))
    except SealingRefusal:
        return {}
    return news
