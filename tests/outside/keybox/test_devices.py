"""A six-digit PIN is safe only because the keybox counts."""

from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.outside.keybox import SecondProof, WrongProof
from rigcheck.outside.keybox.box import LedgerKeybox

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
EVENING = NOW + timedelta(hours=8)
DEVICE, OWNER, STRANGER = b"d" * 16, b"o" * 16, b"s" * 16
SECRET, PROOF, SECOND, WRONG = b"k" * 32, b"p" * 32, b"2" * 32, b"w" * 32


@pytest.fixture
def share(keybox: LedgerKeybox) -> bytes:
    return keybox.set_device(DEVICE, OWNER, secret=SECRET, proof=PROOF, second=SECOND, until=EVENING)


def wrong(keybox: LedgerKeybox, times: int) -> int:
    for _ in range(times):
        with pytest.raises(WrongProof) as caught:
            keybox.prove_device(DEVICE, WRONG, NOW)
    return caught.value.tries_left


def test_the_right_pin_names_the_account_and_gets_the_share(keybox: LedgerKeybox, share: bytes) -> None:
    assert keybox.prove_device(DEVICE, PROOF, NOW) == (share, OWNER, EVENING)


def test_the_fifth_wrong_pin_ends_the_entry(keybox: LedgerKeybox, share: bytes) -> None:
    assert wrong(keybox, 4) == 1
    assert wrong(keybox, 1) == 0
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, PROOF, NOW)


def test_the_right_pin_forgets_the_wrong_ones(keybox: LedgerKeybox, share: bytes) -> None:
    wrong(keybox, 4)
    keybox.prove_device(DEVICE, PROOF, NOW)
    assert wrong(keybox, 1) == 4


def test_an_unknown_device_is_refused_like_one_that_is_gone(keybox: LedgerKeybox) -> None:
    assert wrong(keybox, 1) == 0


def test_the_pin_rests_after_its_time_until_a_full_sign_in(keybox: LedgerKeybox, share: bytes) -> None:
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, PROOF, EVENING)
    keybox.renew_device(DEVICE, OWNER, EVENING + timedelta(hours=8))
    assert keybox.prove_device(DEVICE, PROOF, EVENING).share == share


def test_a_stranger_renews_nothing(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.renew_device(DEVICE, STRANGER, EVENING + timedelta(hours=8))
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, PROOF, EVENING)


def test_devices_are_forgotten_one_by_one_and_all_at_once(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_device(b"e" * 16, OWNER, secret=SECRET, proof=PROOF, second=SECOND, until=EVENING)
    keybox.set_device(b"f" * 16, STRANGER, secret=SECRET, proof=PROOF, second=SECOND, until=EVENING)
    keybox.drop_device(DEVICE)
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, PROOF, NOW)
    keybox.drop_devices(OWNER)
    with pytest.raises(WrongProof):
        keybox.prove_device(b"e" * 16, PROOF, NOW)
    assert keybox.prove_device(b"f" * 16, PROOF, NOW).account == STRANGER


def test_a_device_unused_for_five_weeks_is_purged(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.purge(EVENING + timedelta(days=34))
    keybox.renew_device(DEVICE, OWNER, EVENING)
    assert keybox.prove_device(DEVICE, PROOF, NOW).share == share
    keybox.purge(EVENING + timedelta(days=35))
    keybox.renew_device(DEVICE, OWNER, EVENING)
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, PROOF, NOW)


def second(keybox: LedgerKeybox, *, now: datetime = NOW) -> None:
    with pytest.raises(SecondProof):
        keybox.prove_device(DEVICE, SECOND, now)


def test_the_second_pin_opens_nothing_and_is_no_wrong_one(keybox: LedgerKeybox, share: bytes) -> None:
    for _ in range(7):
        second(keybox)
    assert wrong(keybox, 1) == 4


def test_the_second_pin_buys_a_guesser_no_tries(keybox: LedgerKeybox, share: bytes) -> None:
    wrong(keybox, 4)
    second(keybox)
    assert wrong(keybox, 1) == 0
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, SECOND, NOW)


def test_the_second_pin_still_shows_the_clock_while_the_first_rests(keybox: LedgerKeybox, share: bytes) -> None:
    second(keybox, now=EVENING)
    keybox.renew_device(DEVICE, OWNER, EVENING + timedelta(hours=8))
    second(keybox, now=EVENING)


def test_the_second_pin_goes_with_the_first(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.drop_device(DEVICE)
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, SECOND, NOW)
    keybox.set_device(DEVICE, OWNER, secret=SECRET, proof=PROOF, second=WRONG, until=EVENING)
    keybox.drop_devices(OWNER)
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, WRONG, NOW)


def test_a_new_pin_replaces_the_second_too(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_device(DEVICE, OWNER, secret=SECRET, proof=PROOF, second=WRONG, until=EVENING)
    with pytest.raises(WrongProof):
        keybox.prove_device(DEVICE, SECOND, NOW)
