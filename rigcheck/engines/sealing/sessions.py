"""The keys of one session, and the place where a way into an account is kept.

A session's cookie and its half in the keybox open nothing alone.
"""

from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.derive import digest, hkdf


def session_lock(cookie: bytes, half: bytes) -> RowKey:
    """Opens what the server keeps of one session: HKDF(cookie ‖ half, "visit/server"); both 32 bytes."""
    return RowKey(hkdf(cookie + half, "visit/server"))


def browser_half(cookie: bytes, half: bytes) -> bytes:
    """What the page may know of the session, 32 bytes; the root waits between pages under it."""
    return hkdf(cookie + half, "visit/browser")


def locate(proof: bytes) -> bytes:
    """The 16-byte locator of a card or a passkey, from its proof (32 bytes, of high entropy).

    Never for a passphrase: what stands in a table could be guessed at. A passphrase's locator is random.
    """
    return digest(b"rigcheck/1/locator\0" + proof)[:16]
