"""The enrolment lane from end to end, and everything that does not get through it."""

from datetime import date

import pytest

from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.bridge.enrolment.issue import REQUEST_BYTES, sign_request, use_from
from rigcheck.bridge.enrolment.redeem import redeem
from rigcheck.bridge.enrolment.refusals import AnotherAgency, EndedKey, UnknownKey
from rigcheck.bridge.keylog import Keylog, Purpose, holding
from rigcheck.engines.tokens.issuance import ask
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.engines.tokens.layout import Token
from rigcheck.engines.tokens.refusals import AlteredToken, NotAToken
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import SeededChance
from tests.bridge.lists import MONTH, PERIOD, House
from tests.issuers import issuer

CHANCE = SeededChance("lane")
SCOPES = {"port-alder", "cedar-ridge"}


def drawn(private: IssuerPrivate, scope: str = "port-alder", period: str = PERIOD) -> Token:
    """A token as a member's browser gets it."""
    asked = ask(private.public, enrolment_challenge(scope, period), CHANCE)
    assert len(asked.request) == REQUEST_BYTES
    return asked.finish(sign_request(private=private, request=asked.request, chance=CHANCE))


@pytest.fixture
def house() -> House:
    house = House().begin()
    house.serve("port-alder", issuer(0))
    return house


def test_a_token_admits_and_says_scope_and_quarter_alone(house):
    token = drawn(issuer(0))

    admission = redeem(token=token.encode(), keylog=house.log, agency_scopes=SCOPES, month=MONTH)

    assert (admission.scope, admission.period) == ("port-alder", PERIOD)
    assert admission.nonce_digest == token.nonce_digest


def test_a_token_admits_through_the_next_quarter_and_no_longer(house):
    token = drawn(issuer(0)).encode()

    for month in ("2026-10", "2026-12", "2027-03"):
        assert redeem(token=token, keylog=house.log, agency_scopes=SCOPES, month=Month.parse(month)).period == PERIOD
    for month in ("2026-09", "2027-04"):
        with pytest.raises(EndedKey):
            redeem(token=token, keylog=house.log, agency_scopes=SCOPES, month=Month.parse(month))


def test_a_spent_token_has_the_digest_that_was_written_down(house):
    token = drawn(issuer(0)).encode()
    admissions = [redeem(token=token, keylog=house.log, agency_scopes=SCOPES, month=MONTH) for _ in range(2)]

    assert admissions[0] == admissions[1]
    assert admissions[0] != redeem(token=drawn(issuer(0)).encode(), keylog=house.log, agency_scopes=SCOPES, month=MONTH)


def refused(refusal: type[Exception], token: bytes, log: Keylog, **other) -> None:
    """The token does not get through, and a sentence says what next."""
    with pytest.raises(refusal) as told:
        redeem(**{"token": token, "keylog": log, "agency_scopes": SCOPES, "month": MONTH, **other})
    assert str(told.value).endswith(".")
    assert " " in str(told.value)


def test_altered_tokens(house):
    whole = drawn(issuer(0)).encode()

    for at in (2, 40, 100, 481):
        spoiled = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        refused(AlteredToken, spoiled, house.log)
    for not_one in (b"", whole[:-1], whole + b"\0", b"\0\2" + whole[2:], b"https://care"):
        refused(NotAToken, not_one, house.log)


def test_a_key_planted_for_one_person_is_refused(house):
    """The signature is good; but the key stands in nobody's list."""
    refused(UnknownKey, drawn(issuer(1)).encode(), house.log)


def test_a_key_of_another_purpose_is_refused(house):
    holding.add(
        files=house.files, keyring=house.keyring, purpose=Purpose.CREDIT, scope="port-alder", period=PERIOD,
        key=issuer(1).public.spki,
    )  # fmt: skip
    refused(UnknownKey, drawn(issuer(1)).encode(), house.log)


def test_an_ended_key_is_refused(house):
    token = drawn(issuer(0)).encode()
    log = holding.end(files=house.files, keyring=house.keyring, key=issuer(0).public.spki)

    refused(EndedKey, token, log)


def test_another_agencys_token_is_refused(house):
    house.serve("pine-hollow", issuer(1))

    refused(AnotherAgency, drawn(issuer(1), "pine-hollow").encode(), house.log)


def test_a_token_for_another_scope_or_quarter_than_its_keys_is_refused(house):
    for scope, period in [("cedar-ridge", PERIOD), ("port-alder", "2026-Q3")]:
        refused(AlteredToken, drawn(issuer(0), scope, period).encode(), house.log)


def test_the_challenge_is_the_same_for_everybody():
    assert enrolment_challenge("a", "b") == enrolment_challenge("a", "b")
    assert enrolment_challenge("a", "b").digest != enrolment_challenge("a", "c").digest
    assert len(enrolment_challenge("port-alder", PERIOD).encode()) == 56


@pytest.mark.parametrize(("made", "day"), [(Month(2026, 10), date(2026, 11, 1)), (Month(2026, 12), date(2027, 1, 1))])
def test_a_card_is_for_use_from_the_first_of_the_next_month_while_its_key_counts(house, made, day):
    assert use_from(made) == day
    token = drawn(issuer(0))
    assert redeem(token=token.encode(), keylog=house.log, agency_scopes=SCOPES, month=Month.of(day)).period == PERIOD
