"""An issuer's key goes to bytes and comes back, and nothing else is taken for one."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from rigcheck.engines.tokens.keys import IssuerPrivate, IssuerPublic, _length
from rigcheck.engines.tokens.refusals import UnusableKey
from tests.issuers import issuer


def test_a_private_key_comes_back_from_pem():
    again = IssuerPrivate.from_pem(issuer().to_pem())

    assert again == issuer()
    assert again.public == issuer().public


def test_a_private_key_shows_nothing_of_itself():
    assert str(int(issuer().numbers.p)) not in repr(issuer())
    assert str(int(issuer().numbers.p)) not in repr(issuer().numbers)


def test_the_public_key_is_written_with_its_parameters():
    public = issuer().public
    parts = serialization.load_der_public_key(public.spki)

    assert isinstance(parts, rsa.RSAPublicKey)
    assert (parts.public_numbers().n, parts.public_numbers().e) == (public.n, public.e)
    assert IssuerPublic.from_spki(public.spki) == public
    assert public.size == 384
    assert len(public.key_id) == 32


def test_every_spoiled_public_key_is_refused():
    spki = issuer().public.spki
    plain = serialization.load_der_public_key(spki).public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    flips = [spki[:at] + bytes([spki[at] ^ 1]) + spki[at + 1 :] for at in (*range(81), len(spki) - 4, len(spki) - 1)]
    cuts = [spki[:length] for length in (0, 1, 40, 65, 70, 75, 300, len(spki) - 1)]

    for wrong in [*flips, *cuts, spki + b"\0", plain, b"\0" + spki]:
        with pytest.raises(UnusableKey):
            IssuerPublic.from_spki(wrong)


@pytest.mark.parametrize(
    ("n", "e"),
    [
        (2**2047 + 2, 65537), (2**1023 + 1, 65537), (2**2048 + 1, 65537), (2**2047 + 1, 65536),
        (2**2047 + 1, 1), (2**2047 + 1, 2**32 + 1), (0, 3),
    ],
)  # fmt: skip
def test_unusable_numbers_are_refused(n, e):
    with pytest.raises(UnusableKey):
        IssuerPublic(n, e)


def test_lengths_are_spelled_as_der_does():
    assert (_length(127), _length(128), _length(256)) == (b"\x7f", b"\x81\x80", b"\x82\x01\x00")


def test_other_private_keys_are_refused():
    curve = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    locked = serialization.load_pem_private_key(issuer().to_pem(), None).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x")
    )

    for wrong in (b"", b"no key", curve, locked):
        with pytest.raises(UnusableKey):
            IssuerPrivate.from_pem(wrong)
