"""Sending a notice: asked for in the transaction of whatever it is about, sent by the worker."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from rigcheck.care.jobs import actions as jobs
from rigcheck.care.jobs.actions import Handler, Task, Urgency, Wanted
from rigcheck.care.notices import policies, queries
from rigcheck.care.notices.models import PAGES, Address, Channel, Heard, Notice, Reply
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import Call, NumberRefused, Text
from rigcheck.outside.mail import AddressRefused, Letter
from rigcheck.outside.push import SubscriptionGone, subscription
from rigcheck.outside.randomness import Chance

__all__ = [
    "NOTICE",
    "PAGE",
    "Channel",
    "Notice",
    "Reply",
    "Taker",
    "forget",
    "handlers",
    "hear",
    "send",
    "wanted",
    "withdraw",
]

NOTICE: Final = "notice"
PAGE: Final = "page-notice"
"""Pages are jobs of a kind of their own: they come before all others, and are tried again within seconds."""
PAGE_LEASE: Final = timedelta(seconds=45)
PAGE_WAITS: Final = tuple(timedelta(seconds=wait) for wait in (2, 5, 10, 30, 60, 60, 120, 120, 120))
GONE: Final = (SubscriptionGone, NumberRefused, AddressRefused)
"""What says that somebody does not want, or cannot have, what is sent there."""

Taker = Callable[[Reply, Edge], Notice | None]
"""Takes a page for whoever replied, and says what they are answered (None: nothing). May be told of one reply twice."""


@transaction.atomic(savepoint=False)
def send(
    *,
    address: bytes,
    notice: Notice,
    reference: bytes,
    due: datetime,
    by: str,
    chance: Chance,
    spare: Sequence[Interval] = (),
) -> bytes:
    """Ask for a notice to a sealed address, for `due` and a random while later (pages: at once); the job's name.

    `reference` (at most 32 bytes) comes back in `Reply` when somebody presses 1 in the call. `by` names who asked.
    `spare`: stretches, in order, in which it must not arrive, however late the worker is.
    """
    one = wanted(address=address, notice=notice, reference=reference, due=due, chance=chance, spare=spare)
    return jobs.add(kind=one.kind, payload=one.payload, due=one.due, by=by)


def wanted(
    *,
    address: bytes,
    notice: Notice,
    reference: bytes,
    due: datetime,
    chance: Chance,
    spare: Sequence[Interval] = (),
) -> Wanted:
    """The job that `send` asks for, for whoever asks for many at once."""
    moment = policies.moment(due, notice, chance, spare)
    payload = {
        "to": b64encode(address).decode(),
        "notice": notice.value,
        "reference": reference.hex(),
        "until": policies.over(moment, notice, spare).isoformat(),
    }
    return Wanted(PAGE if notice in PAGES else NOTICE, payload, moment)


@transaction.atomic
def withdraw(*, job: bytes, by: str) -> bool:
    """Take back a notice that has not gone out, by the name that `send` gave; whether it was still there."""
    return jobs.cancel(name=job, by=by)


@transaction.atomic
def hear(*, message: str, reply: Reply, taker: Taker, edge: Edge) -> Notice | None:
    """Hand a reply to `taker`, once for each message; what it says, and None for a message that was heard before.

    `message` is the gateway's own name for it, under its signature. One without a name could be sent again without end,
    so it does nothing. What fails is not heard: the gateway may send it again.
    """
    known, today = queries.message_digest(message=message, edge=edge), Month.of(edge.clock.now())
    if not message or not Heard.objects.get_or_create(id=known, defaults={"month": str(today)})[1]:
        return None
    return taker(reply, edge)


def forget(*, today: Month) -> int:
    """Take away what was heard more than two months ago; how many messages."""
    return Heard.objects.filter(month__lt=str(today.plus(-policies.HEARD_MONTHS))).delete()[0]


def handlers(*, edge: Edge) -> Mapping[str, Handler]:
    """Who sends the two kinds of notices, by the ways that `edge` has."""

    def hand_over(task: Task) -> None:
        _hand_over(task, edge)

    return {
        NOTICE: Handler(send=hand_over),
        PAGE: Handler(send=hand_over, lease=PAGE_LEASE, waits=PAGE_WAITS, urgency=Urgency.URGENT),
    }


def _hand_over(task: Task, edge: Edge) -> None:
    """Send one notice. Too late, it is dropped; so is one whose way is gone for good, unless it is a page."""
    asked, now = task.payload, edge.clock.now()
    left = datetime.fromisoformat(asked["until"]) - now
    if left <= timedelta():
        return
    notice = Notice(asked["notice"])
    address = queries.opened(address=b64decode(asked["to"]), edge=edge)
    try:
        _by(address, notice, task, int(left.total_seconds()), edge)
    except GONE:
        # A member who has switched a way off owes nobody an answer. A supporter who cannot be paged is looked after.
        if notice in PAGES:
            raise


def _by(address: Address, notice: Notice, task: Task, seconds: int, edge: Edge) -> None:
    said, reference, about = queries.words(notice), task.reference, task.payload["reference"]
    if address.channel is Channel.PUSH:
        body = json.dumps({"name": settings.NEUTRAL_NAME, "text": said}).encode()
        known = subscription(address.to, services=settings.PUSH_SERVICES)
        edge.push.send(known, body, topic=reference, seconds=seconds)
    elif address.channel is Channel.MAIL:
        edge.mail.send(Letter(address.to, said, f"{said}\n", reference))
    elif address.channel is Channel.TEXT:
        edge.gateway.text(Text(address.to, _signed(said, notice), reference))
    else:
        back = settings.CARE_ADDRESS + reverse("notices:pressed", args=[about or "0"])
        edge.gateway.call(Call(address.to, said, reference, back))


def _signed(said: str, notice: Notice) -> str:
    """A text shows a number where a letter shows a name, so the name goes in; a supporter's page has nothing else."""
    return said if notice in PAGES else f"{settings.NEUTRAL_NAME}: {said}"
