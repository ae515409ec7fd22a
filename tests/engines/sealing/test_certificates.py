import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.sealing.certificates import certificate_text, check, keys_digest, words_of
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.refusals import WrongAuthor, WrongLength

WORDS = [f"word{number}" for number in range(7776)]
LEAD = Hierarchy.from_root(bytes(32))
KEYS = keys_digest(b"s" * 1216, b"g" * 32)
TEXT = certificate_text(seat="peer", name="Sam Ortega", keys=KEYS)


def test_a_signed_certificate_passes() -> None:
    check(signer=LEAD.signer.public, signature=LEAD.signer.sign(TEXT), text=TEXT)


@pytest.mark.parametrize(
    "other",
    [
        certificate_text(seat="lead", name="Sam Ortega", keys=KEYS),
        certificate_text(seat="peer", name="Sam Orteqa", keys=KEYS),
        certificate_text(seat="peer", name="Sam Ortega", keys=keys_digest(b"s" * 1216, b"h" * 32)),
    ],
)
def test_another_seat_name_or_key_does_not(other: bytes) -> None:
    with pytest.raises(WrongAuthor):
        check(signer=LEAD.signer.public, signature=LEAD.signer.sign(TEXT), text=other)


def test_a_digest_has_32_bytes() -> None:
    with pytest.raises(WrongLength):
        certificate_text(seat="peer", name="Sam Ortega", keys=b"short")


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_other_keys_have_other_words(one: bytes, two: bytes) -> None:
    assert (words_of(one, WORDS) == words_of(two, WORDS)) == (
        int.from_bytes(one, "big") % 7776**6 == int.from_bytes(two, "big") % 7776**6
    )


def test_the_words_are_read_from_the_end_of_the_number() -> None:
    assert words_of((7776 + 5).to_bytes(32, "big"), WORDS) == ("word5", "word1", "word0", "word0", "word0", "word0")
