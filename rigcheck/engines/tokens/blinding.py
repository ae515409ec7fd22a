"""RSA blind signatures, RFC 9474 (RSABSSA): the signer signs what it cannot see.

Who signs learns a uniformly random number, whatever the message: the finished signature fits every request that was
ever signed equally well, also for somebody who can factor the key later.
"""

from enum import Enum
from typing import NamedTuple

import gmpy2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from gmpy2 import mpz

from rigcheck.engines.tokens.chance import Chance
from rigcheck.engines.tokens.hazmat import pss
from rigcheck.engines.tokens.hazmat.rsa import draw_unit, private_power, public_power
from rigcheck.engines.tokens.keys import IssuerPrivate, IssuerPublic
from rigcheck.engines.tokens.refusals import AlteredToken, UnusableRequest

PREFIX_BYTES = 32


class Variant(Enum):
    """The four variants of RFC 9474 section 5: bytes of salt, and whether a random prefix is put before the message.

    Rigcheck uses `DETERMINISTIC`: its messages hold a nonce of 32 random bytes, which is what section 5 asks for.
    """

    RANDOMIZED = (48, True)
    ZERO_RANDOMIZED = (0, True)
    DETERMINISTIC = (48, False)
    ZERO_DETERMINISTIC = (0, False)

    @property
    def salt_bytes(self) -> int:
        return self.value[0]

    @property
    def has_prefix(self) -> bool:
        return self.value[1]


class Blinded(NamedTuple):
    """What blinding gives: the `request`, to be sent, and the `inverse`, to be kept secret; each as long as the key."""

    request: bytes
    inverse: bytes


def prepare(message: bytes, chance: Chance, *, variant: Variant = Variant.DETERMINISTIC) -> bytes:
    """The message that is signed: 32 random bytes before it, or nothing (RFC 9474 4.1)."""
    return (chance.bytes(PREFIX_BYTES) if variant.has_prefix else b"") + message


def blind(public: IssuerPublic, message: bytes, chance: Chance, *, variant: Variant = Variant.DETERMINISTIC) -> Blinded:
    """Hide a prepared message (RFC 9474 4.2). Draws the salt, then the blinding factor."""
    n = mpz(public.n)
    salt = chance.bytes(variant.salt_bytes) if variant.salt_bytes else b""
    encoded = mpz(int.from_bytes(pss.encode(message, public.n.bit_length() - 1, salt), "big"))
    if gmpy2.gcd(encoded, n) != 1:
        raise UnusableRequest
    unit = draw_unit(n, chance)
    hidden = encoded * public_power(unit, mpz(public.e), n) % n
    return Blinded(_bytes(hidden, public), _bytes(gmpy2.invert(unit, n), public))


def blind_sign(private: IssuerPrivate, request: bytes, chance: Chance) -> bytes:
    """Sign without seeing (RFC 9474 4.3); as long as the key.

    Raises `UnusableRequest` for another length or a number not below the modulus, and `SigningFailed` if the machine
    computed wrongly; see `hazmat.rsa` for what protects the key.
    """
    number = mpz(int.from_bytes(request, "big"))
    if len(request) != private.public.size or number >= private.numbers.n:
        raise UnusableRequest
    return _bytes(private_power(private.numbers, number, chance), private.public)


def finalize(
    public: IssuerPublic,
    message: bytes,
    blinded: Blinded,
    response: bytes,
    *,
    variant: Variant = Variant.DETERMINISTIC,
) -> bytes:
    """Take the blinding off and check what comes out (RFC 9474 4.4). Raises `AlteredToken` unless it is a signature."""
    if len(response) != public.size or len(blinded.inverse) != public.size:
        raise AlteredToken
    product = mpz(int.from_bytes(response, "big")) * int.from_bytes(blinded.inverse, "big") % public.n
    signature = _bytes(product, public)
    verify(public, message, signature, variant=variant)
    return signature


def verify(public: IssuerPublic, message: bytes, signature: bytes, *, variant: Variant = Variant.DETERMINISTIC) -> None:
    """Return if `signature` is the issuer's over a prepared message (RFC 9474 4.5); raise `AlteredToken` if not."""
    scheme = padding.PSS(padding.MGF1(hashes.SHA384()), variant.salt_bytes)
    try:
        public.verifier.verify(signature, message, scheme, hashes.SHA384())
    except InvalidSignature:
        raise AlteredToken from None


def _bytes(number: mpz, public: IssuerPublic) -> bytes:
    return int(number).to_bytes(public.size, "big")
