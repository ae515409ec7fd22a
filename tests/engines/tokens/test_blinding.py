"""Blind signatures hold together, and every way to spoil one is refused by name."""

import gmpy2
import pytest

from rigcheck.engines.tokens.blinding import Variant, blind, blind_sign, finalize, verify
from rigcheck.engines.tokens.hazmat import pss, rsa
from rigcheck.engines.tokens.refusals import AlteredToken, SigningFailed, UnusableRequest
from rigcheck.outside.randomness import SeededChance
from tests.engines.tokens.chances import Scripted
from tests.issuers import issuer

CHANCE = SeededChance("blinding")
MESSAGE = b"somebody who belongs"


@pytest.mark.parametrize("variant", Variant)
def test_what_is_signed_blindly_verifies(variant):
    private = issuer()
    blinded = blind(private.public, MESSAGE, CHANCE, variant=variant)
    signature = finalize(
        private.public, MESSAGE, blinded, blind_sign(private, blinded.request, CHANCE), variant=variant
    )

    verify(private.public, MESSAGE, signature, variant=variant)
    for other in set(Variant) - {variant}:
        if other.salt_bytes != variant.salt_bytes:
            with pytest.raises(AlteredToken):
                verify(private.public, MESSAGE, signature, variant=other)


def test_the_signer_sees_another_number_each_time():
    public = issuer().public

    requests = {blind(public, MESSAGE, CHANCE).request for _ in range(20)}

    assert len(requests) == 20


def test_any_request_fits_any_signature():
    """Blindness: for every request and every finished signature there is one inverse that joins them."""
    private = issuer()
    n, e = private.public.n, private.public.e
    mine, theirs = (blind(private.public, message, CHANCE) for message in (MESSAGE, b"another"))
    signature = finalize(private.public, MESSAGE, mine, blind_sign(private, mine.request, CHANCE))

    encoded = pow(int.from_bytes(signature, "big"), e, n)
    unit_to_e = int.from_bytes(theirs.request, "big") * pow(encoded, -1, n) % n
    unit = int.from_bytes(blind_sign(private, unit_to_e.to_bytes(384, "big"), CHANCE), "big")

    assert encoded * pow(unit, e, n) % n == int.from_bytes(theirs.request, "big")


@pytest.mark.parametrize("request_", [b"", bytes(383), bytes(385)], ids=len)
def test_a_request_of_another_length_is_refused(request_):
    with pytest.raises(UnusableRequest):
        blind_sign(issuer(), request_, CHANCE)


@pytest.mark.parametrize("above", [0, 1])
def test_a_request_not_below_the_modulus_is_refused(above):
    private = issuer()
    with pytest.raises(UnusableRequest):
        blind_sign(private, (private.public.n + above).to_bytes(384, "big"), CHANCE)


@pytest.mark.parametrize("number", [0, 1])
def test_the_smallest_requests_are_signed_as_they_are(number):
    assert blind_sign(issuer(), number.to_bytes(384, "big"), CHANCE) == number.to_bytes(384, "big")


def test_the_private_operation_is_pythons_own_power():
    """Differential: Chinese remainder, blinding and GMP give what one plain power gives."""
    key = issuer().numbers
    d = pow(int(key.e), -1, int((key.p - 1) * (key.q - 1)))

    for _ in range(5):
        number = int.from_bytes(CHANCE.bytes(383), "big")
        assert rsa.private_power(key, gmpy2.mpz(number), CHANCE) == pow(number, d, int(key.n))


@pytest.mark.parametrize("half", ["d_p", "d_q"])
def test_a_fault_in_one_half_never_leaves_the_machine(half):
    """One wrong half of the Chinese remainder would let anyone factor the modulus."""
    numbers = issuer().numbers
    fields = {name: getattr(numbers, name) for name in ("n", "e", "p", "q", "d_p", "d_q", "q_inverse")}
    fields[half] += 2
    broken = rsa.PrivateNumbers(**fields)

    with pytest.raises(SigningFailed):
        rsa.private_power(broken, gmpy2.mpz(1234567), CHANCE)


def test_draws_that_will_not_do_are_drawn_again():
    numbers = issuer().numbers
    size = issuer().public.size
    refused = [b"\xff" * size, bytes(size), int(numbers.n).to_bytes(size, "big"), int(numbers.p).to_bytes(size, "big")]
    drawn = Scripted(*refused, (7).to_bytes(size, "big"))

    assert rsa.draw_unit(numbers.n, drawn) == 7
    assert drawn.used_up


def test_a_message_that_shares_a_prime_with_the_key_is_refused(monkeypatch):
    private = issuer()
    monkeypatch.setattr(pss, "encode", lambda *_: int(private.numbers.p).to_bytes(384, "big"))

    with pytest.raises(UnusableRequest):
        blind(private.public, MESSAGE, CHANCE)


def test_every_spoiled_answer_is_refused():
    private = issuer()
    blinded = blind(private.public, MESSAGE, CHANCE)
    response = blind_sign(private, blinded.request, CHANCE)
    spoiled = response[:-1] + bytes([response[-1] ^ 1])
    short = blinded._replace(inverse=blinded.inverse[1:])

    for message, secret, answer in [
        (MESSAGE, blinded, spoiled),
        (MESSAGE, blinded, response[1:]),
        (MESSAGE, short, response),
        (b"another message", blinded, response),
    ]:
        with pytest.raises(AlteredToken):
            finalize(private.public, message, secret, answer)


def test_another_issuers_signature_is_refused():
    blinded = blind(issuer().public, MESSAGE, CHANCE)
    signature = finalize(issuer().public, MESSAGE, blinded, blind_sign(issuer(), blinded.request, CHANCE))

    for wrong in (signature, b"", signature + b"\0"):
        with pytest.raises(AlteredToken):
            verify(issuer(1).public, MESSAGE, wrong)
