"""Every published vector of RFC 9474 (appendix A) and of RFC 9578 (token type 2), through the code that is used."""

import json
from pathlib import Path

import pytest

from rigcheck.engines.tokens.blinding import Variant, blind, blind_sign, finalize, prepare, verify
from rigcheck.engines.tokens.issuance import answer, ask, check
from rigcheck.engines.tokens.keys import IssuerPrivate, IssuerPublic
from rigcheck.engines.tokens.layout import Challenge, Token, TokenType
from rigcheck.outside.randomness import SeededChance
from tests.engines.tokens.chances import Scripted

FOLDER = Path(__file__).parents[2] / "vectors/tokens"
RFC_9474 = json.loads((FOLDER / "rfc9474.json").read_text())["vectors"]
RFC_9578 = json.loads((FOLDER / "rfc9578.json").read_text())
VARIANTS = {
    "RSABSSA-SHA384-PSS-Randomized": Variant.RANDOMIZED,
    "RSABSSA-SHA384-PSSZERO-Randomized": Variant.ZERO_RANDOMIZED,
    "RSABSSA-SHA384-PSS-Deterministic": Variant.DETERMINISTIC,
    "RSABSSA-SHA384-PSSZERO-Deterministic": Variant.ZERO_DETERMINISTIC,
}
CHANCE = SeededChance("vectors")


def number(vector: dict, name: str) -> int:
    return int(vector[name], 16)


def unhex(vector: dict, name: str) -> bytes:
    return bytes.fromhex(vector[name].removeprefix("0x"))


@pytest.mark.parametrize("vector", RFC_9474, ids=lambda vector: vector["name"])
def test_rfc_9474(vector):
    variant = VARIANTS[vector["name"]]
    private = IssuerPrivate.from_primes(p=number(vector, "p"), q=number(vector, "q"), e=number(vector, "e"))
    public = private.public
    assert public.n == number(vector, "n")
    unit = pow(number(vector, "inv"), -1, public.n).to_bytes(public.size, "big")
    salt = unhex(vector, "salt")
    drawn = Scripted(*([unhex(vector, "msg_prefix")] if variant.has_prefix else []), *([salt] if salt else []), unit)

    message = prepare(unhex(vector, "msg"), drawn, variant=variant)
    blinded = blind(public, message, drawn, variant=variant)
    response = blind_sign(private, blinded.request, CHANCE)
    signature = finalize(public, message, blinded, response, variant=variant)

    assert message == unhex(vector, "input_msg")
    assert len(salt) == int(vector["sLen"], 16) == variant.salt_bytes
    assert blinded == (unhex(vector, "blinded_msg"), unhex(vector, "inv"))
    assert response == unhex(vector, "blind_sig")
    assert signature == unhex(vector, "sig")
    verify(public, message, signature, variant=variant)
    assert drawn.used_up


def read_challenge(written: bytes) -> Challenge:
    """Issuer, context and origins out of an encoded challenge (RFC 9577 2.1)."""
    end = 4 + int.from_bytes(written[2:4], "big")
    context = written[end + 1 : end + 1 + written[end]]
    origins = written[end + 1 + written[end] + 2 :].decode()
    return Challenge(written[4:end].decode(), tuple(origins.split(",")), context, TokenType.RSA_2048)


@pytest.mark.parametrize("vector", [*RFC_9578["vectors"], *RFC_9578["more"]])
def test_rfc_9578_token_type_2(vector):
    private = IssuerPrivate.from_pem(unhex(vector, "skS"))
    public = private.public
    challenge = read_challenge(unhex(vector, "token_challenge"))
    drawn = Scripted(*(unhex(vector, name) for name in ("nonce", "salt", "blind")))

    asked = ask(public, challenge, drawn)
    response = answer(private, asked.request, CHANCE)
    token = asked.finish(response)

    assert challenge.encode() == unhex(vector, "token_challenge")
    assert public.spki == unhex(vector, "pkS")
    assert IssuerPublic.from_spki(public.spki) == public
    assert asked.request == unhex(vector, "token_request")
    assert response == unhex(vector, "token_response")
    assert token.encode() == unhex(vector, "token")
    assert Token.decode(unhex(vector, "token")) == token
    check(public, token, challenge)


def test_all_published_vectors_are_here():
    assert {vector["name"] for vector in RFC_9474} == set(VARIANTS)
    assert len(RFC_9578["vectors"]) == 5
