"""Published vectors: our openers open what the standards' authors sealed.

The library opens without AAD and only the first message; the published ciphertexts carry AAD. So the test
takes the published encapsulation and shared secret, runs the key schedule of RFC 9180 section 5.1 written out
below (itself checked against the published keys), seals a message with it, and lets our opener open it.
The browser's twin opens the published ciphertexts themselves (`tests/journeys/test_sealing_twins.py`).
"""

import hmac
import json
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from rigcheck.engines.sealing.hazmat.derive import argon2id
from rigcheck.engines.sealing.hazmat.hpke import X25519Pair, XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer, verify

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/sealing/hpke.json").read_text())
X25519, XWING = VECTORS["x25519"], VECTORS["xwing"]
AES_256_GCM, CHACHA20_POLY1305 = 2, 3


def unhex(vector: dict, name: str) -> bytes:
    return bytes.fromhex(vector[name])


def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def expand(suite: bytes, secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
    message = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
    return hmac.digest(secret, message + b"\x01", "sha256")[:size]


def key_schedule(kem: int, aead: int, shared_secret: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Key and base nonce of base mode with HKDF-SHA256."""
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (kem, 1, aead))
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared_secret, b"secret", b"")
    return expand(suite, secret, b"key", context, 32), expand(suite, secret, b"base_nonce", context, 12)


@pytest.mark.parametrize(
    ("vector", "kem", "aead", "cipher"),
    [(X25519, 0x20, AES_256_GCM, AESGCM), (XWING, 0x647A, CHACHA20_POLY1305, ChaCha20Poly1305)],
    ids=["x25519", "xwing"],
)
def test_the_key_schedule_below_is_the_published_one(vector, kem, aead, cipher):
    key, nonce = key_schedule(kem, aead, unhex(vector, "shared_secret"), unhex(vector, "info"))

    assert (key, nonce) == (unhex(vector, "key"), unhex(vector, "base_nonce"))
    for count, message in enumerate(vector["encryptions"]):
        turned = (int.from_bytes(nonce, "big") ^ count).to_bytes(12, "big")
        opened = cipher(key).decrypt(turned, unhex(message, "ciphertext"), unhex(message, "aad"))
        assert opened == unhex(message, "plaintext")


@pytest.mark.parametrize(
    ("vector", "kem", "pair", "key_name"),
    [(X25519, 0x20, X25519Pair, "private"), (XWING, 0x647A, XWingPair, "seed")],
    ids=["x25519", "xwing"],
)
def test_our_openers_reach_the_published_secret(vector, kem, pair, key_name):
    info = unhex(vector, "info")
    key, nonce = key_schedule(kem, AES_256_GCM, unhex(vector, "shared_secret"), info)
    sealed = unhex(vector, "enc") + AESGCM(key).encrypt(nonce, b"the published secret", b"")
    opener = pair(unhex(vector, key_name))

    assert opener.public == unhex(vector, "public")
    assert opener.open(sealed, info) == b"the published secret"


def test_ed25519_of_rfc_8032():
    """RFC 8032, section 7.1, test 2."""
    signer = Signer(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )

    assert signer.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert signer.sign(b"\x72") == signature
    verify(signer.public, signature, b"\x72")


def test_argon2id_is_called_with_the_parameters_of_the_design():
    want = hash_secret_raw(
        b"secret", bytes(32), time_cost=3, memory_cost=65_536, parallelism=1, hash_len=32, type=Type.ID
    )

    assert argon2id(b"secret", bytes(32)) == want
