"""Before any account: a check-in that stays on the phone, shows its own result, and joins an account if wanted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol
from tests.journeys.test_checkins import tap
from tests.journeys.test_shell import faults

pytestmark = pytest.mark.journey


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def try_one(site: Site, page: Page, mood: int = 2) -> None:
    page.goto(f"{site.address}/try/")
    tap(page, "mood", mood)
    tap(page, "stress", 5)
    page.get_by_role("button", name="See my check-in").tap()
    expect(page.get_by_role("heading", name="Your check-in")).to_be_visible()


def test_from_the_welcome_to_a_result_and_nothing_is_sent(
    care: Site, page: Page, requests_sent: list[Request], picture: Callable[..., None]
) -> None:
    page.goto(f"{care.address}/")
    picture("welcome")
    page.get_by_role("link", name="Try a check-in").tap()
    tap(page, "mood", 2)
    tap(page, "stress", 5)
    page.get_by_label("Overtime", exact=True).tap()
    picture("try")
    page.get_by_role("button", name="See my check-in").tap()
    expect(page.get_by_text("Maxed out", exact=True).last).to_be_visible()
    expect(page.get_by_text("Overtime", exact=True).last).to_be_visible()
    expect(page.get_by_role("link", name="Double breath in, long breath out")).to_be_visible()
    assert faults(page) == []
    picture("try-result")
    assert [one.url for one in requests_sent if one.method != "GET" or "mood" in one.url] == []


def test_the_lowest_mood_leads_with_people(care: Site, page: Page) -> None:
    try_one(care, page, mood=1)
    expect(page.get_by_text("Nobody has been told.")).to_be_visible()
    expect(page.locator("[data-low]").get_by_role("link", name="Step it up")).to_be_visible()


def test_it_joins_an_account_once_if_wanted(page: Page, member: Member) -> None:
    try_one(member.site, page)
    try_one(member.site, page, mood=4)
    member.take(page)
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text("Check-ins that you tried are still on this phone only: 2.")).to_be_visible()
    assert member.check_ins() == []
    page.get_by_role("button", name="Add", exact=True).tap()
    expect(page.get_by_text("The check-ins that waited on this phone are in: 2.")).to_be_visible()
    expect(page.get_by_text("You tried it before")).to_be_hidden()
    assert sorted(one["mood"] for one in member.check_ins()) == [2, 4]
    page.reload()
    expect(page.get_by_text("Mood: ")).to_be_visible()
    assert len(member.check_ins()) == 2


def test_it_can_be_left_out_of_the_account(page: Page, member: Member) -> None:
    try_one(member.site, page)
    member.take(page)
    page.goto(f"{member.site.address}/")
    page.get_by_role("button", name="Erase from this phone").tap()
    expect(page.get_by_text("You tried it before")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("link", name="Check in", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("You tried it before")).to_be_hidden()
    assert member.check_ins() == []


def test_it_is_erased_from_the_phone_on_request(page: Page, member: Member) -> None:
    try_one(member.site, page)
    page.get_by_role("button", name="Erase it from this phone").tap()
    expect(page.get_by_text("Erased from this phone.")).to_be_visible()
    member.take(page)
    page.goto(f"{member.site.address}/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("You tried it before")).to_be_hidden()
