"""The key under which a site closes what it keeps for itself for a while: its own secret, one key for each use."""

from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.derive import hkdf, mac
from rigcheck.engines.sealing.hazmat.hpke import XWingPair


def site_lock(secret: bytes, use: str) -> RowKey:
    """Closes rows of one use (ASCII): HKDF(secret, "site/<use>"). Whoever has the site's secret opens them."""
    return RowKey(hkdf(secret, f"site/{use}"))


def site_share(secret: bytes, use: str) -> bytes:
    """A 32-byte row key of one use (ASCII) that the site hands out: it opens that use, and tells nothing of others."""
    return hkdf(secret, f"site/{use}/share")


def site_opener(secret: bytes, use: str) -> XWingPair:
    """Opens what was sealed to the site itself for one use: whoever has the public half alone can only seal."""
    return XWingPair(hkdf(secret, f"site/{use}/pair"))


def site_name(secret: bytes, use: str, thing: bytes) -> bytes:
    """The 16-byte name of a thing, that nobody without the site's secret can compute: HMAC under a key of its own."""
    return mac(hkdf(secret, f"site/{use}/name"), thing)
