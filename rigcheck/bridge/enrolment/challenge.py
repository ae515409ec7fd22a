"""What an enrolment token is for: the same bytes for everybody of a scope and a quarter."""

from hashlib import sha256

from rigcheck.engines.tokens.layout import Challenge, TokenType

ISSUER = "rigcheck"
ORIGIN = "enrolment"


def enrolment_challenge(scope: str, period: str) -> Challenge:
    """The challenge (RFC 9577 2.1) that binds a token to this lane, a scope and a quarter.

    Nothing in it is drawn or sent by a server: a server could mark a person with it.
    """
    context = sha256(f"rigcheck/1/{ORIGIN}|{scope}|{period}".encode()).digest()
    return Challenge(ISSUER, (ORIGIN,), context, TokenType.RSA_3072)
