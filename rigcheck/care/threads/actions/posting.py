"""Writing in a group, and what a writer or a reader does with a post."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max

from rigcheck.care.groups.actions.belonging import in_turn, keep_alive
from rigcheck.care.groups.actions.pacing import pace
from rigcheck.care.groups.actions.telling import News, take_back, tell
from rigcheck.care.groups.policies import Act
from rigcheck.care.groups.queries.boxes import Box
from rigcheck.care.groups.queries.standings import Place, every, name_of, names_kept_out, people, place
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions.leaving import remove
from rigcheck.care.threads.models import Decision, Post, Shown, Written
from rigcheck.care.threads.queries import reading
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody sends: `once` is drawn by the page, so that a post sent twice is one.

    `thread`: the post or the live session that it belongs to; empty for a new thread, which has a title. `live`: it is
    a session, and whoever sends it has made sure that it goes on.
    """

    text: str
    once: str
    title: str = ""
    thread: bytes = b""
    live: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of it: its id and thread, and what is offered to the writer."""

    post: bytes
    thread: bytes
    reading: reading.Reading


def post(*, by: Me, group: bytes, draft: Draft, edge: Edge) -> Posted:
    """Write in a group. Raises NotFound, Barred, NothingSaid, TooLong, NamesSomebody or TooOften.

    A post that names somebody counts although nothing of it is kept: else anybody could ask who works here, as often
    as they like.
    """
    here = place(me=by, group=group, edge=edge)
    text = policies.post_text(draft.text)
    title = "" if draft.thread else policies.post_text(draft.title, most=policies.TITLE_LETTERS)
    keep_names_out(here=here, said=f"{title}\n{text}", edge=edge)
    return _post(here, draft, title, text, edge)


def keep_names_out(*, here: Place, said: str, edge: Edge) -> None:
    """Raise NamesSomebody, and count that; outside of a transaction, with which the count would go."""
    try:
        policies.check_names(said, names_kept_out(group=here.box.group))
    except policies.NamesSomebody:
        _count(here, Act.NAME, edge)
        raise


@transaction.atomic
def _post(here: Place, draft: Draft, title: str, text: str, edge: Edge) -> Posted:
    group = here.box.group
    in_turn(group=group)
    number, found = _once(here, draft, edge), reading.read(text=text, title=title)
    thread = draft.thread or number
    if Post.objects.filter(id=number).exists():
        return Posted(number, thread, found)
    _check_thread(group, draft)
    _count(here, Act.WRITE if draft.thread else Act.BEGIN, edge)
    _write(here, Posted(number, thread, found), text, title, edge)
    return Posted(number, thread, found)


@transaction.atomic
def erase(*, by: Me, post: bytes, edge: Edge) -> None:
    """Take back one's own post. Raises NotFound; LookedAt for a moderator's that was reported."""
    row, here = _own(by, post, edge)
    if here.guide and not row.looked:
        raise policies.LookedAt
    thread = bytes(row.thread)
    remove(post=row, key=here.box, chance=edge.chance)
    take_back(key=here.box, posts=[post], edge=edge)
    tell(key=here.box, what=News.GONE, thread=thread, id=post.hex(), edge=edge)


@transaction.atomic
def erase_session(*, thread: bytes, key: Box, edge: Edge) -> None:
    """Take away everything that was said in a live session, also what was just told of it: for whoever ends it.

    What a moderator said and somebody reported stays until it was looked at, before nobody but who looks.
    """
    reported = [row for row in Post.objects.filter(thread=thread, looked=False) if _by_guide(row, key)]
    erase_thread(thread=thread, but=[bytes(row.id) for row in reported])
    take_back(key=key, session=thread, edge=edge)


@transaction.atomic
def erase_thread(*, thread: bytes, but: Sequence[bytes] = ()) -> None:
    """Take away everything that was said in a live session, but these posts."""
    said = Post.objects.filter(thread=thread).exclude(id__in=but)
    Decision.objects.filter(about__in=list(said.values_list("id", flat=True))).delete()
    said.delete()


@transaction.atomic
def forget_group(*, group: bytes) -> None:
    """Take away everything that was written in a group that ends, and what was decided there."""
    for model in (Post, Decision):
        model.objects.filter(group=group).delete()


@transaction.atomic
def expire(*, today: Month) -> None:
    """Take away what is over, and what a group left that is gone: for the worker."""
    for model in (Post, Decision):
        model.objects.filter(expires__lt=str(today)).delete()
        model.objects.exclude(group__in=every()).delete()


def _by_guide(row: Post, key: Box) -> bool:
    return bool(key.open("post", bytes(row.id), row.blob, Written).guide)


def _own(by: Me, post: bytes, edge: Edge) -> tuple[Post, Place]:
    row = Post.objects.select_for_update().filter(id=post).first()
    if row is None:
        raise NotFound
    here = place(me=by, group=bytes(row.group), edge=edge)
    said = here.box.open("post", post, row.blob, Written)
    if (said.by, said.guide) != (here.alias.hex(), here.guide.hex()):
        raise NotFound
    return row, here


def _check_thread(group: bytes, draft: Draft) -> None:
    """Raise NotFound unless the thread is there and open to everybody."""
    there = Post.objects.filter(id=draft.thread, group=group, thread=draft.thread, state=Shown.SHOWN)
    if draft.thread and not draft.live and not there.exists():
        raise NotFound


def _count(here: Place, act: Act, edge: Edge) -> None:
    """Members are counted by their alias; moderators, who work under a name, are not."""
    if here.alias:
        pace(key=here.box, who=here.alias, act=act, now=edge.clock.now())


def _once(here: Place, draft: Draft, edge: Edge) -> bytes:
    """The id of what is sent: the same for the same words from the same page, so that sent twice they are one post."""
    once = draft.once or edge.chance.bytes(ID_BYTES).hex()
    said = hashlib.sha256(f"{draft.title}\0{draft.text}".encode()).hexdigest()
    return hashlib.sha256(here.box.name("once", (here.alias or here.guide).hex(), once, said)).digest()[:ID_BYTES]


def _write(here: Place, made: Posted, text: str, title: str, edge: Edge) -> None:
    now = edge.clock.now()
    turn = (Post.objects.filter(group=here.box.group).aggregate(last=Max("turn"))["last"] or 0) + 1
    said = Written(
        text, now.date().isoformat(), here.alias.hex(), here.guide.hex(), title, level=int(made.reading.level)
    )
    Post.objects.create(
        id=made.post,
        group=here.box.group,
        thread=made.thread,
        turn=turn,
        state=Shown.SHOWN.value,
        looked=bool(here.guide),
        blob=here.box.close("post", made.post, said, edge.chance),
        expires=str(Month.of(now).plus(policies.KEPT_MONTHS)),
    )
    keep_alive(here=here, edge=edge)
    _tell(here, made, said, turn, edge)


def _tell(here: Place, made: Posted, said: Written, turn: int, edge: Edge) -> None:
    """The words themselves to every open page: a group that all read at once is not asked for them one by one."""
    name = people().get(said.guide, "") if said.guide else name_of(here.alias)
    tell(
        key=here.box, what=News.POST, thread=made.thread, id=made.post.hex(), turn=turn, name=name,
        guide=bool(said.guide), day=said.day, text=said.text, edge=edge,
    )  # fmt: skip
