"""Two browsers press at the same moment: one link makes one card, one person two at most."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from rigcheck.roster.invitations.models import Invitation, Issued
from tests.roster.invitations.conftest import Officer, with_link

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 6


def pressed(officers: list[Officer]) -> list[int]:
    """The answers, when all of them press together."""

    def press(officer: Officer) -> int:
        try:
            return int(officer.sign().status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as hands:
        return sorted(hands.map(press, officers))


def clients() -> list[Client]:
    return [Client(HTTP_HOST="roster.localhost") for _ in range(PRESSES)]


def test_one_link_makes_one_card(officer) -> None:
    officers = [Officer(client, officer.code, number) for number, client in enumerate(clients())]
    assert pressed(officers) == [200] + [409] * (PRESSES - 1)
    assert list(Issued.objects.values_list("issued", flat=True)) == [1]


def test_the_same_press_again_and_again_is_one_card(officer) -> None:
    officers = [Officer(client, officer.code) for client in clients()]
    assert pressed(officers) == [200] * PRESSES
    assert list(Issued.objects.values_list("issued", flat=True)) == [1]


def test_many_links_of_one_person_make_two_cards(edge, people) -> None:
    officers = [with_link(client, people[0], bytes([number]) * 16) for number, client in enumerate(clients())]
    assert pressed(officers) == [200, 200] + [409] * (PRESSES - 2)
    assert Issued.objects.get(person=people[0]).issued == 2
    assert Invitation.objects.exclude(request_digest=None).count() == 2
