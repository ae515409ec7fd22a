"""Beginning a talk, what one side does to it in one go, how long words stay, and the end."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from rigcheck.care.conversations import policies
from rigcheck.care.conversations.actions import counting
from rigcheck.care.conversations.actions.telling import tell, wake
from rigcheck.care.conversations.models import (
    Attachment,
    Bell,
    Box,
    Envelope,
    Kept,
    Opening,
    Party,
    Side,
    State,
    Step,
    Talk,
    Written,
    place,
)
from rigcheck.care.prekeys import policies as keys_policies
from rigcheck.care.prekeys import queries as prekeys
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.sessions.queries import Me
from rigcheck.care.tallies import actions as tallies
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


@transaction.atomic
def open_talk(*, opening: Opening, by: Me, edge: Edge) -> None:
    """Begin a talk with its first words. The same talk sent twice is one.

    `by` is whoever is unlocked here; nothing of them is kept. Raises NotFound, BadStep, TooLong, EnoughToday, ManyWait,
    NotOffered, or upkeep's Full.
    """
    keys_policies.may_talk(by)
    policies.check_opening(opening)
    now = edge.clock.now()
    if Talk.objects.filter(id=opening.talk).exists():
        return
    prekeys.offered(supporter=opening.supporter, today=Month.of(now))
    called = prekeys.may_begin(me=by, supporter=opening.supporter, page=opening.page, at=now)
    policies.room_to_ask(opening.supporter)
    until = keys_policies.midnight(now)
    keys_policies.few_today(sessions.mark(me=by, what=f"talks {now.date()}", most=policies.TALKS_A_DAY, until=until))
    few = sessions.mark(me=by, what=f"with {opening.supporter.hex()} {now.date()}", most=policies.WITH_ONE, until=until)
    keys_policies.few_today(few)
    talk = Talk.objects.create(
        id=opening.talk,
        supporter=opening.supporter,
        state=State.ASKED.value,
        keep=opening.keep,
        expires=_expiry(now),
    )
    counting.begins(talk=talk, called=called, edge=edge)
    _write(talk, Party(opening.talk, Side.MEMBER), opening.first, edge)


@transaction.atomic
def step(*, party: Party, step: Step, edge: Edge) -> None:
    """Do what one side's browser did: say, keep, take, in one go or not at all.

    Raises NoTalk, BadStep, TooLong, TalkMoved (another tab was faster), TalkClosed, BoxFull or Slowly.
    """
    policies.check_step(step)
    talk = locked(party=party)
    box = Box.objects.filter(id=place(party.talk, party.side, "box")).first()
    if (hashlib.sha256(box.blob).digest() if box else b"") != step.before:
        raise policies.TalkMoved
    policies.check_open(talk, step.sends)
    policies.check_room(party, step)
    what = party.talk + party.side.encode()
    tallies.count_hour(what=what, most=policies.STEPS_AN_HOUR, refusal=policies.Slowly, edge=edge)
    for _one in step.sends:
        tallies.count_hour(what=what + b"|sends", most=policies.SENDS_AN_HOUR, refusal=policies.Slowly, edge=edge)
    _write(talk, party, step, edge)


@transaction.atomic
def change_keep(*, party: Party, hours: int, edge: Edge) -> None:
    """For how long words stay from now on; where that is shorter, those that are there go sooner too.

    Only the member decides. Raises NoTalk or BadStep.
    """
    if party.side is not Side.MEMBER:
        raise policies.NoTalk
    talk = locked(party=party)
    talk.keep = policies.keep_for(hours)
    talk.save(update_fields=["keep"])
    latest = policies.moment(edge.clock.now(), hours)
    for rows in (Envelope.objects, Kept.objects, Attachment.objects):
        rows.filter(talk=party.talk, until__gt=latest).update(until=latest)
    tell(talk=party.talk, edge=edge)


@transaction.atomic
def close(*, party: Party, edge: Edge) -> None:
    """Say nothing more here; what was said can be read until its time is over. Raises NoTalk."""
    talk = locked(party=party)
    if policies.MACHINE.may(State(talk.state), "close"):
        counting.ends(talk=talk)
        talk.state = str(policies.MACHINE.after(State(talk.state), "close"))
        talk.save(update_fields=["state"])
        tell(talk=party.talk, edge=edge)


@transaction.atomic
def erase(*, party: Party, edge: Edge) -> None:
    """Take the whole talk away, with what both sides keep here. Only the member may. Raises NoTalk."""
    if party.side is not Side.MEMBER:
        raise policies.NoTalk
    talk = locked(party=party)
    take_away(talk=talk, edge=edge)
    tell(talk=party.talk, edge=edge)


@transaction.atomic
def leave(*, supporter: bytes, edge: Edge) -> None:
    """Close the talks of a supporter who is gone, with all that only they could open.

    What they said stays for the member until its time is over.
    """
    for talk in Talk.objects.select_for_update().filter(supporter=supporter):
        close(party=Party(bytes(talk.id), Side.SUPPORTER), edge=edge)
        Box.objects.filter(id=place(talk.id, Side.SUPPORTER, "box")).delete()
        Kept.objects.filter(talk=talk.id, side=Side.SUPPORTER.value).delete()
        Envelope.objects.filter(talk=talk.id, side=Side.MEMBER.value).delete()


def take_away(*, talk: Talk, edge: Edge) -> None:
    """Every row of a talk, and then its files: what a file refuses brings no row back, and goes with the strays."""
    counting.ends(talk=talk)
    for name in Attachment.objects.filter(talk=talk.id).values_list("id", flat=True):
        transaction.on_commit(partial(edge.parcels.drop, bytes(name)), robust=True)
    for rows in (Attachment.objects, Bell.objects, Envelope.objects, Kept.objects, Box.objects):
        rows.filter(talk=talk.id).delete()
    talk.delete()


def locked(*, party: Party) -> Talk:
    """The row, held until the transaction ends; raises NoTalk."""
    row = Talk.objects.select_for_update().filter(id=party.talk).first()
    if row is None:
        raise policies.NoTalk
    return row


def _write(talk: Talk, party: Party, step: Step, edge: Edge) -> None:
    now = edge.clock.now()
    until = policies.moment(now, talk.keep)
    if step.sends:
        wake(talk=talk, writer=party.side, edge=edge)
    _send(party, step.sends, until)
    _keep(party, step.keeps, until)
    names = [place(party.talk, party.side.other, "envelope", number) for number in step.takes]
    Envelope.objects.filter(id__in=names).delete()
    slots = [place(party.talk, party.side, "kept", slot) for slot in step.drops]
    Kept.objects.filter(id__in=slots).delete()
    Box.objects.update_or_create(
        id=place(party.talk, party.side, "box"), defaults={"talk": party.talk, "blob": step.box}
    )
    if step.sends:
        if party.side is Side.SUPPORTER:
            counting.answers(talk=talk, edge=edge)
        talk.state, talk.expires = policies.after_sending(talk, party.side), _expiry(now)
        talk.save(update_fields=["state", "expires"])
        tell(talk=party.talk, edge=edge)


def _send(party: Party, sends: Sequence[Written], until: datetime) -> None:
    for one in sends:
        name = place(party.talk, party.side, "envelope", one.number)
        if Envelope.objects.filter(id=name).exists():
            raise policies.TalkMoved
        Envelope.objects.create(
            id=name, talk=party.talk, side=party.side.value, turn=one.number, blob=one.blob, until=until
        )


def _keep(party: Party, keeps: Sequence[Written], until: datetime) -> None:
    """Keep; what came in an envelope goes at the moment at which the envelope would have gone."""
    for one in keeps:
        came = (
            Envelope.objects.filter(id=place(party.talk, party.side.other, "envelope", one.of)).first()
            if one.of is not None
            else None
        )
        Kept.objects.update_or_create(
            id=place(party.talk, party.side, "kept", one.number),
            defaults={
                "talk": party.talk,
                "side": party.side.value,
                "slot": one.number,
                "blob": one.blob,
                "until": came.until if came else until,
            },
        )


def _expiry(now: datetime) -> str:
    return str(Month.of(now).plus(policies.TALK_MONTHS))
