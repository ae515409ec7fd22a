"""What moderators decide, each with a reason that whoever it concerns reads, and what is decided on an appeal."""

from django.db import transaction

from rigcheck.care.groups.actions import opening
from rigcheck.care.groups.actions.belonging import move_place
from rigcheck.care.groups.queries.offering import may_end
from rigcheck.care.groups.queries.standings import Place, group_of_alias, guided, of_lead
from rigcheck.care.meetings import actions as meetings
from rigcheck.care.moderation import policies, queries
from rigcheck.care.moderation.actions import asking
from rigcheck.care.moderation.models import Report
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads import policies as threads
from rigcheck.care.threads.actions import book, posting
from rigcheck.care.threads.queries import Told, pages, waiting
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@transaction.atomic
def keep(*, by: Me, post: bytes, edge: Edge) -> None:
    """Looked at, and fine: it stands, and what was reported about it is done with.

    The book says so, and another report does not take it off again. Raises NotFound, NotYourOwnPost or NotFromHere.
    """
    here, who = _looks(by, post, edge)
    book.move_post(post=post, move="keep", looked=True, key=here.box, edge=edge)
    if Report.objects.filter(post=post).exists():
        book.write_down(key=here.box, about=post, told=_told("keep", who, "", edge), edge=edge)
    Report.objects.filter(post=post).delete()


@transaction.atomic
def hide(*, by: Me, post: bytes, reason: str, words: str, edge: Edge) -> None:
    """Hide a post from everybody but its writer and the moderators.

    Raises NotFound, NotYourOwnPost, NotFromHere, NoReason or TooLong.
    """
    here, who = _looks(by, post, edge)
    told = _told("hide", who, words, edge, reason=threads.reason(reason))
    book.move_post(post=post, move="hide", looked=True, key=here.box, edge=edge)
    book.write_down(key=here.box, about=post, told=told, edge=edge)
    Report.objects.filter(post=post).delete()


@transaction.atomic
def bar(*, by: Me, post: bytes, reason: str, words: str, edge: Edge) -> None:
    """Take the place of a post's writer away, for half a year. The post itself stays as it is.

    Raises NotFound where its writer has left or is a moderator; NotFromHere, NoReason or TooLong.
    """
    here = _guided(by, post, edge)
    alias = waiting.writer(post=post, here=here)
    told = _told("bar", here.guide, words, edge, reason=threads.reason(reason))
    move_place(alias=alias, key=here.box, move="bar", edge=edge)
    book.write_down(key=here.box, about=alias, told=told, edge=edge)


@transaction.atomic
def decide_post(*, by: Me, post: bytes, restore: bool, words: str, edge: Edge) -> None:
    """Decide on what a writer said against the hiding of a post: another moderator of the group, or a lead.

    Raises NotFound, NotYourOwn, NotYourOwnPost or NotFromHere.
    """
    here, who = _judge(by, pages.group_of(post=post), post, edge)
    policies.may_look(who.hex(), waiting.author(post=post, here=here))
    move = "restore" if restore else "uphold"
    book.move_post(post=post, move=move, looked=True, key=here.box, edge=edge)
    book.write_down(key=here.box, about=post, told=_told(move, who, words, edge), edge=edge)


@transaction.atomic
def decide_place(*, by: Me, alias: bytes, back: bool, words: str, edge: Edge) -> None:
    """Decide whether somebody who was barred comes back. Raises NotFound, NotYourOwn or NotFromHere."""
    here, who = _judge(by, group_of_alias(alias=alias), alias, edge)
    move = "let back" if back else "uphold"
    move_place(alias=alias, key=here.box, move=move, edge=edge)
    book.write_down(key=here.box, about=alias, told=_told(move, who, words, edge), edge=edge)


@transaction.atomic
def end_group(*, by: Me, group: bytes, edge: Edge) -> None:
    """End a group: all that was written, decided, reported and planned there goes, and then its key.

    For a lead, and for whoever offered a small one, unless somebody asks for a look at what they did there. Raises
    NotFound or StillAsked.
    """
    may_end(me=by, group=group)
    if by.seat is not Seat.LEAD and queries.asked_about(here=guided(me=by, group=group, edge=edge)):
        raise policies.StillAsked
    posting.forget_group(group=group)
    meetings.forget_group(group=group)
    opening.end_group(by=by, group=group, edge=edge)
    asking.forget_lost()


def _guided(by: Me, post: bytes, edge: Edge) -> Place:
    return guided(me=by, group=pages.group_of(post=post), edge=edge)


def _looks(by: Me, post: bytes, edge: Edge) -> tuple[Place, bytes]:
    """Whoever looks at a post, with their seat: a moderator of its group; a lead where a moderator's was reported.

    Nobody at their own.
    """
    group = pages.group_of(post=post)
    if by.seat is not Seat.LEAD:
        here = guided(me=by, group=group, edge=edge)
        policies.may_look(here.guide.hex(), waiting.author(post=post, here=here))
        return here, here.guide
    who, here = bytes(verified_lead(by).id), of_lead(group=group, edge=edge)
    if not (waiting.author(post=post, here=here) and Report.objects.filter(post=post).exists()):
        raise NotFound
    return here, who


def _judge(by: Me, group: bytes, about: bytes, edge: Edge) -> tuple[Place, bytes]:
    """Whoever decides on an appeal, with their seat: a lead, or a moderator of the group who did not decide before."""
    if by.seat is Seat.LEAD:
        who = bytes(verified_lead(by).id)
        here = of_lead(group=group, edge=edge)
    else:
        here = guided(me=by, group=group, edge=edge)
        who = here.guide
    before = pages.verdict(about=about, here=here)
    policies.may_decide(who.hex(), before.by if before else "")
    return here, who


def _told(what: str, guide: bytes, words: str, edge: Edge, *, reason: str = "") -> Told:
    said = threads.post_text(words, most=threads.WORDS_LETTERS) if words.strip() else ""
    return Told(what, guide.hex(), edge.clock.now().date().isoformat(), reason, said)
