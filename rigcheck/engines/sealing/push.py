"""What Web Push seals and signs: one padded record for the browser (RFC 8291), a note for its push service (RFC 8292).

The push service carries the record and cannot read it; all it learns is who asks (a contact of the site), for which
subscription, and when.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping

from rigcheck.engines.sealing.hazmat.curves import P256Pair, aes128_encrypt
from rigcheck.engines.sealing.refusals import BadPadding, WrongLength

RECORD_BYTES = 4096
SALT_BYTES = 16
SECRET_BYTES = 16
POINT_BYTES = 65


def seal_push(body: bytes, *, reader: bytes, secret: bytes, seed: bytes, salt: bytes, length: int = 0) -> bytes:
    """One record of aes128gcm (RFC 8188) for a browser that gave its `reader` key (65 B) and its `secret` (16 B).

    `seed` (32 B) and `salt` (16 B) are fresh and random. The body is padded to `length` bytes, so that messages of one
    kind look alike. Raises `WrongLength`, `UnusableKey`, or `BadPadding` for a body beyond `length` or one record.
    """
    if len(secret) != SECRET_BYTES or len(salt) != SALT_BYTES or len(reader) != POINT_BYTES:
        raise WrongLength("A subscription has a key of 65 bytes and a secret of 16; a salt is 16 bytes.")
    ours = P256Pair(seed)
    header = salt + RECORD_BYTES.to_bytes(4, "big") + bytes((POINT_BYTES,)) + ours.public
    padded = body + b"\x02" + bytes(max(length - len(body), 0))
    if (length and len(body) > length) or len(header) + len(padded) + 16 > RECORD_BYTES:
        raise BadPadding("This is too long for one message.")
    first = _expand(hmac.digest(secret, ours.agree(reader), "sha256"), b"WebPush: info\0" + reader + ours.public)
    keys = hmac.digest(salt, first, "sha256")
    key = _expand(keys, b"Content-Encoding: aes128gcm\0")[:16]
    return header + aes128_encrypt(key, _expand(keys, b"Content-Encoding: nonce\0")[:12], padded)


def identify(seed: bytes, *, audience: str, until: int, contact: str) -> str:
    """The value of `Authorization` for a push service (RFC 8292): a signed note that names this site's contact.

    `audience` is the service's origin, `until` seconds since 1970, at most a day ahead; `contact` a mailto: or https:.
    """
    pair = P256Pair(seed)
    claims: dict[str, str | int] = {"aud": audience, "exp": until, "sub": contact}
    text = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
    return f"vapid t={text}.{unpadded(pair.sign(text.encode()))}, k={unpadded(pair.public)}"


def public_of(seed: bytes) -> bytes:
    """The public key (65 B) that browsers bind their subscriptions to."""
    return P256Pair(seed).public


def unpadded(data: bytes) -> str:
    """Base64 for addresses, without padding, as everything in Web Push is written."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_unpadded(text: str) -> bytes:
    """What `unpadded` wrote; raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _json(value: Mapping[str, str | int]) -> str:
    return unpadded(json.dumps(value, separators=(",", ":")).encode())


def _expand(key: bytes, info: bytes) -> bytes:
    """HKDF-Expand for one block (RFC 5869)."""
    return hmac.digest(key, info + b"\x01", "sha256")
