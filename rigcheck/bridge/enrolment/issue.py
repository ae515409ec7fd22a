"""Roster's end: sign what a member's browser has blinded."""

from datetime import date

from rigcheck.engines.tokens.chance import Chance
from rigcheck.engines.tokens.issuance import answer
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.kernel.months import Month

REQUEST_BYTES = 387
"""Of a TokenRequest for RSA-3072: type, last byte of the key's id, blinded message."""


def sign_request(*, private: IssuerPrivate, request: bytes, chance: Chance) -> bytes:
    """The TokenResponse (384 bytes) to a TokenRequest of `REQUEST_BYTES` (RFC 9578 6.2).

    Raises `UnusableRequest`, `OtherKey` or `SigningFailed`, each with a sentence; then nothing was signed.
    """
    return answer(private, request, chance)


def use_from(made: Month) -> date:
    """The day from which people are told to use a token made in a month: the first of the next, the same for everybody.

    So many are made before the first of them is used, and whoever watches both sides cannot pair them by the clock.
    Nothing is refused before that day and no side stores it: the card page reckons it for itself.
    """
    return made.plus(1).first_day
