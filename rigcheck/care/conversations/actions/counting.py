"""What a talk counts for its supporter: that it is there, that it is over, and how soon the first answer came."""

from datetime import datetime, timedelta

from rigcheck.care.conversations.models import Asked, Side, State, Talk, place
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.outside.edge import Edge

LONG = timedelta(days=2)
"""Whoever waited for longer than is written down waited for more than a day: that is the last band."""


def begins(*, talk: Talk, called: bool, edge: Edge) -> None:
    """One more talk; somebody waits from now on. `called`: the supporter took their call. Raises upkeep's Full."""
    upkeep.take_on(supporter=talk.supporter, called=called)
    Asked.objects.create(id=_place(talk), talk=talk.id, at=edge.clock.now())


def answers(*, talk: Talk, edge: Edge) -> None:
    """The supporter writes: where that is the first answer, how long it took is counted into its band."""
    if talk.state != State.ASKED:
        return
    row, now = Asked.objects.filter(id=_place(talk)).first(), edge.clock.now()
    if row is None:
        upkeep.take_on(supporter=talk.supporter, called=True)
    upkeep.answered(supporter=talk.supporter, waited=now - row.at if row else LONG, at=now, chance=edge.chance)
    Asked.objects.filter(id=_place(talk)).delete()


def ends(*, talk: Talk) -> None:
    """A talk that was not closed before is over."""
    waited = Asked.objects.filter(id=_place(talk)).delete()[0]
    if talk.state == State.OPEN or waited:
        upkeep.let_go(supporter=talk.supporter)


def forget(*, now: datetime) -> int:
    """Take away since when somebody waits where that is two days ago; how many went.

    Such a talk counts no longer until it is answered: words that nobody answers keep nobody else away.
    """
    gone = list(Asked.objects.select_for_update().filter(at__lte=now - Asked.life).values_list("id", "talk"))
    talks = {bytes(talk) for _, talk in gone}
    for supporter in Talk.objects.filter(id__in=talks).values_list("supporter", flat=True):
        upkeep.let_go(supporter=bytes(supporter))
    return Asked.objects.filter(id__in=[number for number, _ in gone]).delete()[0]


def _place(talk: Talk) -> bytes:
    return place(talk.id, Side.MEMBER, "asked")
