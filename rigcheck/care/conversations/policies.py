"""What a talk may hold and how fast, who is in it, and the refusals that say why not."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Count, Sum
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from rigcheck.care.conversations.models import (
    Attachment,
    Envelope,
    Kept,
    Opening,
    Party,
    Side,
    State,
    Step,
    Talk,
    Written,
)
from rigcheck.care.notices import queries as notices
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.machines import Machine, Move
from rigcheck.outside.edge import Edge

MACHINE: Final = Machine(
    "talk",
    State.ASKED,
    (
        Move("answer", (State.ASKED, State.OPEN), State.OPEN),
        Move("close", (State.ASKED, State.OPEN), State.CLOSED),
        Move("take away", (State.ASKED, State.OPEN, State.CLOSED), None),
    ),
)
KEPT_FOR: Final = (1, 24, 7 * 24, 30 * 24, 90 * 24)
"""For how many hours words may stay, as the member chooses."""
USUAL: Final = 30 * 24
TALK_MONTHS: Final = 4
"""A talk in which nobody wrote for so long is taken away."""

DIGEST_BYTES: Final = 32
ID_BYTES: Final = 16
MOST_ENVELOPE: Final = 64 * 1024
MOST_BOX: Final = 96 * 1024
MOST_WAITING: Final = 200
MOST_IN_STEP: Final = 20
MOST_AT_ONCE: Final = 96 * 1024
"""Bytes of envelopes that one answer brings, at least one envelope: what is kept of them goes back in one request."""
MOST_TAKEN: Final = 200
MOST_NUMBER: Final = 2**31
MOST_HELD: Final = 4_000
MOST_HELD_BYTES: Final = 6 * 1024 * 1024
"""What the other side can fill of what is kept and waits for one: a hundred messages a day for thirty days."""
OWN_PART: Final = 2.25
MOST_PART: Final = 2.5
"""How often own words may fill it, and how often all together: taken in, a padded row may have twice the size that it
waited with, and nobody is silenced by being flooded."""
MOST_FILE: Final = 4 * 1024 * 1024 + 4096
MOST_FILES: Final = 20
MOST_ASKING: Final = 12
"""So many members may wait for a supporter's first answer; then others are offered."""
TALKS_A_DAY: Final = 6
WITH_ONE: Final = 2
"""So many of them with the same supporter: one account fills nobody's day."""
STEPS_AN_HOUR: Final = 400
SENDS_AN_HOUR: Final = 240
FILES_AN_HOUR: Final = 40
RINGS_FOR: Final = 90 * 24
"""Hours for which a member is told of answers, unless they look in meanwhile."""


class NoTalk(SpokenRefusal):
    """There is no such talk, it is not theirs, or it was taken away."""

    code = "no-talk"
    status = 404
    sentence = _("This talk is not here any more: it was erased, or its time was over.")


class BadStep(SpokenRefusal):
    """The page's script sent something that no page of ours sends."""

    code = "bad-step"
    sentence = _("The page sent something unexpected, so nothing was sent on. Load it again; what you wrote is kept.")


class TooLong(SpokenRefusal):
    """More in one go than a talk carries."""

    code = "too-long"
    status = 413
    sentence = _("That is too long to send. Nothing was sent; shorten it, or send it in parts.")


class TalkMoved(SpokenRefusal):
    """Another tab or device of the same side was faster; the script reads again and repeats."""

    code = "talk-moved"
    status = 409
    sentence = _("Something new came in meanwhile. Nothing was lost; it is sent again by itself.")


class TalkClosed(SpokenRefusal):
    """Nothing more can be said here."""

    code = "talk-closed"
    status = 409
    sentence = _("This talk was closed, so that was not sent. What was said stays here until its time is over.")


class Slowly(SpokenRefusal):
    """More than a person writes."""

    code = "slowly"
    status = 429
    sentence = _("That was a lot in a short time. Nothing was lost: wait a few minutes, then send it.")


class ManyWait(SpokenRefusal):
    """So many wait for this supporter's first answer that another wait would be a promise nobody keeps."""

    code = "many-wait"
    status = 409
    sentence = _("Many are waiting for them just now. Choose somebody else, or try later.")


class BoxFull(SpokenRefusal):
    """So much waits for the other side that it would not be read."""

    code = "box-full"
    status = 429
    sentence = _("A lot waits there unread. Give it time; what you wrote is kept here until you send it.")


class TalkFull(SpokenRefusal):
    """One side keeps as much of a talk as there is room for."""

    code = "talk-full"
    status = 429
    sentence = _("This talk is full. Words make room when their time is over; until then, begin another talk.")


class NoSpace(SpokenRefusal):
    """The site's disk has no room for files."""

    code = "no-space"
    status = 503
    sentence = _("There is no room for files here just now. It was not sent; words still go.")


class TooLarge(SpokenRefusal):
    """A file beyond what is carried."""

    code = "too-large"
    status = 413
    sentence = _("That file is too large: at most 4 MB. Nothing was sent.")


def check_opening(opening: Opening) -> None:
    """Raise BadStep unless the page could have sent this."""
    if not (
        len(opening.talk) == DIGEST_BYTES
        and len(opening.supporter) == ID_BYTES
        and opening.keep in KEPT_FOR
        and not opening.first.before
        and len(opening.first.sends) == 1
    ):
        raise BadStep
    check_step(opening.first)


def check_step(step: Step) -> None:
    """Raise BadStep or TooLong unless the page could have sent this."""
    if not (
        len(step.before) in (0, DIGEST_BYTES)
        and step.box
        and all(0 <= number < MOST_NUMBER for number in _numbers(step))
        and len(step.sends) <= MOST_IN_STEP
        and len(step.keeps) <= MOST_IN_STEP * 2
        and len(step.takes) + len(step.drops) <= MOST_TAKEN
    ):
        raise BadStep
    if len(step.box) > MOST_BOX or any(len(one.blob) > MOST_ENVELOPE for one in (*step.sends, *step.keeps)):
        raise TooLong


def check_room(party: Party, step: Step) -> None:
    """Raise BoxFull where more would wait for the other side than anybody reads or there is room for, TalkFull where
    this side keeps as much as it may. Taking in what was let in before always goes.
    """
    if step.sends:
        waiting = Envelope.objects.filter(talk=party.talk, side=party.side.value).count()
        if waiting + len(step.sends) > MOST_WAITING or _held(party.talk, party.side.other, step.sends) > 1:
            raise BoxFull
    own = [one for one in step.keeps if one.of is None]
    if own and _held(party.talk, party.side, own, taken=step.takes) > OWN_PART:
        raise TalkFull
    if step.keeps and _held(party.talk, party.side, step.keeps, taken=step.takes) > MOST_PART:
        raise TalkFull


def _held(talk: bytes, side: Side, more: Sequence[Written], *, taken: Sequence[int] = ()) -> float:
    """What one side keeps and what waits for it, with what comes and without what is taken: how often it fills the room
    for it.
    """
    count, size = len(more), sum(len(one.blob) for one in more)
    waiting = Envelope.objects.filter(side=side.other.value).exclude(turn__in=taken)
    for rows in (Kept.objects.filter(side=side.value), waiting):
        held = rows.filter(talk=talk).aggregate(count=Count("id"), size=Sum(Length("blob")))
        count, size = count + held["count"], size + (held["size"] or 0)
    return max(count / MOST_HELD, size / MOST_HELD_BYTES)


def _numbers(step: Step) -> Iterator[int]:
    """Every number in a step: each stands in a column, or in the name of a row."""
    yield from (*step.takes, *step.drops)
    for one in (*step.sends, *step.keeps):
        yield one.number
        if one.of is not None:
            yield one.of


def check_open(talk: Talk, sends: Sequence[Written]) -> None:
    """Raise TalkClosed where something is said in a talk that is over."""
    if sends and talk.state == State.CLOSED:
        raise TalkClosed


def check_file(talk: Talk, name: bytes) -> None:
    """Raise TalkClosed or BoxFull where a talk takes no file more, BadStep where another talk has that name."""
    if talk.state == State.CLOSED:
        raise TalkClosed
    there = Attachment.objects.filter(id=name).first()
    if there is not None and there.talk != talk.id:
        raise BadStep
    if there is None and Attachment.objects.filter(talk=talk.id).count() >= MOST_FILES:
        raise BoxFull


def room_to_ask(supporter: bytes) -> None:
    """Raise ManyWait where a supporter has not answered as many as may wait."""
    if Talk.objects.filter(supporter=supporter, state=State.ASKED.value).count() >= MOST_ASKING:
        raise ManyWait


def address(sealed: bytes, *, edge: Edge) -> bytes:
    """A member's address that the notifier opens, closed anew; raises BadStep for anything else."""
    try:
        known = notices.opened(address=sealed, edge=edge)
        return notices.seal(channel=known.channel, to=known.to, edge=edge)
    except (SealingRefusal, SpokenRefusal) as refusal:
        raise BadStep from refusal


def keep_for(hours: int) -> int:
    """The hours, if they are among the choices; raises BadStep."""
    if hours not in KEPT_FOR:
        raise BadStep
    return hours


def moment(now: datetime, hours: int) -> datetime:
    """When words said now go: so many hours later, rounded up to the next full one."""
    whole = (now.astimezone(UTC) + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
    return whole + timedelta(hours=1)


def after_sending(talk: Talk, side: Side) -> str:
    """The state once this side has written: a supporter's first words open the talk."""
    if side is Side.MEMBER:
        return str(talk.state)
    return str(MACHINE.after(State(talk.state), "answer"))
