"""Every envelope opens for its reader in its place, and for nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.sealing import envelope
from rigcheck.engines.sealing.envelope import Draft, Suite
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.refusals import (
    BadContext,
    BadPadding,
    SealBroken,
    SealingRefusal,
    SuiteNotAccepted,
    UnknownSuite,
    UnknownVersion,
    UnusableKey,
    WrongAuthor,
    WrongLength,
)

ALICE = Hierarchy.from_root(bytes(range(32)))
CLINICIAN = Hierarchy.from_root(bytes(range(32, 64)))
STRANGER = Hierarchy.from_root(bytes(range(64, 96)))
STORE = ALICE.session_keys.store
NONCE = bytes(range(12))
OWN = "checkin|2026-11|0"
TO = "share|grant-7|clinician"
BODY = b'{"mood":3}'

contexts = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40)


def sealed(suite: Suite) -> bytes:
    """One envelope of each suite, from Alice."""
    if suite is Suite.OWN:
        return envelope.seal_own(STORE, OWN, BODY, NONCE)
    if suite is Suite.DRAFT:
        return envelope.seal_to_self(ALICE.opener.public, "outbox|1", BODY)
    reader = CLINICIAN.opener if suite is Suite.XWING else CLINICIAN.classic_opener
    return envelope.seal_to(reader.public, TO, BODY, signer=ALICE.signer, suite=suite)


def opened(suite: Suite, blob: bytes) -> bytes:
    """What the right reader in the right place gets."""
    if suite is Suite.OWN:
        return envelope.open_own(STORE, OWN, blob)
    if suite is Suite.DRAFT:
        return envelope.open_to_self(ALICE.opener, "outbox|1", blob).body
    opener = CLINICIAN.opener if suite is Suite.XWING else CLINICIAN.classic_opener
    return envelope.open_from(opener, ALICE.signer.public, TO, blob, accept=(suite,))


@pytest.mark.parametrize("suite", Suite)
def test_round_trip(suite):
    blob = sealed(suite)

    assert blob[:2] == bytes((1, suite))
    assert opened(suite, blob) == BODY


@given(contexts, st.binary(max_size=2000))
def test_own_rows_of_any_content(context, body):
    blob = envelope.seal_own(STORE, context, body, NONCE)

    assert envelope.open_own(STORE, context, blob) == body


@settings(max_examples=25, deadline=None)
@given(contexts, st.binary(max_size=2000))
def test_sealed_to_another_of_any_content(context, body):
    blob = envelope.seal_to(CLINICIAN.opener.public, context, body, signer=ALICE.signer)

    assert envelope.open_from(CLINICIAN.opener, ALICE.signer.public, context, blob) == body


@settings(deadline=None)
@given(st.sampled_from(Suite), st.data())
def test_any_flipped_bit_is_refused(suite, data):
    blob = bytearray(sealed(suite))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(SealingRefusal):
        opened(suite, bytes(blob))


@settings(deadline=None)
@given(st.sampled_from(Suite), st.data())
def test_any_cut_is_refused(suite, data):
    blob = sealed(suite)

    with pytest.raises(SealBroken):
        opened(suite, blob[: data.draw(st.integers(0, len(blob) - 1))])


@pytest.mark.parametrize("suite", Suite)
def test_anything_appended_is_refused(suite):
    with pytest.raises(SealBroken):
        opened(suite, sealed(suite) + b"\0")


@pytest.mark.parametrize("suite", Suite)
@pytest.mark.parametrize("version", [0, 2, 255])
def test_unknown_version(suite, version):
    with pytest.raises(UnknownVersion):
        opened(suite, bytes((version,)) + sealed(suite)[1:])


@pytest.mark.parametrize("suite", Suite)
@pytest.mark.parametrize("other", [0, 5, 255])
def test_unknown_suite(suite, other):
    with pytest.raises(UnknownSuite):
        opened(suite, bytes((1, other)) + sealed(suite)[2:])


@pytest.mark.parametrize("suite", Suite)
@pytest.mark.parametrize("claimed", Suite)
def test_a_relabelled_envelope_is_refused(suite, claimed):
    blob = bytes((1, claimed)) + sealed(suite)[2:]
    if claimed is suite:
        assert opened(suite, blob) == BODY
        return
    with pytest.raises(SuiteNotAccepted):
        opened(suite, blob)
    with pytest.raises(SealBroken):
        opened(claimed, blob)


def test_own_row_in_another_place():
    with pytest.raises(SealBroken):
        envelope.open_own(STORE, "checkin|2026-12|0", sealed(Suite.OWN))


def test_own_row_of_another_member():
    with pytest.raises(SealBroken):
        envelope.open_own(STRANGER.session_keys.store, OWN, sealed(Suite.OWN))


def test_sealed_for_another_purpose():
    with pytest.raises(SealBroken):
        envelope.open_from(CLINICIAN.opener, ALICE.signer.public, "share|grant-8|x", sealed(Suite.XWING))


def test_a_stranger_cannot_open():
    with pytest.raises(SealBroken):
        envelope.open_from(STRANGER.opener, ALICE.signer.public, TO, sealed(Suite.XWING))


def test_a_stranger_cannot_write_as_alice():
    forged = envelope.seal_to(CLINICIAN.opener.public, TO, BODY, signer=STRANGER.signer)

    with pytest.raises(WrongAuthor):
        envelope.open_from(CLINICIAN.opener, ALICE.signer.public, TO, forged)


@pytest.mark.parametrize("author", [b"", bytes(31), b"\xff" * 32])
def test_an_author_that_is_no_key(author):
    with pytest.raises(WrongAuthor):
        envelope.open_from(CLINICIAN.opener, author, TO, sealed(Suite.XWING))


def test_x25519_must_be_asked_for():
    with pytest.raises(SuiteNotAccepted):
        envelope.open_from(CLINICIAN.classic_opener, ALICE.signer.public, TO, sealed(Suite.X25519))


@pytest.mark.parametrize("suite", [Suite.XWING, Suite.X25519])
def test_an_opener_of_the_other_suite(suite):
    opener = CLINICIAN.classic_opener if suite is Suite.XWING else CLINICIAN.opener

    with pytest.raises(SuiteNotAccepted):
        envelope.open_from(opener, ALICE.signer.public, TO, sealed(suite), accept=tuple(Suite))


@pytest.mark.parametrize("suite", [Suite.OWN, Suite.DRAFT])
def test_suites_that_do_not_seal_to_others(suite):
    with pytest.raises(SuiteNotAccepted):
        envelope.seal_to(CLINICIAN.opener.public, TO, BODY, signer=ALICE.signer, suite=suite)


@pytest.mark.parametrize("suite", [Suite.XWING, Suite.X25519])
def test_a_reader_key_that_does_not_fit(suite):
    with pytest.raises(WrongLength):
        envelope.seal_to(b"short", TO, BODY, signer=ALICE.signer, suite=suite)


UNUSABLE = {
    Suite.X25519: bytes(32),
    Suite.XWING: b"\xff" * 1184 + CLINICIAN.classic_opener.public,
}


@pytest.mark.parametrize("suite", UNUSABLE)
def test_a_reader_key_that_is_none(suite):
    with pytest.raises(UnusableKey):
        envelope.seal_to(UNUSABLE[suite], TO, BODY, signer=ALICE.signer, suite=suite)


def test_a_draft_is_a_draft():
    assert envelope.open_to_self(ALICE.opener, "outbox|1", sealed(Suite.DRAFT)) == Draft(BODY)


def test_only_the_outbox_goes_unsigned():
    with pytest.raises(BadContext):
        envelope.seal_to_self(ALICE.opener.public, "journal|1", BODY)
    with pytest.raises(BadContext):
        envelope.open_to_self(ALICE.opener, "journal|1", sealed(Suite.DRAFT))


@pytest.mark.parametrize("context", ["", "a\nb", "a\x1fb", "caf\xe9", "\x7f"])
def test_contexts_are_plain(context):
    with pytest.raises(BadContext):
        envelope.seal_own(STORE, context, BODY, NONCE)


def test_a_body_that_was_never_padded():
    raw = b"\x01\x01" + STORE.encrypt(NONCE, b"bare", b"rigcheck/1|own|" + OWN.encode())

    with pytest.raises(BadPadding):
        envelope.open_own(STORE, OWN, raw)


def test_row_keys_and_nonces_have_one_length():
    with pytest.raises(WrongLength):
        RowKey(bytes(16))
    with pytest.raises(WrongLength):
        envelope.seal_own(STORE, OWN, BODY, bytes(8))


def test_length_says_nothing_but_the_bucket():
    sizes = {len(envelope.seal_own(STORE, OWN, bytes(n), NONCE)) for n in range(253)}

    assert sizes == {2 + 12 + 256 + 16}
