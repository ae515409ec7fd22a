"""Roster's end: sign what a member's browser has blinded."""

from rigcheck.engines.tokens.chance import Chance
from rigcheck.engines.tokens.issuance import answer
from rigcheck.engines.tokens.keys import IssuerPrivate

REQUEST_BYTES = 387
"""Of a TokenRequest for RSA-3072: type, last byte of the key's id, blinded message."""


def sign_request(*, private: IssuerPrivate, request: bytes, chance: Chance) -> bytes:
    """The TokenResponse (384 bytes) to a TokenRequest of `REQUEST_BYTES` (RFC 9578 6.2).

    Raises `UnusableRequest`, `OtherKey` or `SigningFailed`, each with a sentence; then nothing was signed.
    """
    return answer(private, request, chance)
