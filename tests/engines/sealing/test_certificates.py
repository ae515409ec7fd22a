import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.sealing.certificates import check, words_of
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.refusals import WrongAuthor

WORDS = [f"word{number}" for number in range(7776)]
LEAD = Hierarchy.from_root(bytes(32))


def test_what_was_signed_passes() -> None:
    check(signer=LEAD.signer.public, signature=LEAD.signer.sign(b"these keys"), text=b"these keys")


@pytest.mark.parametrize("signature", [b"", bytes(64), LEAD.signer.sign(b"those keys")])
def test_what_was_not_does_not(signature: bytes) -> None:
    with pytest.raises(WrongAuthor):
        check(signer=LEAD.signer.public, signature=signature, text=b"these keys")


@given(st.binary(max_size=40))
def test_the_words_spell_the_digest(keys: bytes) -> None:
    number = sum(WORDS.index(word) * 7776**place for place, word in enumerate(words_of(keys, WORDS)))
    assert number == int.from_bytes(hashlib.sha256(keys).digest(), "big") % 7776**6
