import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.sealing import attachments
from rigcheck.engines.sealing.attachments import CHUNK, HEAD, TAG, FileTooLarge, open_file, padded_size, seal_file
from rigcheck.engines.sealing.conversation_refusals import CutShort
from rigcheck.engines.sealing.hazmat.aead import NONCE_BYTES, RowKey
from rigcheck.engines.sealing.refusals import BadPadding, SealBroken, SealingRefusal, UnknownVersion

KEY = b"k" * 32
PHOTO = hashlib.shake_256(b"photo").digest(3 * CHUNK + 5)
SEALED = seal_file(KEY, PHOTO)
PIECE = CHUNK + TAG


def digest(blob: bytes) -> bytes:
    return hashlib.sha256(blob).digest()


def opened(blob: bytes) -> bytes:
    return open_file(KEY, digest(blob), blob)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 9, CHUNK - 8, CHUNK - 7, CHUNK, 3 * CHUNK, 10_000_000])
def test_round_trip(length):
    body = hashlib.shake_256(b"body").digest(length)

    assert opened(seal_file(KEY, body)) == body


def test_a_file_that_is_too_large_is_refused_before_it_is_sealed():
    with pytest.raises(FileTooLarge):
        seal_file(KEY, bytes(50_000_000))


@pytest.mark.parametrize(
    "length", [0, 1, 2, 17, len(SEALED) - 1, len(SEALED) - PIECE, 2 + PIECE, 2 + 2 * PIECE, 2 + PIECE + 100]
)
def test_a_file_that_is_cut_is_refused(length):
    with pytest.raises((CutShort, SealBroken)):
        opened(SEALED[:length])


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_a_file_cut_between_two_chunks_is_known_as_cut(pieces):
    with pytest.raises(CutShort):
        opened(SEALED[: 2 + pieces * PIECE])


def chunks(blob: bytes) -> list[bytes]:
    return [blob[start : start + PIECE] for start in range(2, len(blob), PIECE)]


def test_chunks_that_are_exchanged_repeated_or_added_are_refused():
    first, second, *rest = chunks(SEALED)
    for changed in (
        [second, first, *rest],
        [first, first, second, *rest],
        [first, second, *rest, rest[-1]],
        [first, *rest],
    ):
        with pytest.raises(SealingRefusal):
            opened(SEALED[:2] + b"".join(changed))


@settings(max_examples=30, deadline=None)
@given(st.integers(2, len(SEALED) - 1), st.integers(0, 7))
def test_any_flipped_bit_is_refused(at, bit):
    spoiled = SEALED[:at] + bytes((SEALED[at] ^ 1 << bit,)) + SEALED[at + 1 :]

    with pytest.raises(SealBroken):
        opened(spoiled)


@pytest.mark.parametrize("head", [b"\x02\x10", b"\x01\x11", b"\x00\x10"])
def test_another_version_is_refused(head):
    with pytest.raises(UnknownVersion):
        opened(head + SEALED[2:])


def test_another_key_and_another_file_are_refused():
    with pytest.raises(SealBroken):
        open_file(b"j" * 32, digest(SEALED), SEALED)
    with pytest.raises(SealBroken):
        open_file(KEY, digest(b"another"), SEALED)


def bare(plain: bytes) -> bytes:
    return HEAD + RowKey(KEY).encrypt(bytes(NONCE_BYTES - 1) + b"\1", plain, attachments.BOUND)[NONCE_BYTES:]


@pytest.mark.parametrize(
    "plain",
    [b"", bytes(7), bytes(8), bytes(CHUNK - 1), (CHUNK).to_bytes(8, "big") + bytes(CHUNK - 8), bytes(CHUNK - 1) + b"x"],
)
def test_padding_that_is_not_ours_is_refused(plain):
    with pytest.raises(BadPadding):
        opened(bare(plain))


def test_sizes_tell_little():
    assert {padded_size(length) for length in range(0, CHUNK + 1, 999)} == {CHUNK}
    for length in (CHUNK + 1, 100_000, 1_000_000, 10_000_000):
        assert length <= padded_size(length) <= length * 1.12
        assert padded_size(padded_size(length)) == padded_size(length)
    assert len({padded_size(length) for length in range(CHUNK, 1 << 20, 1000)}) < 130
