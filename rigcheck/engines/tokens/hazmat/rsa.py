"""Bare RSA (RFC 8017, sections 5.1 and 5.2): `cryptography` offers no operation without padding.

The private operation is base-blinded, uses GMP's `powmod_sec`, whose time and memory trace depend on the sizes of
exponent and modulus only, and is checked against faults before anything leaves it: one wrong half of the Chinese
remainder would give the key away (Boneh, DeMillo and Lipton, 1997). The steps around it are GMP's ordinary ones; they
work on numbers that the blinding has made random.
"""

from dataclasses import dataclass

import gmpy2
from gmpy2 import mpz

from rigcheck.engines.tokens.chance import Chance
from rigcheck.engines.tokens.refusals import SigningFailed


@dataclass(frozen=True, slots=True, repr=False)
class PrivateNumbers:
    """An RSA private key as the Chinese remainder theorem uses it. Never shown."""

    n: mpz
    e: mpz
    p: mpz
    q: mpz
    d_p: mpz
    d_q: mpz
    q_inverse: mpz


def draw_unit(modulus: mpz, chance: Chance) -> mpz:
    """A number from 1 to modulus - 1 that has an inverse, every one equally likely (RFC 9474 4.2, step 6)."""
    size = (modulus.bit_length() + 7) // 8
    while True:
        drawn = mpz(int.from_bytes(chance.bytes(size), "big"))
        if 0 < drawn < modulus and gmpy2.gcd(drawn, modulus) == 1:
            return drawn


def public_power(number: mpz, e: mpz, n: mpz) -> mpz:
    """RSAVP1, for numbers below n: no secret takes part."""
    return gmpy2.powmod(number, e, n)


def private_power(key: PrivateNumbers, number: mpz, chance: Chance) -> mpz:
    """RSASP1 for a number below n. Raises `SigningFailed` rather than give out a faulty result."""
    unit = draw_unit(key.n, chance)
    hidden = number * public_power(unit, key.e, key.n) % key.n
    first = gmpy2.powmod_sec(hidden % key.p, key.d_p, key.p)
    second = gmpy2.powmod_sec(hidden % key.q, key.d_q, key.q)
    whole = second + key.q * ((first - second) * key.q_inverse % key.p)
    power = whole * gmpy2.invert(unit, key.n) % key.n
    if public_power(power, key.e, key.n) != number:
        raise SigningFailed
    return power
