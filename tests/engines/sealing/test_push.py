"""Web Push against the RFC's own example, and opened and checked by programs that others wrote."""

import http_ece
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from rigcheck.engines.sealing.push import from_unpadded, identify, public_of, seal_push, unpadded
from rigcheck.engines.sealing.refusals import BadPadding, UnusableKey, WrongLength

# RFC 8291, section 5 and appendix A.
TEXT = b"When I grow up, I want to be a watermelon"
SENDER = from_unpadded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
READER = from_unpadded("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
SALT = from_unpadded("DGv6ra1nlYgDCS1FRnbzlw")
SECRET = from_unpadded("BTBZMqHH6r4Tts7J_aSIgg")
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


@pytest.fixture
def browser() -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(7, ec.SECP256R1())


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def test_the_example_of_the_rfc() -> None:
    assert unpadded(seal_push(TEXT, reader=READER, secret=SECRET, seed=SENDER, salt=SALT)) == SEALED


@pytest.mark.parametrize("body", [b"", b"x", b'{"text": "You have an update."}', b"y" * 512])
def test_another_program_opens_it_and_every_length_looks_alike(
    body: bytes, browser: ec.EllipticCurvePrivateKey
) -> None:
    sealed = seal_push(body, reader=point(browser), secret=SECRET, seed=b"s" * 32, salt=b"t" * 16, length=512)
    assert http_ece.decrypt(sealed, private_key=browser, auth_secret=SECRET, version="aes128gcm") == body
    assert len(sealed) == 16 + 4 + 1 + 65 + 513 + 16


def test_what_does_not_fit_is_refused() -> None:
    good = {"reader": READER, "secret": SECRET, "seed": SENDER, "salt": SALT}
    for part, wrong in (("reader", READER[1:]), ("secret", b"short"), ("seed", b"short"), ("salt", b"")):
        with pytest.raises(WrongLength):
            seal_push(TEXT, **{**good, part: wrong})
    with pytest.raises(UnusableKey):
        seal_push(TEXT, **{**good, "reader": b"\x04" + bytes(64)})
    for body, length in ((b"z" * 513, 512), (b"z" * 4000, 0)):
        with pytest.raises(BadPadding):
            seal_push(body, length=length, **good)


def test_the_note_is_signed_as_the_service_checks_it() -> None:
    note = identify(b"v" * 32, audience="https://push.example", until=1_800_000_000, contact="mailto:us@care.example")
    signed, key = note.removeprefix("vapid t=").split(", k=")
    assert from_unpadded(key) == public_of(b"v" * 32)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_unpadded(key))
    claims = jwt.decode(
        signed, public, algorithms=["ES256"], audience="https://push.example", options={"verify_exp": False}
    )
    assert claims == {"aud": "https://push.example", "exp": 1_800_000_000, "sub": "mailto:us@care.example"}


def test_a_seed_at_the_edges_of_the_group_gives_a_key() -> None:
    keys = {public_of(seed) for seed in (bytes(32), b"\xff" * 32, (1).to_bytes(32, "big"))}
    assert len(keys) == 3
    assert all(len(key) == 65 and key[0] == 4 for key in keys)
