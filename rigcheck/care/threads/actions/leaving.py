"""Leaving a group without a trace."""

from contextlib import suppress
from dataclasses import replace

from django.db import transaction

from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.actions.telling import News, take_back, tell
from rigcheck.care.groups.queries.boxes import Box, box
from rigcheck.care.groups.queries.standings import alias_of, mine
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads.models import Decision, Post, Shown, Written
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance


@transaction.atomic
def leave(*, by: Me, group: bytes, erase: bool, edge: Edge) -> None:
    """Leave: the place goes, what was decided about it, and the alias out of every post.

    With `erase` the posts go too, but not what others answered. A barred alias stays barred for its time, with the
    reason. Raises NotFound.
    """
    own = alias_of(me=by, group=group)
    if belonging.give_up(by=by, group=group):
        Decision.objects.filter(group=group, about=own).delete()
    key = box(group=group, edge=edge)
    gone = _let_go_of_posts(key, own, erase=erase, chance=edge.chance)
    take_back(key=key, posts=gone, edge=edge)
    if gone:  # nobody is told who left; whose page is open looks again, as for any post that goes
        tell(key=key, what=News.LOOK, edge=edge)


@transaction.atomic
def leave_all(*, by: Me, edge: Edge) -> None:
    """Leave every group and erase what was written there: with the account, which finds none of it afterwards.

    A group whose key is gone keeps a place of which nothing more can be read, until its time is over.
    """
    for group in mine(me=by):
        with suppress(NotFound):
            leave(by=by, group=group, erase=True, edge=edge)


def remove(*, post: Post, key: Box, chance: Chance) -> None:
    """Take a post away for good, and what was decided about it.

    Where others answered it, its place stays, empty, so that their words stay found; with the last answer that goes.
    """
    Decision.objects.filter(about=post.id).delete()
    if Post.objects.filter(thread=post.id).exclude(id=post.id).exists():
        said = key.open("post", bytes(post.id), post.blob, Written)
        post.blob = key.close("post", bytes(post.id), Written("", said.day), chance)
        post.state, post.looked = Shown.SHOWN.value, True
        post.save(update_fields=["blob", "state", "looked"])
    else:
        post.delete()
        _remove_empty(bytes(post.thread), key)


def _remove_empty(thread: bytes, key: Box) -> None:
    """Take away the place of an erased beginning that nothing answers any more."""
    first = Post.objects.filter(id=thread).first()
    if first is None or Post.objects.filter(thread=thread).exclude(id=thread).exists():
        return
    if not key.open("post", thread, first.blob, Written).text:
        first.delete()


def _let_go_of_posts(key: Box, own: bytes, *, erase: bool, chance: Chance) -> list[bytes]:
    """The ids of this alias's posts, once they are gone or nobody's."""
    found = []
    for post in Post.objects.select_for_update().filter(group=key.group).order_by("-turn"):  # answers first
        said = key.open("post", bytes(post.id), post.blob, Written)
        if said.by != own.hex():
            continue
        found.append(bytes(post.id))
        if erase:
            remove(post=post, key=key, chance=chance)
        else:
            post.blob = key.close("post", bytes(post.id), replace(said, by=""), chance)
            post.save(update_fields=["blob"])
    return found
