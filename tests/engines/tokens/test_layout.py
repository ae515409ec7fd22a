"""Challenges and tokens are the bytes of RFC 9577 and 9578, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.tokens.issuance import answer, ask, check
from rigcheck.engines.tokens.keys import IssuerPublic
from rigcheck.engines.tokens.layout import Challenge, Token, TokenType
from rigcheck.engines.tokens.refusals import (
    AlteredToken,
    NotAToken,
    OtherKey,
    TooFewPeople,
    UnusableKey,
    UnusableRequest,
)
from rigcheck.engines.tokens.scopes import issuing_scope, shared_scopes
from rigcheck.outside.randomness import SeededChance
from tests.issuers import issuer

CHANCE = SeededChance("layout")
CHALLENGE = Challenge("rigcheck", ("enrolment",), bytes(32))
REGISTERED = {0x0000, 0x0001, 0x0002, 0xDA7A}
GREASE = {0x02AA, 0x1132, 0x2E96, 0x3CD3, 0x4473, 0x5A63, 0x6D32, 0x7F3F, 0x8D07, 0x916B, 0xA6A4, 0xBEAB,
          0xC3F3, 0xDA42, 0xE944, 0xF057}  # fmt: skip


def test_a_token_is_482_bytes_and_comes_back():
    asked = ask(issuer().public, CHALLENGE, CHANCE)
    token = asked.finish(answer(issuer(), asked.request, CHANCE))

    assert len(asked.request) == 387
    assert len(token.encode()) == 482
    assert Token.decode(token.encode()) == token
    assert len(token.nonce_digest) == 32
    check(issuer().public, token, CHALLENGE)


def test_our_token_type_is_neither_registered_nor_set_aside():
    assert TokenType.RSA_3072 not in REGISTERED | GREASE


@given(st.binary(max_size=600))
def test_other_bytes_are_not_a_token(written):
    with pytest.raises(NotAToken):
        Token.decode(written)


@pytest.mark.parametrize("kind", TokenType)
@given(change=st.integers(-400, 400).filter(bool))
def test_a_token_of_another_length_is_refused(kind, change):
    whole = kind.to_bytes(2, "big") + bytes(96 + kind.signature_bytes)
    with pytest.raises(NotAToken):
        Token.decode((whole + bytes(400))[: len(whole) + change])


def test_a_token_for_another_purpose_or_key_is_refused():
    asked = ask(issuer().public, CHALLENGE, CHANCE)
    token = asked.finish(answer(issuer(), asked.request, CHANCE))
    other = Challenge("rigcheck", ("enrolment",), b"\1" * 32)

    for public, challenge in [(issuer().public, other), (issuer(1).public, CHALLENGE)]:
        with pytest.raises(AlteredToken):
            check(public, token, challenge)


def test_every_spoiled_byte_of_a_token_is_seen():
    asked = ask(issuer().public, CHALLENGE, CHANCE)
    written = asked.finish(answer(issuer(), asked.request, CHANCE)).encode()

    for at in range(2, 482, 7):
        spoiled = written[:at] + bytes([written[at] ^ 0x10]) + written[at + 1 :]
        with pytest.raises(AlteredToken):
            check(issuer().public, Token.decode(spoiled), CHALLENGE)


def test_requests_that_cannot_be_signed():
    request = ask(issuer().public, CHALLENGE, CHANCE).request
    other = bytes([request[2] ^ 1])

    for wrong, refusal in [
        (b"", UnusableRequest),
        (request[:-1], UnusableRequest),
        (request + b"\0", UnusableRequest),
        (b"\0\2" + request[2:], UnusableRequest),
        (request[:3] + b"\xff" * 384, UnusableRequest),
        (request[:2] + other + request[3:], OtherKey),
    ]:
        with pytest.raises(refusal) as refused:
            answer(issuer(), wrong, CHANCE)
        assert "Nothing was used up" in str(refused.value)


@pytest.mark.parametrize("size", [1, 31, 33])
def test_a_context_has_0_or_32_bytes(size):
    with pytest.raises(ValueError, match="0 or 32"):
        Challenge("rigcheck", (), bytes(size)).encode()


def test_a_key_of_another_size_has_no_token_type():
    with pytest.raises(UnusableKey):
        TokenType.of(IssuerPublic(2**4095 + 1, 65537))


@pytest.mark.parametrize(
    ("headcount", "council", "scope"),
    [(50, None, "port-alder"), (400, "valley", "valley"), (49, "valley", "valley"), (0, "valley", "valley")],
)
def test_an_agency_in_a_council_uses_the_councils_key(headcount, council, scope):
    assert issuing_scope(agency="port-alder", headcount=headcount, council=council) == scope


def test_a_small_agency_without_a_council_is_told_what_it_can_do():
    with pytest.raises(TooFewPeople, match="Join a council"):
        issuing_scope(agency="pine-hollow", headcount=49, council=None)


def test_a_key_is_shared_by_fifty_people_or_there_is_none():
    agencies = [("alder", 50, None), ("birch", 49, None), ("cedar", 30, "valley"), ("dogwood", 20, "valley"),
                ("elm", 49, "ridge")]  # fmt: skip

    assert shared_scopes(agencies) == ({"alder", "valley"}, {"birch", "elm"})
