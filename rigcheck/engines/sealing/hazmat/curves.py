"""P-256 as Web Push wants it: one agreement (ECDH) and one signature (ECDSA, RFC 6979: needs no chance of its own)."""

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rigcheck.engines.sealing.refusals import UnusableKey, WrongLength

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of the group (SEC 2, section 2.4.2)."""


class P256Pair:
    """The pair whose private scalar is a 32-byte number, brought into 1 ... order - 1."""

    def __init__(self, seed: bytes) -> None:
        """Raise `WrongLength` unless `seed` is 32 bytes."""
        if len(seed) != 32:
            raise WrongLength("A seed is 32 bytes.")
        self._private = derive_private_key((int.from_bytes(seed, "big") - 1) % (ORDER - 1) + 1, SECP256R1())
        self.public = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def agree(self, other: bytes) -> bytes:
        """32 bytes shared with the holder of `other` (an uncompressed point, 65 bytes); raise `UnusableKey`."""
        try:
            return self._private.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), other))
        except ValueError:
            raise UnusableKey from None

    def sign(self, message: bytes) -> bytes:
        """64 bytes: r and s one after the other, as ES256 wants them (RFC 7518, section 3.4)."""
        r, s = decode_dss_signature(self._private.sign(message, ECDSA(SHA256(), deterministic_signing=True)))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def aes128_encrypt(key: bytes, nonce: bytes, body: bytes) -> bytes:
    """AES-128-GCM without bound data; ciphertext and tag."""
    return AESGCM(key).encrypt(nonce, body, None)
