"""What a keybox gives out, and to whom."""

from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.outside.keybox import ClosedKeybox, EntryGone, KeyboxAway, TooMany, WrongProof
from rigcheck.outside.keybox.box import LedgerKeybox

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = NOW + timedelta(hours=1)
OWNER, STRANGER = b"o" * 16, b"s" * 16
LOCATOR, OTHER = b"l" * 16, b"m" * 16
SECRET, PROOF, WRONG = b"k" * 32, b"p" * 32, b"w" * 32


@pytest.fixture
def share(keybox: LedgerKeybox) -> bytes:
    given = keybox.create(OWNER, SECRET, HOUR)
    keybox.set_verifier(OWNER, LOCATOR, PROOF)
    return given


def fail(keybox: LedgerKeybox, account: bytes, times: int, *, at: datetime = NOW) -> WrongProof:
    for _ in range(times):
        with pytest.raises(WrongProof) as caught:
            keybox.prove(account, LOCATOR, WRONG, at)
    return caught.value


def test_the_right_proof_gets_the_share_and_never_the_secret(keybox: LedgerKeybox, share: bytes) -> None:
    assert keybox.prove(OWNER, LOCATOR, PROOF, NOW) == share
    assert share != SECRET


def test_a_wrong_proof_a_wrong_locator_and_a_wrong_account_get_nothing(keybox: LedgerKeybox, share: bytes) -> None:
    for account, locator, proof in (
        (OWNER, LOCATOR, WRONG),
        (OWNER, OTHER, PROOF),
        (STRANGER, LOCATOR, PROOF),
    ):
        with pytest.raises(WrongProof):
            keybox.prove(account, locator, proof, NOW)


def test_an_account_is_made_once(keybox: LedgerKeybox, share: bytes) -> None:
    with pytest.raises(ValueError, match="knows this account"):
        keybox.create(OWNER, WRONG, HOUR)
    assert keybox.prove(OWNER, LOCATOR, PROOF, NOW) == share


def test_five_tries_then_waits_that_grow(keybox: LedgerKeybox, share: bytes) -> None:
    assert fail(keybox, OWNER, 4).wait_seconds == 0
    assert fail(keybox, OWNER, 1).wait_seconds == 60
    moment = NOW
    for before, after in ((60, 300), (300, 900), (900, 3600), (3600, 3600)):
        moment += timedelta(seconds=before)
        assert fail(keybox, OWNER, 1, at=moment).wait_seconds == after


def test_during_a_wait_even_the_right_proof_is_not_looked_at(keybox: LedgerKeybox, share: bytes) -> None:
    fail(keybox, OWNER, 5)
    with pytest.raises(TooMany) as caught:
        keybox.prove(OWNER, LOCATOR, PROOF, NOW + timedelta(seconds=20))
    assert caught.value.wait_seconds == 40
    assert keybox.prove(OWNER, LOCATOR, PROOF, NOW + timedelta(seconds=60)) == share


def test_guessing_at_one_way_in_keeps_no_other_way_shut(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_verifier(OWNER, OTHER, PROOF)
    fail(keybox, OWNER, 5)
    assert keybox.prove(OWNER, OTHER, PROOF, NOW) == share
    assert keybox.prove(OWNER, LOCATOR, PROOF, NOW) == share


def test_success_forgets_the_failures(keybox: LedgerKeybox, share: bytes) -> None:
    fail(keybox, OWNER, 4)
    keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    assert fail(keybox, OWNER, 4).tries_left == 1


def test_an_unknown_account_is_counted_and_refused_like_a_known_one(keybox: LedgerKeybox, share: bytes) -> None:
    unknown = keybox.stand_in(b"no such handle")
    assert unknown == keybox.stand_in(b"no such handle") != keybox.stand_in(b"another")
    for times in (1, 3, 1):
        known_answer, unknown_answer = fail(keybox, OWNER, times), fail(keybox, unknown, times)
        assert vars(known_answer) == vars(unknown_answer)
    for account in (OWNER, unknown):
        with pytest.raises(TooMany):
            keybox.prove(account, LOCATOR, PROOF, NOW)


def test_a_new_proof_replaces_the_old_one(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_verifier(OWNER, LOCATOR, WRONG)
    assert keybox.prove(OWNER, LOCATOR, WRONG, NOW) == share
    with pytest.raises(WrongProof):
        keybox.prove(OWNER, LOCATOR, PROOF, NOW)


def test_a_dropped_way_in_is_closed_and_the_others_stay(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_verifier(OWNER, OTHER, PROOF)
    keybox.drop_verifier(OWNER, LOCATOR)
    keybox.drop_verifier(OWNER, LOCATOR)
    with pytest.raises(WrongProof):
        keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    assert keybox.prove(OWNER, OTHER, PROOF, NOW) == share


def test_an_erased_account_never_gets_its_share_again(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.set_device(b"d" * 16, OWNER, secret=SECRET, proof=PROOF, second=bytes(32), until=NOW + timedelta(hours=8))
    keybox.erase(OWNER)
    with pytest.raises(WrongProof):
        keybox.prove(OWNER, LOCATOR, PROOF, NOW)
    with pytest.raises(WrongProof):
        keybox.prove_device(b"d" * 16, PROOF, NOW)
    with pytest.raises(EntryGone):
        keybox.set_verifier(OWNER, LOCATOR, PROOF)


def test_a_draft_goes_after_its_hour_unless_a_verifier_was_set(keybox: LedgerKeybox, share: bytes) -> None:
    keybox.create(STRANGER, SECRET, HOUR)
    keybox.purge(HOUR)
    with pytest.raises(EntryGone):
        keybox.set_verifier(STRANGER, LOCATOR, PROOF)
    assert keybox.prove(OWNER, LOCATOR, PROOF, HOUR) == share


def test_a_half_ends_at_its_time_or_when_dropped(keybox: LedgerKeybox) -> None:
    keybox.put_half(b"a" * 32, b"h" * 32, NOW + timedelta(hours=8))
    keybox.put_half(b"b" * 32, b"i" * 32, NOW + timedelta(hours=8))
    assert keybox.half(b"a" * 32, NOW) == b"h" * 32
    keybox.drop_half(b"b" * 32)
    assert keybox.half(b"b" * 32, NOW) is None
    assert keybox.half(b"a" * 32, NOW + timedelta(hours=8)) is None
    keybox.purge(NOW + timedelta(hours=8))
    assert keybox.half(b"a" * 32, NOW) is None


def test_the_closed_keybox_refuses_everything() -> None:
    for name in ("prove", "create", "erase", "half", "prove_device"):
        with pytest.raises(KeyboxAway):
            getattr(ClosedKeybox(), name)(OWNER)


def test_a_seed_is_the_same_each_time_and_another_for_another_use(keybox: LedgerKeybox) -> None:
    assert keybox.seed("notifier") == keybox.seed("notifier") != keybox.seed("push")
    assert len(keybox.seed("notifier")) == 32
    with pytest.raises(KeyboxAway):
        ClosedKeybox().seed("notifier")
