"""The book of a group: what was decided, and the states that follow. Who may decide is asked in `care/moderation`."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max

from rigcheck.care.groups.actions.belonging import in_turn
from rigcheck.care.groups.actions.telling import News, take_back, tell
from rigcheck.care.groups.policies import moved
from rigcheck.care.groups.queries.boxes import Box
from rigcheck.care.threads import policies
from rigcheck.care.threads.models import Decision, Post, Shown, Told
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@transaction.atomic
def move_post(*, post: bytes, move: str, looked: bool, key: Box, edge: Edge) -> None:
    """Make a move of POST; `looked` False puts it before the moderators. Open pages hear where it goes or comes back.

    Raises NotFound or NotFromHere.
    """
    row = Post.objects.select_for_update().filter(id=post).first()
    if row is None:
        raise NotFound
    before = row.state
    row.state, row.looked = moved(policies.POST, Shown(before), move), looked
    row.save(update_fields=["state", "looked"])
    if before == Shown.SHOWN != row.state:
        take_back(key=key, posts=[post], edge=edge)
        tell(key=key, what=News.OFF, thread=bytes(row.thread), id=post.hex(), edge=edge)
    elif before != row.state == Shown.SHOWN:
        tell(key=key, what=News.LOOK, thread=bytes(row.thread), edge=edge)


@transaction.atomic
def look_again(*, post: bytes) -> None:
    """Put a post before the moderators as it is."""
    Post.objects.filter(id=post).update(looked=False)


@transaction.atomic
def write_down(*, key: Box, about: bytes, told: Told, edge: Edge) -> None:
    """Add a decision about a post or an alias to the group's book."""
    in_turn(group=key.group)
    last = Decision.objects.filter(group=key.group).aggregate(last=Max("turn"))["last"]
    number = edge.chance.bytes(16)
    Decision.objects.create(
        id=number,
        group=key.group,
        about=about,
        turn=(last or 0) + 1,
        blob=key.close("decision", number, told, edge.chance),
        expires=str(Month.of(edge.clock.now()).plus(policies.KEPT_MONTHS)),
    )


@transaction.atomic
def answer(*, key: Box, about: bytes, words: str, edge: Edge) -> None:
    """Write what somebody says against the last decision about them beside it.

    Raises NotFound, NothingSaid or TooLong.
    """
    last = Decision.objects.select_for_update().filter(group=key.group, about=about).order_by("-turn").first()
    if last is None:
        raise NotFound
    told = key.open("decision", bytes(last.id), last.blob, Told)
    said = policies.post_text(words, most=policies.WORDS_LETTERS)
    last.blob = key.close("decision", bytes(last.id), replace(told, appeal=said), edge.chance)
    last.save(update_fields=["blob"])
