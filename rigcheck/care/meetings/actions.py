"""Live sessions: a moderator plans one, begins it, and with its end what was said there goes."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.groups.actions.telling import News, tell
from rigcheck.care.groups.queries.boxes import Box
from rigcheck.care.groups.queries.standings import guided, place
from rigcheck.care.meetings import policies
from rigcheck.care.meetings.models import Meeting, Phase, Sitting
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads.actions import posting
from rigcheck.care.threads.policies import TITLE_LETTERS, post_text
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge


@transaction.atomic
def plan(*, by: Me, group: bytes, title: str, starts: datetime, minutes: int, zone: str, edge: Edge) -> bytes:
    """Put a live session into the group's calendar; its id. `starts` is aware.

    Raises NotFound, BadMeeting, NothingSaid or TooLong.
    """
    here = guided(me=by, group=group, edge=edge)
    policies.meeting(starts, minutes, edge.clock.now())
    number = edge.chance.bytes(16)
    kept = Meeting(post_text(title, most=TITLE_LETTERS), starts.isoformat(), minutes, zone, here.guide.hex())
    blob = here.box.close("sitting", number, kept, edge.chance)
    expires = str(Month.of(starts).plus(1))
    Sitting.objects.create(id=number, group=group, state=Phase.PLANNED.value, blob=blob, expires=expires)
    return number


@transaction.atomic
def begin(*, by: Me, sitting: bytes, edge: Edge) -> None:
    """Open the session to the group. Raises NotFound or HasChanged."""
    row, key = _guided(by, sitting, edge)
    row.state = policies.moved(row.state, "begin")
    row.save(update_fields=["state"])
    tell(key=key, what=News.TURN, thread=sitting, edge=edge)


@transaction.atomic
def end(*, by: Me, sitting: bytes, edge: Edge) -> None:
    """Close it, and erase what was said. Raises NotFound or HasChanged."""
    row, key = _guided(by, sitting, edge)
    row.state = policies.moved(row.state, "end")
    row.save(update_fields=["state"])
    posting.erase_session(thread=sitting, key=key, edge=edge)
    tell(key=key, what=News.TURN, thread=sitting, edge=edge)


@transaction.atomic
def call_off(*, by: Me, sitting: bytes, edge: Edge) -> None:
    """Take it out of the calendar. Raises NotFound or HasChanged."""
    row, key = _guided(by, sitting, edge)
    policies.moved(row.state, "call off")
    row.delete()
    tell(key=key, what=News.TURN, thread=sitting, edge=edge)


def say(*, by: Me, sitting: bytes, text: str, once: str, edge: Edge) -> posting.Posted:
    """Say something while the session goes on. Raises NotFound, HasChanged, and what `groups.posting.post` raises."""
    found = Sitting.objects.filter(id=sitting).values_list("group", flat=True).first()
    if found is None:
        raise NotFound
    here = place(me=by, group=bytes(found), edge=edge)
    said = post_text(text)
    posting.keep_names_out(here=here, said=said, edge=edge)
    return _say(by, sitting, said, once, edge)


@transaction.atomic
def _say(by: Me, sitting: bytes, text: str, once: str, edge: Edge) -> posting.Posted:
    row = _row(sitting)
    if row.state != Phase.LIVE:
        raise policies.HasChanged
    draft = posting.Draft(text, once, thread=sitting, live=True)
    return posting.post(by=by, group=bytes(row.group), draft=draft, edge=edge)


@transaction.atomic
def expire(*, today: Month) -> None:
    """Take away sessions of past months, and what was said in those that nobody ended: for the worker."""
    for row in Sitting.objects.filter(expires__lt=str(today)):
        posting.erase_thread(thread=bytes(row.id))
        row.delete()


@transaction.atomic
def forget_group(*, group: bytes) -> None:
    """Take away every session of a group that ends."""
    Sitting.objects.filter(group=group).delete()


def _row(sitting: bytes) -> Sitting:
    row = Sitting.objects.select_for_update().filter(id=sitting).first()
    if row is None:
        raise NotFound
    return row


def _guided(by: Me, sitting: bytes, edge: Edge) -> tuple[Sitting, Box]:
    row = _row(sitting)
    return row, guided(me=by, group=bytes(row.group), edge=edge).box
