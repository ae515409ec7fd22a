"""What members and moderators read: threads, posts, and what was decided about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Max, Q
from django.utils.functional import Promise

from rigcheck.care.groups.queries.hearing import Ear, ear
from rigcheck.care.groups.queries.standings import Place, name_of, people
from rigcheck.care.threads import policies
from rigcheck.care.threads.models import Decision, Post, Shown, Told, Written
from rigcheck.kernel.refusals import NotFound

THREADS = 50
POSTS = 200
"""So many stand on one page."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why something was decided, as whoever it concerns reads it. `by`: the seat in hex."""

    what: str
    reason: str | Promise
    words: str
    appeal: str
    by: str


@dataclass(frozen=True, slots=True)
class Said:
    """A post as one person sees it. `name` is empty where its writer left; `text` where it cannot be read."""

    id: str
    name: str
    title: str
    text: str
    day: date
    mine: bool
    guide: bool
    state: Shown
    level: int = 0
    replies: int = 0
    verdict: Verdict | None = None

    @property
    def gone(self) -> bool:
        """Its writer erased it, and others had answered."""
        return not self.text and self.state is Shown.SHOWN

    @property
    def masked(self) -> bool:
        """It is hidden from this reader, and stands here because others answered."""
        return not self.text and self.state is not Shown.SHOWN


@dataclass(frozen=True, slots=True)
class Part:
    """A page of threads or of posts; `older` and `newer` are the numbers of the pages beside it, 0 for none."""

    posts: Sequence[Said]
    older: int = 0
    newer: int = 0


def threads(*, here: Place, page: int = 1) -> Part:
    """The threads of a group, that with the newest word first, 50 on a page."""
    start = (max(page, 1) - 1) * THREADS
    shown = Q(state=Shown.SHOWN)
    rows = Post.objects.filter(group=here.group.id).values("thread")
    found = rows.annotate(newest=Max("turn"), shown=Count("id", filter=shown)).order_by("-newest")
    order = list(found[start : start + THREADS + 1])
    first = {bytes(row.id): row for row in Post.objects.filter(id__in=[one["thread"] for one in order[:THREADS]])}
    names, posts = people(), []
    for one in order[:THREADS]:
        if row := first.get(bytes(one["thread"])):  # words of a live session belong to no thread of the list
            post = said(row=row, here=here, people=names)
            posts.append(_as_seen(replace(post, replies=one["shown"] - (post.state is Shown.SHOWN)), here))
    older = page + 1 if len(order) > THREADS else 0
    return Part([one for one in posts if not one.masked or one.replies], older, max(page, 1) - 1)


def thread(*, number: bytes, here: Place, page: int = 1) -> Part:
    """The posts of a thread, or of a live session, as they were written; the newest 200, or those before them."""
    back = (max(page, 1) - 1) * POSTS
    rows = list(Post.objects.filter(group=here.group.id, thread=number).order_by("-turn")[back : back + POSTS + 1])
    names = people()
    posts = [_as_seen(said(row=row, here=here, people=names), here) for row in reversed(rows[:POSTS])]
    others = any(not one.masked for one in posts)
    seen = [one for one in posts if not one.masked or (others and one.id == number.hex())]
    return Part(seen, page + 1 if len(rows) > POSTS else 0, max(page, 1) - 1)


def beginning(*, thread: bytes, here: Place) -> Said:
    """The post that a thread begins with, masked where this person may not read it. Raises NotFound."""
    row = Post.objects.filter(id=thread, thread=thread, group=here.group.id).first()
    if row is None:
        raise NotFound
    return _as_seen(said(row=row, here=here, people=people()), here)


def group_of(*, post: bytes) -> bytes:
    """The group that a post is in. Raises NotFound. Whether somebody may look is asked there."""
    found = Post.objects.filter(id=post).values_list("group", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)


def one(*, post: bytes, here: Place) -> Said:
    """One post that this person may see. Raises NotFound."""
    row = Post.objects.filter(id=post, group=here.group.id).first()
    found = said(row=row, here=here, people=people()) if row else None
    if found is None or not _may_see(found, here):
        raise NotFound
    return found


def thread_of(*, post: bytes) -> bytes:
    """The thread, or the live session, that a post is in. Raises NotFound."""
    found = Post.objects.filter(id=post).values_list("thread", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)


def said(*, row: Post, here: Place, people: Mapping[str, str]) -> Said:
    """A post, opened."""
    found, state = here.box.open("post", bytes(row.id), row.blob, Written), Shown(row.state)
    is_mine = found.by == here.alias.hex() if here.alias else bool(here.guide) and found.guide == here.guide.hex()
    return Said(
        id=row.id.hex(),
        name=people.get(found.guide, "") if found.guide else name_of(bytes.fromhex(found.by)) if found.by else "",
        title=found.title,
        text=found.text,
        day=date.fromisoformat(found.day),
        mine=is_mine,
        guide=bool(found.guide),
        state=state,
        level=found.level,
        verdict=None if state is Shown.SHOWN else verdict(about=bytes(row.id), here=here),
    )


def verdict(*, about: bytes, here: Place) -> Verdict | None:
    """The last thing that was decided about a post or an alias, and the reason that was given first."""
    rows = Decision.objects.filter(group=here.group.id, about=about).order_by("turn")
    told = [here.box.open("decision", bytes(row.id), row.blob, Told) for row in rows]
    if not told:
        return None
    begun = next((one for one in reversed(told) if one.reason), told[-1])
    reason = policies.REASONS[policies.Reason(begun.reason)] if begun.reason else ""
    return Verdict(told[-1].what, reason, told[-1].words or begun.words, begun.appeal, begun.by)


def is_there(*, post: bytes) -> bool:
    """Whether there is a post of this id."""
    return Post.objects.filter(id=post).exists()


@dataclass(frozen=True, slots=True)
class Heard:
    """What an open page listens with, and posts without words for what comes: others', one's own, one that is off."""

    ear: Ear
    post: Said
    own: Said
    off: Said


def heard(*, here: Place, now: datetime) -> Heard:
    """What a page of posts needs to show at once what is new."""
    none = Said(
        id=bytes(16).hex(), name="-", title="", text="-", day=now.date(), mine=False, guide=False, state=Shown.SHOWN
    )
    off = replace(none, name="", text="", state=Shown.HIDDEN)
    return Heard(ear(key=here.box, now=now), none, replace(none, mine=True), off)


def _may_see(post: Said, here: Place) -> bool:
    return post.state is Shown.SHOWN or post.mine or bool(here.guide)


def _as_seen(post: Said, here: Place) -> Said:
    """The post, or its mere place where it is hidden from this reader."""
    return post if _may_see(post, here) else replace(post, name="", title="", text="", level=0, verdict=None)
