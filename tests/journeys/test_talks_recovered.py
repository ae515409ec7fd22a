"""A phone is lost: on another one, the passphrase or the recovery card brings every word back, and the talk goes on."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import crew
from tests.journeys.accounts import OPENING, Known, heading, open_account, press, sign_in, type_card
from tests.journeys.conftest import PHONE, Site
from tests.journeys.test_talks import begin, open_newest, peers_phone, said, site, team, write

__all__ = ["peers_phone", "site", "team"]
pytestmark = pytest.mark.journey


def by_passphrase(page: Page, site: Site, known: Known) -> None:
    sign_in(page, site, known)


def by_card(page: Page, site: Site, known: Known) -> None:
    page.goto(f"{site.address}/recover/")
    type_card(page, "-".join(known.card))
    press(page, "Go on")
    heading(page, "A new passphrase")
    press(page, "Keep this passphrase")
    heading(page, "The new passphrase is kept")


@pytest.mark.parametrize("way", [by_passphrase, by_card])
def test_on_another_phone_every_word_is_there(
    way, page: Page, context: BrowserContext, chromium: Browser, peers_phone: Page, site: Site
) -> None:
    known = open_account(page, site)
    begin(page, site, "said on the lost phone")
    open_newest(peers_phone, site)
    write(peers_phone, "I am here")
    expect(page.locator("[data-said]")).to_contain_text("I am here", timeout=OPENING)
    context.close()
    write(peers_phone, "are you there?")

    other = chromium.new_context(viewport=PHONE, locale="en-US")
    again = other.new_page()
    way(again, site, known)
    again.goto(f"{site.address}/talk/")
    again.get_by_role("link", name=crew.PEER).click()
    expect(again.locator("[data-said]")).to_contain_text("are you there?", timeout=OPENING)
    assert said(again) == ["said on the lost phone", "I am here", "are you there?"]
    write(again, "yes, on a new phone")
    expect(peers_phone.locator("[data-said]")).to_contain_text("yes, on a new phone", timeout=OPENING)
    other.close()
