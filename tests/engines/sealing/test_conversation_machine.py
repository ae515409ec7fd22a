"""Two people and a hostile server: whatever happens, each reads what the other wrote, once and in order."""

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rigcheck.engines.sealing.conversation import (
    Missing,
    Replayed,
    Side,
    Talk,
    decode,
    encode,
    merge,
    open_first,
    read_header,
    receive,
    send,
    start,
)
from rigcheck.engines.sealing.refusals import SealingRefusal
from tests.engines.sealing.talking import (
    AUTHOR,
    ID,
    MONTH,
    PEER,
    PEER_KEYS,
    PREKEYS,
    SEAT,
    STORE,
    drawing,
    started,
    text,
)

sides = st.sampled_from(Side)
SIGNERS = {Side.MEMBER: AUTHOR, Side.SUPPORTER: PEER.signer}
ELSEWHERE = send(
    start(capability=b"d" * 16, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH),
    text("elsewhere"),
    signer=AUTHOR,
    draw=drawing("elsewhere"),
)[1]


@dataclass
class Person:
    """One side: its state, a copy left on another device, what it wrote and read, and what it heard of."""

    talk: Talk | None
    stale: Talk | None = None
    wrote: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)


class TwoPeople(RuleBasedStateMachine):
    """The server is a list for each direction; what it does with them is chosen by the rules."""

    def __init__(self) -> None:
        super().__init__()
        self.people = {Side.MEMBER: Person(started()), Side.SUPPORTER: Person(None)}
        self.server: dict[Side, list[bytes]] = {Side.MEMBER: [], Side.SUPPORTER: []}
        self.draw, self.count = drawing("machine"), itertools.count()
        self.store = STORE

    def person(self, side: Side) -> Person:
        return self.people[side]

    @rule(side=sides, count=st.integers(1, 4))
    def write(self, side: Side, count: int) -> None:
        """Write some words; nobody need be there."""
        me = self.person(side)
        for _ in range(count if me.talk else 0):
            words = f"words {next(self.count)}"
            me.talk, blob = self.sealed(side, words)
            assert read_header(blob)[0].number == len(self.server[side])
            self.server[side].append(blob)
            me.wrote.append(words)

    @rule(side=sides)
    def write_without_signal(self, side: Side) -> None:
        """The state is kept and the envelope goes out, or neither."""
        if self.person(side).talk:
            self.sealed(side, "never sent")

    def sealed(self, side: Side, words: str) -> tuple[Talk, bytes]:
        talk, blob = send(self.person(side).talk, text(words), signer=SIGNERS[side], draw=self.draw)
        return decode(encode(talk)), blob

    @rule(side=sides, count=st.integers(1, 6))
    def read(self, side: Side, count: int) -> None:
        """Come back, and fetch what waits, or some of it."""
        me, theirs = self.person(side), self.server[side.other]
        at = me.talk.got.number if me.talk else 0
        for blob in theirs[at : at + count]:
            if me.talk is None:
                me.talk, self.store, received = open_first(blob, conversation=ID, store=self.store)
            else:
                me.talk, received = receive(me.talk, blob)
            me.read.append(received.content["text"])

    @rule(side=sides, count=st.integers(1, 3))
    def chat(self, side: Side, count: int) -> None:
        """Both are there, and take turns."""
        for _ in range(count):
            self.write(side, 1)
            self.read(side.other, 99)
            self.write(side.other, 1)
            self.read(side, 99)

    @rule(side=sides, back=st.integers(0, 30))
    def replay(self, side: Side, back: int) -> None:
        """Hand over what was read before."""
        me, theirs = self.person(side), self.server[side.other]
        if me.talk is None or me.talk.got.number == 0:
            return
        with pytest.raises(Replayed):
            receive(me.talk, theirs[back % me.talk.got.number])

    @rule(side=sides)
    def reorder(self, side: Side) -> None:
        """Hand over the last before the others."""
        me, theirs = self.person(side), self.server[side.other]
        if me.talk is None or len(theirs) < me.talk.got.number + 2:
            return
        with pytest.raises(Missing):
            receive(me.talk, theirs[-1])

    @rule(side=sides, at=st.integers(0, 7000), bit=st.integers(0, 7), cut=st.booleans())
    def spoil(self, side: Side, at: int, bit: int, cut: bool) -> None:
        """Change, cut or relabel the next one, or put one of another conversation there."""
        me, theirs = self.person(side), self.server[side.other]
        if me.talk is None or me.talk.got.number == len(theirs):
            return
        blob = bytearray(theirs[me.talk.got.number])
        blob[at % len(blob)] ^= 1 << bit
        spoiled = bytes(blob[: at % len(blob)]) if cut else bytes(blob)
        for hostile in (spoiled, ELSEWHERE):
            with pytest.raises(SealingRefusal):
                receive(me.talk, hostile)

    @rule(side=sides)
    def leave_a_copy(self, side: Side) -> None:
        """Another tab reads the state, and then sleeps."""
        self.person(side).stale = self.person(side).talk

    @precondition(lambda self: any(one.stale for one in self.people.values()))
    @rule(side=sides, reads=st.booleans())
    def merge_the_copy(self, side: Side, reads: bool) -> None:
        """The other tab wakes, perhaps reads on, and the two grow together."""
        me, theirs = self.person(side), self.server[side.other]
        if me.stale is None or me.talk is None:
            return
        if reads and me.stale.got.number < me.talk.got.number:
            me.stale, _ = receive(me.stale, theirs[me.stale.got.number])
        me.talk, me.stale = merge(me.stale, me.talk), None

    @invariant()
    def nothing_twice_nothing_out_of_order(self) -> None:
        for side in Side:
            read = self.person(side).read
            assert read == self.person(side.other).wrote[: len(read)]

    def teardown(self) -> None:
        """Both come back: nothing is lost, and no key is left that opens what was recorded, but the newest."""
        for side in (Side.SUPPORTER, Side.MEMBER):
            self.read(side, 1_000)
            assert self.person(side).read == self.person(side.other).wrote
        for side in Side:
            talk, recorded = self.person(side).talk, self.server[side.other]
            still = {own.id for own in talk.mine} if talk else set()
            headers = [read_header(blob)[0] for blob in recorded]
            assert {header.prekey for header in headers if header.prekey in still} <= {
                header.prekey for header in headers[-1:] if header.kept
            }


TwoPeople.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
test_two_people = TwoPeople.TestCase
