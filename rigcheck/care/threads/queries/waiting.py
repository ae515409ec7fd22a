"""What waits for a moderator, and what one needs to know of a post to decide about it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from rigcheck.care.groups.queries.standings import Place, people
from rigcheck.care.threads.models import Post, Shown, Written
from rigcheck.care.threads.queries.pages import Said, said
from rigcheck.kernel.refusals import NotFound

MOST = 100
"""So many stand on a page: the most pressing of all, not the first."""


def waiting(*, here: Place, states: Sequence[Shown] = (), most: int | None = MOST) -> Sequence[Said]:
    """What no moderator has looked at, or everything in these states: the most pressing first, then as written."""
    rows = Post.objects.filter(group=here.group.id)
    found = rows.filter(state__in=states) if states else rows.filter(looked=False)
    levels = [(-_written(row, here).level, row.turn, row) for row in found]
    names = people()
    return [said(row=row, here=here, people=names) for _, _, row in sorted(levels, key=lambda one: one[:2])[:most]]


def by_guides(*, posts: Collection[bytes], here: Place) -> Sequence[Said]:
    """Those of these posts that moderators of this group wrote, as written."""
    names, rows = people(), Post.objects.filter(group=here.group.id, id__in=posts).order_by("turn")
    found = [said(row=row, here=here, people=names) for row in rows]
    return [one for one in found if one.guide]


def waits(*, groups: Sequence[bytes]) -> Mapping[bytes, int]:
    """How many posts wait in each of these groups."""
    found = Post.objects.filter(group__in=groups, looked=False).values_list("group", flat=True)
    return Counter(bytes(group) for group in found)


def writer(*, post: bytes, here: Place) -> bytes:
    """The alias that wrote a post; raises NotFound where it left, or a moderator wrote it."""
    row = Post.objects.filter(id=post, group=here.group.id).first()
    by = _written(row, here).by if row else ""
    if not by:
        raise NotFound
    return bytes.fromhex(by)


def author(*, post: bytes, here: Place) -> str:
    """The seat in hex of the moderator who wrote a post; empty where a member did. Raises NotFound."""
    row = Post.objects.filter(id=post, group=here.group.id).first()
    if row is None:
        raise NotFound
    return _written(row, here).guide


def expiry(*, post: bytes) -> str:
    """The month after which a post goes. Raises NotFound."""
    found = Post.objects.filter(id=post).values_list("expires", flat=True).first()
    if found is None:
        raise NotFound
    return str(found)


def there(*, posts: Sequence[bytes]) -> frozenset[bytes]:
    """Which of these posts still are."""
    return frozenset(bytes(one) for one in Post.objects.filter(id__in=posts).values_list("id", flat=True))


def _written(row: Post, here: Place) -> Written:
    return here.box.open("post", bytes(row.id), row.blob, Written)
