from dataclasses import replace

import pytest

from rigcheck.engines.sealing import prekeys
from rigcheck.engines.sealing.prekeys import (
    Prekey,
    PrekeyForged,
    PrekeyGone,
    PrekeyOutOfDate,
    Store,
    TooManyPrekeys,
    check,
    merge,
    owner_of,
    secret_of,
    spend,
    without_old,
)
from tests.engines.sealing.talking import MONTH, PEER, PREKEYS, SEAT, STORE, STRANGER, batch, drawing

OWNER = owner_of(SEAT)


def test_a_batch_has_one_last_resort_and_all_of_it_checks():
    assert [prekey.last for prekey in PREKEYS] == [False, False, True]
    assert STORE.left == 2
    for prekey in PREKEYS:
        check(prekey, signer=PEER.signer.public, owner=OWNER, month=MONTH)


@pytest.mark.parametrize("count", [0, -1, 51])
def test_a_batch_has_a_size(count):
    with pytest.raises(TooManyPrekeys):
        prekeys.make(Store(), signer=PEER.signer, owner=OWNER, count=count, until=MONTH, draw=drawing())


def test_the_public_half_is_read_back():
    blob = PREKEYS[2].encode()

    assert len(blob) == prekeys.PREKEY_BYTES == 1292
    assert Prekey.decode(blob) == PREKEYS[2]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda blob: blob[:-1],
        lambda blob: blob + b"\0",
        lambda blob: b"\x02" + blob[1:],
        lambda blob: blob[:5] + b"\xff" + blob[6:],
        lambda blob: b"",
    ],
    ids=["cut", "longer", "another kind", "a month that is none", "nothing"],
)
def test_what_is_no_prekey(spoil):
    with pytest.raises(PrekeyForged):
        Prekey.decode(spoil(PREKEYS[0].encode()))


@pytest.mark.parametrize(
    "changed",
    [
        replace(PREKEYS[0], public=PREKEYS[1].public),
        replace(PREKEYS[0], batch=2),
        replace(PREKEYS[0], until="2027-12"),
        replace(PREKEYS[0], last=True),
        replace(PREKEYS[0], signature=PREKEYS[1].signature),
        batch(peer=STRANGER)[1][0],
    ],
    ids=["key", "batch", "month", "kind", "signature", "a stranger's"],
)
def test_a_forged_prekey_is_refused(changed):
    with pytest.raises(PrekeyForged):
        check(changed, signer=PEER.signer.public, owner=OWNER, month=MONTH)


def test_another_seats_prekey_is_refused():
    with pytest.raises(PrekeyForged):
        check(PREKEYS[0], signer=PEER.signer.public, owner=owner_of(b"t" * 16), month=MONTH)


def test_a_prekey_lives_until_its_month_is_over():
    check(PREKEYS[0], signer=PEER.signer.public, owner=OWNER, month="2026-12")
    with pytest.raises(PrekeyOutOfDate):
        check(PREKEYS[0], signer=PEER.signer.public, owner=OWNER, month="2027-01")


def test_a_one_time_key_is_gone_after_use():
    store = spend(STORE, secret_of(STORE, PREKEYS[0].id), b"o" * 16)

    assert store.left == 1
    with pytest.raises(PrekeyGone):
        secret_of(store, PREKEYS[0].id)


def test_a_last_resort_stays_and_remembers_once():
    last = secret_of(STORE, PREKEYS[2].id)
    store = spend(spend(STORE, last, b"o" * 16), last, b"o" * 16)

    assert secret_of(store, PREKEYS[2].id) == last
    assert store.seen == ((b"o" * 16, last.until),)


def test_old_keys_go_and_with_them_what_was_remembered():
    used = spend(STORE, STORE.secrets[0], b"o" * 16)
    used = spend(used, used.secrets[-1], b"p" * 16)

    assert without_old(used, month="2026-12") == used
    assert without_old(used, month="2027-01") == Store(batch=1)


def test_a_second_batch_stands_beside_the_first():
    store, more = prekeys.make(STORE, signer=PEER.signer, owner=OWNER, count=1, until=UNTIL_NEXT, draw=drawing("next"))

    assert (store.batch, store.left, {prekey.batch for prekey in more}) == (2, 3, {2})


UNTIL_NEXT = "2027-01"


def test_two_copies_merge_without_what_either_used():
    one = spend(STORE, STORE.secrets[0], b"o" * 16)
    other = spend(spend(STORE, STORE.secrets[1], b"p" * 16), STORE.secrets[2], b"q" * 16)
    merged = merge(one, other)

    assert merged == merge(other, one)
    assert (merged.left, len(merged.spent), len(merged.seen)) == (0, 2, 1)
    assert [secret.last for secret in merged.secrets] == [True]


def test_the_store_is_read_back_and_a_full_one_fits_a_record():
    full, _ = batch(prekeys.MOST)
    used = spend(spend(full, full.secrets[0], b"o" * 16), full.secrets[-1], b"p" * 16)

    assert prekeys.decode(prekeys.encode(used)) == used
    assert len(prekeys.encode(full)) < 8_000
