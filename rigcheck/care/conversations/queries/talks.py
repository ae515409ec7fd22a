"""One talk as one side sees it, and a supporter's list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rigcheck.care.conversations import policies
from rigcheck.care.conversations.models import Attachment, Bell, Box, Envelope, Kept, Party, Side, State, Talk, place
from rigcheck.care.streams import queries as streams
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class Seen:
    """A talk for one side: its own state, what it keeps from slot `after` on, and what waits for it.

    `rings`: the member is told, by the way they chose, that an answer waits.

    Nothing in it tells whether, or when, the other side took or read anything.
    """

    state: State
    supporter: bytes
    keep: int
    box: bytes = field(repr=False)
    kept: Sequence[tuple[int, bytes]] = field(repr=False)
    slots: Sequence[int]
    waiting: Sequence[tuple[int, bytes]] = field(repr=False)
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A talk in a supporter's list. `new`: something waits to be read."""

    talk: bytes
    state: State
    new: bool


def member_party(*, talk: bytes) -> Party:
    """Whoever holds the capability. Raises NoTalk."""
    if not Talk.objects.filter(id=talk).exists():
        raise policies.NoTalk
    return Party(talk, Side.MEMBER)


def supporter_party(*, talk: bytes, seat: bytes) -> Party:
    """The supporter whose talk this is. Raises NoTalk for every other."""
    if not Talk.objects.filter(id=talk, supporter=seat).exists():
        raise policies.NoTalk
    return Party(talk, Side.SUPPORTER)


def is_open(*, party: Party) -> bool:
    """Whether both have written, and nobody has closed it."""
    return Talk.objects.filter(id=party.talk, state=State.OPEN.value).exists()


def ear(*, talk: bytes, edge: Edge) -> bytes:
    """The capability to listen when something happens in this talk, for its two sides: its row does not tell it."""
    return streams.standing(of="talk", name=talk, edge=edge)


def seen(*, party: Party, after: int = 0) -> Seen:
    """The talk as this side sees it now; `after`: the first slot that it does not have yet. Raises NoTalk."""
    talk = Talk.objects.filter(id=party.talk).first()
    if talk is None:
        raise policies.NoTalk
    box = Box.objects.filter(id=place(party.talk, party.side, "box")).first()
    kept = Kept.objects.filter(talk=party.talk, side=party.side.value).order_by("slot")
    waiting = Envelope.objects.filter(talk=party.talk, side=party.side.other.value).order_by("turn")
    return Seen(
        state=State(talk.state),
        supporter=bytes(talk.supporter),
        keep=talk.keep,
        box=box.blob if box else b"",
        kept=[(row.slot, row.blob) for row in kept.filter(slot__gte=after)],
        slots=list(kept.values_list("slot", flat=True)),
        waiting=_at_once([(row.turn, row.blob) for row in waiting[: policies.MOST_IN_STEP]]),
        rings=Bell.objects.filter(id=place(party.talk, party.side, "bell")).exists(),
    )


def listed(*, seat: bytes) -> Sequence[Listed]:
    """A supporter's talks, those with something new first."""
    talks = list(Talk.objects.filter(supporter=seat))
    waiting = Envelope.objects.filter(talk__in=[talk.id for talk in talks], side=Side.MEMBER.value)
    new = {bytes(name) for name in waiting.values_list("talk", flat=True)}
    found = [Listed(bytes(talk.id), State(talk.state), bytes(talk.id) in new) for talk in talks]
    return sorted(found, key=lambda one: (not one.new, one.state is State.CLOSED, one.talk))


def file_of(*, party: Party, name: bytes, edge: Edge) -> bytes:
    """A closed file of this talk. Raises NoTalk where it is not there, or not any more."""
    blob = edge.parcels.read(name) if Attachment.objects.filter(id=name, talk=party.talk).exists() else None
    if blob is None:
        raise policies.NoTalk
    return blob


def _at_once(waiting: Sequence[tuple[int, bytes]]) -> Sequence[tuple[int, bytes]]:
    """The first of them, as many as one answer brings."""
    size = 0
    for count, (_, blob) in enumerate(waiting):
        size += len(blob)
        if count and size > policies.MOST_AT_ONCE:
            return waiting[:count]
    return waiting
