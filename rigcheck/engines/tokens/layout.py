"""The bytes of challenge and token: RFC 9577 sections 2.1 and 2.2, RFC 9578 section 6."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Final

from rigcheck.engines.tokens.keys import IssuerPublic
from rigcheck.engines.tokens.refusals import NotAToken, UnusableKey

NONCE_BYTES: Final = 32
DIGEST_BYTES: Final = 32
INPUT_BYTES: Final = 2 + 3 * 32
"""The signed part: type, nonce, digest of the challenge, key id."""


class TokenType(IntEnum):
    """Which key a token is made with.

    RFC 9578 registers 0x0002 for RSA-2048 only. The number for RSA-3072 is Rigcheck's own, not registered, and chosen
    outside the values that the registry holds (docs/decisions/0027-blind-signatures.md).
    """

    RSA_2048 = 0x0002
    RSA_3072 = 0x5243

    @property
    def signature_bytes(self) -> int:
        return 256 if self is TokenType.RSA_2048 else 384

    @classmethod
    def of(cls, public: IssuerPublic) -> TokenType:
        """The type that belongs to a key's size; raises `UnusableKey` for sizes without one."""
        for kind in cls:
            if kind.signature_bytes == public.size:
                return kind
        raise UnusableKey


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a token is for (RFC 9577 2.1): names of issuer and origins in ASCII, and a context of 0 or 32 bytes."""

    issuer: str
    origins: tuple[str, ...] = ()
    redemption_context: bytes = b""
    kind: TokenType = TokenType.RSA_3072

    def encode(self) -> bytes:
        """Type, then issuer, context and origins, each after its length; origins joined by commas."""
        if len(self.redemption_context) not in (0, DIGEST_BYTES):
            raise ValueError("A redemption context has 0 or 32 bytes.")
        issuer, origins = self.issuer.encode("ascii"), ",".join(self.origins).encode("ascii")
        context = bytes([len(self.redemption_context)]) + self.redemption_context
        return self.kind.to_bytes(2, "big") + _counted(issuer) + context + _counted(origins)

    @property
    def digest(self) -> bytes:
        """SHA-256 of `encode()`, the part of the challenge that stands in the token."""
        return sha256(self.encode()).digest()


@dataclass(frozen=True, slots=True)
class Token:
    """A finished token (RFC 9577 2.2). `nonce`, `challenge_digest` and `key_id` have 32 bytes each."""

    kind: TokenType
    nonce: bytes
    challenge_digest: bytes
    key_id: bytes
    signature: bytes = b""

    @property
    def signed_part(self) -> bytes:
        """The 98 bytes that the issuer signs (`token_input` of RFC 9578 6.1)."""
        return self.kind.to_bytes(2, "big") + self.nonce + self.challenge_digest + self.key_id

    @property
    def nonce_digest(self) -> bytes:
        """SHA-256 of the nonce: what is written down when the token is spent."""
        return sha256(self.nonce).digest()

    def encode(self) -> bytes:
        """482 bytes for RSA-3072, 354 for RSA-2048."""
        return self.signed_part + self.signature

    @classmethod
    def decode(cls, written: bytes) -> Token:
        """Read `encode()` back; raises `NotAToken` for another length or an unknown type. Checks no signature."""
        try:
            kind = TokenType(int.from_bytes(written[:2], "big"))
        except ValueError:
            raise NotAToken from None
        if len(written) != INPUT_BYTES + kind.signature_bytes:
            raise NotAToken
        return cls(kind, written[2:34], written[34:66], written[66:98], written[98:])


def _counted(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text
