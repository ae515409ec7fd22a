"""A gateway for each test, and our port to it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rigcheck.outside.gateway import TwilioGateway
from rigcheck.outside.gateway.twilio import Account
from tests.outside.gateway import standin as standins
from tests.outside.gateway.standin import Standin


@pytest.fixture
def standin() -> Iterator[Standin]:
    with standins.serving() as standin:
        yield standin


@pytest.fixture
def account(standin: Standin) -> Account:
    return Account(standin.base, standins.ACCOUNT, standins.SENDER, standins.TOKEN)


@pytest.fixture
def gateway(account: Account) -> TwilioGateway:
    return TwilioGateway(account)


@pytest.fixture
def hasty(account: Account) -> TwilioGateway:
    return TwilioGateway(replace(account, timeout=0.1))
