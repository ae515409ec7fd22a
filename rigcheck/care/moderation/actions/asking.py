"""Asking for a look: at a post of somebody else's, or once more at what was decided about oneself."""

from django.db import transaction

from rigcheck.care.groups.actions.belonging import move_place
from rigcheck.care.groups.actions.pacing import pace
from rigcheck.care.groups.policies import Act
from rigcheck.care.groups.queries.standings import Place, barred, place
from rigcheck.care.moderation.actions.telling import tell_guides
from rigcheck.care.moderation.models import Report
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions import book
from rigcheck.care.threads.policies import Reason
from rigcheck.care.threads.queries import Shown, Told, pages, waiting
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@transaction.atomic
def report(*, by: Me, post: bytes, reason: str, edge: Edge) -> None:
    """Ask the moderators to look at a post. A member's that names somebody is off until they have looked, once.

    Twice is once. Raises NotFound, NoReason or TooOften.
    """
    here = _members(by, post, edge)
    number = here.box.name("report", here.alias.hex(), post.hex())
    if Report.objects.filter(id=number).exists():
        return
    if pages.one(post=post, here=here).state is not Shown.SHOWN:
        raise NotFound
    why, now = policies.reason(reason, among=policies.REPORTS), edge.clock.now()
    pace(key=here.box, who=here.alias, act=Act.REPORT, now=now)
    blob = here.box.close("report", number, Told("report", "", now.date().isoformat(), why), edge.chance)
    Report.objects.create(id=number, post=post, blob=blob, expires=waiting.expiry(post=post))
    if why == Reason.NAMES and not waiting.author(post=post, here=here) and not pages.verdict(about=post, here=here):
        book.move_post(post=post, move="hold", looked=False, key=here.box, edge=edge)
    else:
        book.look_again(post=post)
    tell_guides(group=here.box.group, about=post, edge=edge)


@transaction.atomic
def ask_again(*, by: Me, post: bytes, words: str, edge: Edge) -> None:
    """The writer asks somebody else to look at a hidden post again.

    Raises NotFound, NotFromHere, NothingSaid or TooLong.
    """
    here = _members(by, post, edge)
    if not pages.one(post=post, here=here).mine:
        raise NotFound
    book.move_post(post=post, move="ask again", looked=False, key=here.box, edge=edge)
    book.answer(key=here.box, about=post, words=words, edge=edge)
    tell_guides(group=here.box.group, about=post, edge=edge)


@transaction.atomic
def ask_back(*, by: Me, group: bytes, words: str, edge: Edge) -> None:
    """Somebody barred asks another person to look again. Raises NotFound, NotFromHere, NothingSaid or TooLong."""
    here, _state = barred(me=by, group=group, edge=edge)
    move_place(alias=here.alias, key=here.box, move="ask again", edge=edge)
    book.answer(key=here.box, about=here.alias, words=words, edge=edge)
    tell_guides(group=group, about=here.alias, edge=edge)


@transaction.atomic
def expire(*, today: Month) -> None:
    """Take away what is over, and what was reported about posts that are gone: for the worker."""
    Report.objects.filter(expires__lt=str(today)).delete()
    forget_lost()


@transaction.atomic
def forget_lost() -> None:
    """Take away what was reported about posts that are gone."""
    about = {bytes(one) for one in Report.objects.values_list("post", flat=True)}
    Report.objects.filter(post__in=about - waiting.there(posts=sorted(about))).delete()


def _members(by: Me, post: bytes, edge: Edge) -> Place:
    here = place(me=by, group=pages.group_of(post=post), edge=edge)
    if not here.alias:
        raise NotFound
    return here
