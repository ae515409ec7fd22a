"""Bodies come in power-of-two sizes and come back whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.sealing.padding import LONGEST_BYTES, bucket, pad, unpad
from rigcheck.engines.sealing.refusals import BadPadding


@given(st.binary(max_size=5000))
def test_round_trip(body):
    padded = pad(body)

    assert unpad(padded) == body
    assert len(padded) == bucket(len(body))
    assert len(padded) >= 256
    assert len(padded).bit_count() == 1


@pytest.mark.parametrize(
    ("length", "size"), [(0, 256), (252, 256), (253, 512), (508, 512), (509, 1024), (16_000, 16_384)]
)
def test_buckets(length, size):
    assert bucket(length) == size


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0\0\0",
        b"\0\0\0\0",
        bytes(255),
        bytes(512),
        b"\0\0\0\x01ab" + bytes(250),
        b"\0\0\x01\0" + bytes(252),
        b"\xff\xff\xff\xff" + bytes(252),
    ],
    ids=[
        "nothing",
        "no length",
        "no zeros",
        "short",
        "bucket too large",
        "not zeros",
        "too long",
        "far too long",
    ],
)
def test_anything_else_is_refused(padded):
    with pytest.raises(BadPadding):
        unpad(padded)


def test_there_is_a_longest_body():
    with pytest.raises(BadPadding):
        pad(bytes(LONGEST_BYTES + 1))
