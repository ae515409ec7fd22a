"""Wherever a line of one source stands, it says so, and names the source."""

from typing import Any

import pytest
from django.shortcuts import render
from django.test import Client
from django.utils.html import escape

from rigcheck.care.crisis import queries
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.members.conftest import edge

__all__ = ["edge", "passer_by"]
pytestmark = pytest.mark.django_db
LABEL = "Not yet confirmed by your agency"
PAGES = ("/step-it-up/", "/step-it-up/backup/", "/safety-plan/", "/directory/nz-1737/", "decide")


@pytest.fixture
def opened(passer_by: Client, edge: Edge, settings: Any) -> Any:
    """Pages of an agency in some country, by address; `decide` is drawn as after a hard answer."""

    def open_(country: str, address: str) -> str:
        settings.COUNTRY = country
        if address != "decide":
            return passer_by.get(address).content.decode()
        page = queries.page_at_hand(today=edge.clock.now().date(), own="", home=country, files=edge.files)
        request = passer_by.get("/step-it-up/").wsgi_request
        return render(request, "care/crisis/decide.html", {"page": page, "on": "/"}).content.decode()

    return open_


@pytest.mark.parametrize("address", PAGES)
def test_the_national_line_of_one_source_says_so_and_names_it(opened: Any, edge: Edge, address: str) -> None:
    page = queries.page_at_hand(today=edge.clock.now().date(), own="", home="nz", files=edge.files)
    assert page.here.national.unconfirmed
    shown = opened("nz", address)
    after = shown[shown.index(LABEL) :]
    assert f"Source: {escape(page.here.national.source)}" in after[:1000]


@pytest.mark.parametrize("address", [address for address in PAGES if address not in ("/step-it-up/", PAGES[3])])
def test_a_line_on_which_sources_agree_carries_no_such_word(opened: Any, address: str) -> None:
    assert LABEL not in opened("us", address)
