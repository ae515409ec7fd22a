"""An issuer's RSA key: the public half as RFC 9578 section 8.2.2 writes it, the private half as PEM."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from gmpy2 import mpz

from rigcheck.engines.tokens.hazmat.rsa import PrivateNumbers
from rigcheck.engines.tokens.refusals import UnusableKey

KEY_BITS: Final = 3072
EXPONENT: Final = 65537
SMALLEST_BITS: Final = 2048
KEY_ID_BYTES: Final = 32

# AlgorithmIdentifier: id-RSASSA-PSS with SHA-384, MGF1 with SHA-384, salt of 48 bytes.
_ALGORITHM: Final = bytes.fromhex(
    "303d06092a864886f70d01010a3030a00d300b0609608648016503040202"
    "a11a301806092a864886f70d010108300b0609608648016503040202a203020130"
)


@dataclass(frozen=True)
class IssuerPublic:
    """Modulus `n` of at least 2,048 bits, a whole number of bytes, and odd exponent `e`. Raises `UnusableKey`."""

    n: int
    e: int

    def __post_init__(self) -> None:
        whole = self.n.bit_length() >= SMALLEST_BITS and self.n.bit_length() % 8 == 0 and self.n % 2
        if not (whole and self.e % 2 and 3 <= self.e < 2**32):
            raise UnusableKey

    @classmethod
    def from_spki(cls, spki: bytes) -> IssuerPublic:
        """Read `spki` back. Raises `UnusableKey` for every other byte string, also for other spellings of a key."""
        try:
            public = cls(*_read_numbers(spki))
        except (ValueError, IndexError):
            raise UnusableKey from None
        if public.spki != spki:
            raise UnusableKey
        return public

    @property
    def size(self) -> int:
        """Bytes of the modulus, and of every signature."""
        return self.n.bit_length() // 8

    @cached_property
    def spki(self) -> bytes:
        """DER SubjectPublicKeyInfo with id-RSASSA-PSS, SHA-384, MGF1 with SHA-384, salt 48 (RFC 9578 8.2.2)."""
        numbers = _der(0x30, _integer(self.n) + _integer(self.e))
        return _der(0x30, _ALGORITHM + _der(0x03, b"\0" + numbers))

    @cached_property
    def key_id(self) -> bytes:
        """SHA-256 of `spki`, 32 bytes: the `token_key_id` of RFC 9578 section 6.1."""
        return sha256(self.spki).digest()

    @cached_property
    def verifier(self) -> rsa.RSAPublicKey:
        """The key as `cryptography` verifies with it."""
        return rsa.RSAPublicNumbers(self.e, self.n).public_key()


@dataclass(frozen=True, repr=False)
class IssuerPrivate:
    """A whole issuer key. `repr` shows nothing of it."""

    numbers: PrivateNumbers

    @classmethod
    def generate(cls, bits: int = KEY_BITS) -> IssuerPrivate:
        """A fresh key. OpenSSL draws the primes from its own generator: primes are not ours to search for."""
        return _from_key(rsa.generate_private_key(public_exponent=EXPONENT, key_size=bits))

    @classmethod
    def from_primes(cls, *, p: int, q: int, e: int) -> IssuerPrivate:
        """A key from its primes: for published vectors."""
        d = pow(e, -1, (p - 1) * (q - 1))
        numbers = (mpz(number) for number in (p * q, e, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p)))
        return cls(PrivateNumbers(*numbers))

    @classmethod
    def from_pem(cls, pem: bytes) -> IssuerPrivate:
        """Read `to_pem` back; PKCS 8, unencrypted. Raises `UnusableKey` for anything else.

        Whether the primes are prime is not looked into: it takes a third of a second, and a damaged key cannot sign,
        because every signature is checked before it leaves.
        """
        try:
            key = serialization.load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True)
        except (ValueError, TypeError):
            raise UnusableKey from None
        if not isinstance(key, rsa.RSAPrivateKey):
            raise UnusableKey
        return _from_key(key)

    def to_pem(self) -> bytes:
        """PKCS 8 in PEM, unencrypted: whoever keeps it must keep it from others."""
        key = self.numbers
        d = pow(int(key.e), -1, int((key.p - 1) * (key.q - 1)))
        p, q, d_p, d_q, q_inverse = (int(number) for number in (key.p, key.q, key.d_p, key.d_q, key.q_inverse))
        public = rsa.RSAPublicNumbers(int(key.e), int(key.n))
        whole = rsa.RSAPrivateNumbers(p, q, d, d_p, d_q, q_inverse, public).private_key()
        return whole.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @cached_property
    def public(self) -> IssuerPublic:
        """The half that everyone may see."""
        return IssuerPublic(int(self.numbers.n), int(self.numbers.e))


def _from_key(key: rsa.RSAPrivateKey) -> IssuerPrivate:
    numbers = key.private_numbers()
    return IssuerPrivate.from_primes(p=numbers.p, q=numbers.q, e=numbers.public_numbers.e)


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes([size])
    spelled = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(spelled)]) + spelled


def _der(tag: int, body: bytes) -> bytes:
    return bytes([tag]) + _length(len(body)) + body


def _integer(number: int) -> bytes:
    return _der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _read_numbers(spki: bytes) -> tuple[int, int]:
    """Modulus and exponent at the only place where they can stand; `from_spki` checks all else by writing again."""
    at = spki.index(_ALGORITHM) + len(_ALGORITHM)
    for _ in range(2):  # into the bit string, over its count of unused bits; then into the sequence
        at = _inside(spki, at)[0] + (spki[at] == 0x03)
    start, end = _inside(spki, at)
    first, last = _inside(spki, end)
    return int.from_bytes(spki[start:end], "big"), int.from_bytes(spki[first:last], "big")


def _inside(der: bytes, at: int) -> tuple[int, int]:
    """Where the body of the element at `at` begins and ends."""
    size, start = der[at + 1], at + 2
    if size & 0x80:
        start += size & 0x7F
        size = int.from_bytes(der[at + 2 : start], "big")
    return start, start + size
