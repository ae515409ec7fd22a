"""Two copies of one side that grew apart, and what lies in the record."""

import json
from dataclasses import replace

import pytest

from rigcheck.engines.sealing.conversation import (
    MOST_READERS,
    OUTSTANDING_STARVED,
    Foreign,
    Forked,
    accept_key,
    decode,
    encode,
    merge,
    open_first,
    receive,
    start,
)
from rigcheck.engines.sealing.conversation_state import Own, Reader, newest
from tests.engines.sealing.talking import (
    ID,
    MONTH,
    PEER,
    PEER_KEYS,
    PREKEYS,
    SEAT,
    STORE,
    both,
    drawing,
    says,
    started,
    text,
)


def test_a_state_is_read_back():
    member, peer, _, _ = both()

    for talk in (started(), member, peer):
        assert decode(encode(talk)) == talk


def test_the_largest_state_fits_one_record():
    _, peer, _, _ = both()
    own, reader = peer.mine[0], peer.theirs[0]
    full = replace(
        peer,
        mine=tuple(Own(2**31 + step, own.id, own.seed) for step in range(OUTSTANDING_STARVED + 4)),
        theirs=tuple(Reader(2**31 + step, reader.public) for step in range(MOST_READERS)),
    )

    assert len(json.dumps({"v": 1, "n": 2**31, "r": encode(full)})) < 15_000


def test_the_newest_readers_stay():
    _, peer, _, _ = both()
    many = [Reader(step, peer.theirs[0].public) for step in (9, 3, 8, 1, 7, 2, 6, 5)]

    assert [reader.ordinal for reader in newest(many)] == [3, 5, 6, 7, 8, 9]


def test_two_devices_received_the_same_and_one_wrote():
    member, peer, _, _ = both()
    peer, blob = says(peer, "hello", signer=PEER.signer)
    one, _ = receive(member, blob)
    other, _ = receive(member, blob)
    other, written = says(other, "from the phone")
    merged = merge(one, other)

    assert merged == merge(other, one) == other
    assert receive(peer, written)[1].content == text("from the phone")


def test_one_device_received_while_the_other_wrote():
    member, peer, _, _ = both()
    peer, blob = says(peer, "hello", signer=PEER.signer)
    one, _ = receive(member, blob)
    other, written = says(member, "crossed")
    merged = merge(one, other)

    assert merged == merge(other, one)
    assert (merged.sent, merged.got) == (other.sent, one.got)
    peer, _ = receive(peer, written)
    merged, blob = says(merged, "after the merge")
    peer, received = receive(peer, blob)
    peer, blob = says(peer, "and back", signer=PEER.signer)
    assert received.content == text("after the merge")
    assert receive(merged, blob)[1].content == text("and back")


def test_two_devices_wrote_under_one_number():
    member, _, _, _ = both()
    one, _ = says(member, "one", draw=drawing("one"))
    other, _ = says(member, "other", draw=drawing("other"))

    with pytest.raises(Forked):
        merge(one, other)


def test_a_used_key_does_not_come_back():
    member, peer, _, _ = both()
    peer, blob = says(peer, "hello", signer=PEER.signer)
    after, _ = receive(member, blob)
    spent = {own.id for own in member.mine} - {own.id for own in after.mine}
    merged = merge(member, after)

    assert spent
    assert not spent & {own.id for own in merged.mine}
    assert merged == after


def test_two_devices_were_shown_different_envelopes():
    member, peer, _, _ = both()
    one, _ = receive(member, says(peer, "a", signer=PEER.signer)[1])
    other, _ = receive(member, says(peer, "b", signer=PEER.signer)[1])

    with pytest.raises(Forked):
        merge(one, other)


def test_two_conversations_do_not_merge():
    elsewhere = start(capability=b"d" * 16, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    member, peer, _, _ = both()

    with pytest.raises(Foreign):
        merge(started(), elsewhere)
    with pytest.raises(Foreign):
        merge(member, replace(peer, id=member.id))


def test_a_device_that_had_accepted_a_new_key_wins():
    member, _, _, _ = both()
    accepted = accept_key(member, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)

    assert merge(member, accepted) == merge(accepted, member) == accepted


def test_a_side_that_was_opened_anew_keeps_no_key_from_before():
    member, peer, _, _ = both()
    peer, blob = says(peer, "hello", signer=PEER.signer)
    member, _ = receive(member, blob)
    member, blob = says(member, "hello")
    peer, _ = receive(peer, blob)
    member = accept_key(member, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    member, blob = says(member, "anew")
    anew, _, _ = open_first(blob, conversation=ID, store=STORE, before=peer)

    assert merge(peer, anew) == merge(anew, peer) == anew
    _, blob = says(member, "more")
    assert receive(merge(peer, anew), blob)[1].content == text("more")


def test_nothing_goes_on_under_the_old_keys_after_new_ones():
    member, _, _, _ = both()
    accepted = accept_key(member, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    went_on, _ = says(member, "to the old keys")

    with pytest.raises(Forked):
        merge(accepted, went_on)
