"""The root under lock: each wrap needs the member's secret and the keybox's share of the account."""

from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.derive import hkdf
from rigcheck.engines.sealing.refusals import SealBroken, WrongLength, WrongSecret
from rigcheck.engines.sealing.unlocking import Method

ROOT_BYTES = 32
SHARE_BYTES = 32
LOCATOR_BYTES = 16
NONCE_BYTES = 12


def wrap_root(
    *, root: bytes, method: Method, pre_wrap: bytes, keybox_share: bytes, locator: bytes, nonce: bytes
) -> bytes:
    """60 bytes: nonce (12), the root under AES-256-GCM (32) and its tag (16).

    The key is HKDF(pre_wrap ‖ keybox_share, "wrap/<method>"); the wrap is bound to method and locator
    (16 bytes).
    Raises `WrongLength` for a root, share, half, locator or nonce of the wrong length.
    """
    if len(root) != ROOT_BYTES:
        raise WrongLength("A root is 32 bytes.")
    return _key(method, pre_wrap, keybox_share).encrypt(nonce, root, _bound(method, locator))


def unwrap_root(wrap: bytes, *, method: Method, pre_wrap: bytes, keybox_share: bytes, locator: bytes) -> bytes:
    """The 32-byte root; raise `WrongSecret` if any of the parts is another, or the wrap was changed."""
    try:
        return _key(method, pre_wrap, keybox_share).decrypt(wrap, 0, _bound(method, locator))
    except SealBroken:
        raise WrongSecret from None


def _key(method: Method, pre_wrap: bytes, keybox_share: bytes) -> RowKey:
    if len(pre_wrap) != ROOT_BYTES or len(keybox_share) != SHARE_BYTES:
        raise WrongLength("A wrapping half and a keybox share are 32 bytes each.")
    return RowKey(hkdf(pre_wrap + keybox_share, f"wrap/{method.value}"))


def _bound(method: Method, locator: bytes) -> bytes:
    if len(locator) != LOCATOR_BYTES:
        raise WrongLength("A locator is 16 bytes.")
    return f"rigcheck/1/wrap/{method.value}".encode("ascii") + locator
