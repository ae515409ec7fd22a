"""Several phones send the same card at the same moment: one account is opened, and the others are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from rigcheck.care.admission.models import JoinCard, Spent
from rigcheck.care.admission.policies import CardUsed
from rigcheck.care.admission.queries import AgencyList, Brought
from rigcheck.care.members import actions
from rigcheck.care.members.models import Account, Profile
from rigcheck.engines.sealing.keys import Method
from rigcheck.outside.edge import Edge
from tests.care.admission.agency import first
from tests.care.members.cast import card
from tests.care.members.test_joining import keys

pytestmark = pytest.mark.django_db(transaction=True)
PHONES = 5


def opened(brought: Brought, agency: AgencyList | None, edge: Edge) -> list[str]:
    """What each phone is told, when all of them send their last step together."""
    drafts = [
        actions.begin(brought=brought, handle=f"amber-otter-{417 + phone}", edge=edge, agency=agency).draft
        for phone in range(PHONES)
    ]
    together = Barrier(PHONES)

    def finish(phone: int) -> str:
        way = actions.NewWay(Method.PASSPHRASE, bytes([phone]) * 16, bytes(60), bytes([phone]) * 32)
        together.wait(timeout=30)
        try:
            actions.finish(
                draft=drafts[phone], keys=keys(str(phone)), ways=[way], profile=Profile(), edge=edge, agency=agency
            )
        except CardUsed as refusal:
            return refusal.code
        finally:
            connection.close()
        return "opened"

    with ThreadPoolExecutor(PHONES) as phones:
        return sorted(phones.map(finish, range(PHONES)))


def test_one_token_opens_one_account(edge: Edge) -> None:
    agency = first("2026-Q4")
    assert opened(agency.gives("first", "2026-Q4"), agency.listed(), edge) == ["card-used"] * (PHONES - 1) + ["opened"]
    assert (Account.objects.count(), Spent.objects.count()) == (1, 1)


def test_one_paper_card_opens_one_account(edge: Edge) -> None:
    assert opened(Brought(card(edge)), None, edge) == ["card-used"] * (PHONES - 1) + ["opened"]
    assert (Account.objects.count(), Spent.objects.count(), JoinCard.objects.count()) == (1, 1, 0)
