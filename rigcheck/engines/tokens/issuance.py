"""The exchange of RFC 9578 section 6: a client asks, the issuer answers, the client finishes the token.

The browser does the client's part (`web/static/tokens/blind.js`); this is its twin, for tests, demonstration data and
measurements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rigcheck.engines.tokens.blinding import Blinded, blind, blind_sign, finalize, verify
from rigcheck.engines.tokens.chance import Chance
from rigcheck.engines.tokens.keys import IssuerPrivate, IssuerPublic
from rigcheck.engines.tokens.layout import NONCE_BYTES, Challenge, Token, TokenType
from rigcheck.engines.tokens.refusals import AlteredToken, OtherKey, UnusableRequest

HEAD_BYTES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A client's side of one exchange: `request` goes to the issuer, the rest stays."""

    public: IssuerPublic
    token: Token
    blinded: Blinded

    @property
    def request(self) -> bytes:
        """TokenRequest: type, last byte of the key id, blinded message; 387 bytes for RSA-3072 (RFC 9578 6.1)."""
        return self.token.kind.to_bytes(2, "big") + self.token.key_id[-1:] + self.blinded.request

    def finish(self, response: bytes) -> Token:
        """The token, if `response` (TokenResponse, as long as the key) is the issuer's; raises `AlteredToken`."""
        signature = finalize(self.public, self.token.signed_part, self.blinded, response)
        return replace(self.token, signature=signature)


def ask(public: IssuerPublic, challenge: Challenge, chance: Chance) -> Asked:
    """Begin: draws the nonce, then salt and blinding factor. Raises `UnusableKey` for sizes without a token type."""
    kind = TokenType.of(public)
    token = Token(kind, chance.bytes(NONCE_BYTES), challenge.digest, public.key_id)
    return Asked(public, token, blind(public, token.signed_part, chance))


def answer(private: IssuerPrivate, request: bytes, chance: Chance) -> bytes:
    """The issuer's TokenResponse (RFC 9578 6.2). Raises `UnusableRequest`, `OtherKey` or `SigningFailed`."""
    kind = TokenType.of(private.public)
    if len(request) != HEAD_BYTES + private.public.size or int.from_bytes(request[:2], "big") != kind:
        raise UnusableRequest
    if request[2] != private.public.key_id[-1]:
        raise OtherKey
    return blind_sign(private, request[HEAD_BYTES:], chance)


def check(public: IssuerPublic, token: Token, challenge: Challenge) -> None:
    """Return if `token` was made with this key for this challenge (RFC 9578 6.4); raise `AlteredToken` if not."""
    if token.key_id != public.key_id or token.challenge_digest != challenge.digest:
        raise AlteredToken
    verify(public, token.signed_part, token.signature)
