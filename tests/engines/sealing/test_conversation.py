"""One step at a time: what each side takes, and what it refuses by name."""

from dataclasses import replace

import pytest

from rigcheck.engines.sealing import conversation_wire as wire
from rigcheck.engines.sealing.conversation import (
    OUTSTANDING_STARVED,
    BadContent,
    CutShort,
    Foreign,
    KeyChanged,
    Missing,
    NotAnOpening,
    PrekeyGone,
    Replayed,
    Rewritten,
    TooLong,
    accept_key,
    check_keys,
    open_first,
    read_header,
    receive,
    send,
    start,
)
from rigcheck.engines.sealing.envelope import Suite, seal_to
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.prekeys import PrekeyForged, PrekeyOutOfDate
from rigcheck.engines.sealing.refusals import (
    BadPadding,
    SealBroken,
    SealingRefusal,
    SuiteNotAccepted,
    UnknownSuite,
    UnknownVersion,
    WrongAuthor,
)
from tests.engines.sealing.talking import (
    AUTHOR,
    CAPABILITY,
    ID,
    MONTH,
    PEER,
    PEER_KEYS,
    PREKEYS,
    SEAT,
    STORE,
    STRANGER,
    batch,
    both,
    drawing,
    says,
    started,
    text,
)

DEEP = b"[" * 9000


def answered(words: str = "I am here."):
    """Both sides after the peer's first answer, which the member has read."""
    member, peer, _, _ = both()
    peer, blob = says(peer, words, signer=PEER.signer)
    member, received = receive(member, blob)
    return member, peer, received


def test_an_opening_and_its_answer():
    member, peer, received = answered()

    assert received.content == text("I am here.")
    assert (received.number, received.missing, received.again) == (0, 0, False)
    assert (member.sent, member.got) == (peer.got, peer.sent)


def test_an_opening_uses_up_the_seats_prekey():
    _, peer, store, _ = both()

    assert store.left == STORE.left - 1
    assert peer.mine[0].id == PREKEYS[0].id  # it may serve again until the peer has answered


def test_many_messages_while_nobody_answers_then_an_answer():
    member, peer, _, _ = both()
    for step in range(12):
        member, blob = says(member, f"{step}")
        peer, received = receive(peer, blob)
        assert received.content == text(f"{step}")
    peer, blob = says(peer, "answer", signer=PEER.signer)
    member, _ = receive(member, blob)
    member, blob = says(member, "with a new key")
    peer, _ = receive(peer, blob)

    assert PREKEYS[0].id not in {own.id for own in peer.mine}


def test_a_used_key_is_gone_and_the_recorded_envelope_opens_no_more():
    member, peer, _ = answered()
    member, blob = says(member, "once")
    after, _ = receive(peer, blob)

    rewound = replace(after, got=peer.got)
    with pytest.raises(PrekeyGone):
        receive(rewound, blob)
    assert not {own.seed for own in peer.mine if own.id == read_header(blob)[0].prekey} & {o.seed for o in after.mine}


def test_replayed():
    member, peer, _, opening = both()
    member, blob = says(member, "x")
    peer, _ = receive(peer, blob)

    for old in (opening, blob):
        with pytest.raises(Replayed):
            receive(peer, old)
    with pytest.raises(Replayed):
        open_first(opening, conversation=ID, store=STORE, before=peer)


def test_reordered_and_passed_over():
    member, peer, _, _ = both()
    member, first = says(member, "first")
    member, second = says(member, "second")

    with pytest.raises(Missing) as refused:
        receive(peer, second)
    assert refused.value.missing == 1
    moved, received = receive(peer, second, skip=True)
    assert (received.content, received.missing) == (text("second"), 1)
    with pytest.raises(Replayed):
        receive(moved, first)


def test_something_earlier_was_changed():
    member, peer, _, _ = both()
    member, _ = says(member, "what the member sent", draw=drawing("a"))
    _, blob = says(member, "next")
    other, _ = says(replace(member, sent=peer.got), "what the peer was shown", draw=drawing("b"))
    assert other.sent != member.sent

    with pytest.raises(Rewritten):
        receive(replace(peer, got=other.sent), blob)


def test_foreign():
    member, peer, _, _ = both()
    elsewhere = start(capability=b"d" * 16, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    _, foreign = says(elsewhere, "x")
    member, own = says(member, "x")

    with pytest.raises(Foreign):
        receive(peer, foreign)
    with pytest.raises(Foreign):
        receive(member, own)  # its own direction
    with pytest.raises(Foreign):
        open_first(foreign, conversation=ID, store=STORE)


@pytest.mark.parametrize("length", [0, 1, 117, 118, 119, 200, 1240, 1300, -1])
def test_truncated(length):
    member, peer, _, _ = both()
    _, blob = says(member, "x")

    with pytest.raises(CutShort if 0 <= length <= 118 else SealBroken):
        receive(peer, blob[:length])


@pytest.mark.parametrize("at", [0, 1, 2, 34, 66, 69, 70, 86, 117, 118, 119, 121, 1300, -1])
def test_changed_anywhere(at):
    member, peer, _, _ = both()
    _, blob = says(member, "x")
    spoiled = bytearray(blob)
    spoiled[at] ^= 1

    with pytest.raises(SealingRefusal):
        receive(peer, bytes(spoiled), skip=True)


def relabelled(blob: bytes, at: int, value: int) -> bytes:
    return blob[:at] + bytes((value,)) + blob[at + 1 :]


@pytest.mark.parametrize(
    ("at", "value", "refusal"),
    [
        (0, 2, UnknownVersion),
        (1, 8, UnknownVersion),
        (118, 2, UnknownVersion),
        (119, 9, UnknownSuite),
        (119, Suite.X25519, SuiteNotAccepted),
        (119, Suite.OWN, SuiteNotAccepted),
        (119, Suite.DRAFT, SuiteNotAccepted),
    ],
)
def test_downgraded(at, value, refusal):
    member, peer, _, _ = both()
    _, blob = says(member, "x")

    with pytest.raises(refusal):
        receive(peer, relabelled(blob, at, value))


def test_forged_by_somebody_who_has_the_public_keys():
    member, peer, _, _ = both()
    _, blob = says(member, "x")
    header, _ = read_header(blob)
    body = wire.pack(9, (), wire.written(text("forged")))
    forged = header.encode() + seal_to(PREKEYS[0].public, header.context, body, signer=STRANGER.signer)
    named = replace(header, author=STRANGER.signer.public)

    with pytest.raises(WrongAuthor):
        receive(peer, forged)
    with pytest.raises(WrongAuthor):
        receive(peer, named.encode() + forged[118:])


def test_a_refusal_changes_nothing():
    member, peer, _, _ = both()
    _, blob = says(member, "x")
    with pytest.raises(SealBroken):
        receive(peer, blob[:-1])

    assert receive(peer, blob)[1].content == text("x")


def test_a_supporters_new_key_is_refused_until_it_is_accepted():
    member, _, _ = answered()
    renewed = Hierarchy.from_root(b"n" * 32)
    keys = renewed.opener.public + renewed.signer.public
    store, more = batch(peer=renewed)

    with pytest.raises(KeyChanged) as refused:
        check_keys(member, keys)
    assert refused.value.author == renewed.signer.public
    check_keys(member, PEER_KEYS)
    with pytest.raises(PrekeyForged):  # not by the back door either: a new conversation with the pinned keys
        start(capability=CAPABILITY, seat=SEAT, keys=PEER_KEYS, prekey=more[0], month=MONTH)

    member = accept_key(member, seat=SEAT, keys=keys, prekey=more[0], month=MONTH)
    check_keys(member, keys)
    member, blob = says(member, "again")
    peer, _, received = open_first(blob, conversation=ID, store=store)
    assert (received.content, received.again, received.number) == (text("again"), True, 1)
    peer, blob = says(peer, "here", signer=renewed.signer)
    assert receive(member, blob)[1].number == 1


def test_an_answer_by_another_key_is_shown_and_not_opened():
    member, peer, _, _ = both()
    _, blob = says(peer, "I am your peer", signer=STRANGER.signer)

    with pytest.raises(KeyChanged) as refused:
        receive(member, blob)
    assert refused.value.author == STRANGER.signer.public


def test_a_conversation_begins_with_a_whole_opening():
    member, _, _, opening = both()
    _, later = says(member, "x")
    header, _ = read_header(opening)
    empty = wire.pack(1, (), wire.written(text("no keys")), wire.beginning(ID, wire.Side.SUPPORTER))
    keyless = header.encode() + seal_to(PREKEYS[0].public, header.context, empty, signer=AUTHOR)

    with pytest.raises(NotAnOpening):
        open_first(later, conversation=ID, store=STORE)
    with pytest.raises(NotAnOpening):
        open_first(keyless, conversation=ID, store=STORE)
    with pytest.raises(PrekeyGone):
        open_first(opening, conversation=ID, store=both()[2])


def test_an_opening_on_the_last_resort_is_taken_once():
    _, blob = says(started(PREKEYS[2]), "when all keys were out")
    _, store, received = open_first(blob, conversation=ID, store=STORE)

    assert received.content == text("when all keys were out")
    with pytest.raises(Replayed):
        open_first(blob, conversation=ID, store=store)


def test_a_start_checks_the_prekey():
    with pytest.raises(PrekeyOutOfDate):
        start(capability=CAPABILITY, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[0], month="2027-01")


def test_the_member_opens_anew_while_the_supporter_still_has_the_state():
    member, peer, _ = answered()
    peer, _ = says(peer, "not read yet", signer=PEER.signer)
    member = accept_key(member, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    member, blob = says(member, "again")

    with pytest.raises(PrekeyGone):
        receive(peer, blob)
    moved, _, received = open_first(blob, conversation=ID, store=STORE, before=peer)
    assert (moved.sent, received.missing, received.again) == (peer.sent, 0, True)
    stranger = replace(peer, author=STRANGER.signer.public)
    with pytest.raises(WrongAuthor):
        open_first(blob, conversation=ID, store=STORE, before=stranger)


def test_an_opening_that_was_over_before_it_was_read_is_made_anew():
    talk, _ = says(started(), "over before anybody came")
    _, second = says(talk, "nobody has the beginning")
    with pytest.raises(NotAnOpening):
        open_first(second, conversation=ID, store=STORE)

    talk = accept_key(talk, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    talk, blob = says(talk, "once more")
    peer, _, received = open_first(blob, conversation=ID, store=STORE)
    assert (received.number, received.again) == (1, True)
    _, answer = says(peer, "here", signer=PEER.signer)
    assert receive(talk, answer)[1].content == text("here")


def test_keys_that_were_over_before_they_were_read_are_given_anew():
    member, peer, _ = answered()
    for step in range(9):
        peer, last = says(peer, f"{step}, never read", signer=PEER.signer)
    assert len(peer.mine) <= OUTSTANDING_STARVED
    for step in range(9):
        member, blob = says(member, f"{step}")
        peer, _ = receive(peer, blob)
    peer, blob = says(peer, "new keys", signer=PEER.signer)
    with pytest.raises(Missing):
        receive(member, blob)
    member, received = receive(member, blob, skip=True)
    member, blob = says(member, "thanks")

    assert received.missing == 9
    assert read_header(blob)[0].kept is False
    assert receive(peer, blob)[1].content == text("thanks")
    assert len(last) < wire.LARGEST_ENVELOPE


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"kind": "text", "text": "x" * 50_000_000}, TooLong),
        ({"kind": "text", "text": "é" * 7_000}, TooLong),
        ({"kind": "text", "lines": ["x" * 9_000]}, TooLong),
        ({"kind": "shout"}, BadContent),
        ({"text": "x"}, BadContent),
        ({"kind": ["text"]}, BadContent),
        ({"kind": "text", "at": float("nan")}, BadContent),
        ({"kind": "text", "raw": b"x"}, BadContent),
        ({"kind": "text", "text": "\ud800"}, BadContent),
    ],
    ids=["50 MB", "bytes", "nested", "unknown kind", "no kind", "kind of kinds", "no number", "bytes", "half a letter"],
)
def test_content_is_refused_before_anything_is_sealed(content, refusal):
    def draws_nothing(count: int) -> bytes:
        raise AssertionError(count)

    with pytest.raises(refusal) as refused:
        send(started(), content, signer=AUTHOR, draw=draws_nothing)
    assert str(refused.value).endswith(".")
    assert str(refused.value) == refusal.sentence


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b'{"kind":"dance"}',
        b'{"kind":[1]}',
        b"\xff",
        b'{"kind":"text","n":NaN}',
        b"[" * 9000,
    ],
)
def test_what_a_newer_program_wrote_does_not_end_the_conversation(plain):
    inside = wire.unpack(wire.pack(3, (), plain), opening=False)

    assert inside.content == {"kind": "unknown"}


@pytest.mark.parametrize(
    ("body", "opening"), [(b"", False), (b"\0\0\0\0", False), (b"\1" + bytes(99), False), (bytes(40), True)]
)
def test_a_body_that_is_not_whole(body, opening):
    with pytest.raises(BadPadding):
        wire.unpack(body, opening=opening)


def test_short_and_long_texts_have_few_sizes():
    member, _, _ = answered()
    sizes = {len(says(member, "x" * length)[1]) for length in (0, 1, 100, 1500)}

    assert len(sizes) == 1
    assert len(says(member, "x" * 7_900)[1]) < wire.LARGEST_ENVELOPE
    assert len(says(started(), "x" * 7_900)[1]) < wire.LARGEST_ENVELOPE
