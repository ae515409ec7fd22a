"""Photographs of every page of the room, on a phone and a desk, in three themes."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.accounts import OPENING, heading, open_account, press, prove, type_card
from tests.journeys.conftest import Site

pytestmark = pytest.mark.journey


@pytest.fixture
def picture(page: Page, picture: Callable[..., None]) -> Callable[[str], None]:
    """Take the picture, and let axe look at the page as it stands."""

    def take(name: str) -> None:
        picture(name)
        # The themes fade into each other, and axe would measure a colour half-way.
        page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
        found = Axe().run(page).response["violations"]
        assert [f"{name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []

    return take


def test_every_page_has_its_picture(page: Page, care: Site, picture: Callable[..., None]) -> None:
    known = open_account(page, care, picture=picture)
    page.goto(f"{care.address}/me/")
    picture("me")
    for name in ("passphrase", "card", "passkey", "erase"):
        page.goto(f"{care.address}/me/{name}/")
        if name == "passphrase":
            picture("me-prove")
        prove(page, known)
        expect(page.locator("[data-stage=change]")).to_be_visible(timeout=OPENING)
        picture(f"me-{name}")
    page.goto(f"{care.address}/me/pin/")
    for label in ("Six digits", "The same once more"):
        page.get_by_label(label).fill("482915")
    press(page, "Keep this PIN")
    heading(page, "The PIN is set on this phone")
    page.goto(f"{care.address}/me/")
    press(page, "Lock now")
    heading(page, "Locked")
    page.get_by_label("Six-digit PIN").fill("111111")
    press(page, "Unlock")
    expect(page.get_by_role("alert").locator("visible=true")).to_be_visible(timeout=OPENING)
    picture("locked")


def test_pages_before_signing_in_have_theirs(page: Page, care: Site, picture: Callable[..., None]) -> None:
    page.goto(f"{care.address}/sign-in/")
    heading(page, "Sign in")
    picture("sign-in")
    page.goto(f"{care.address}/lost-everything/")
    picture("lost-everything")
    page.goto(f"{care.address}/join/")
    page.get_by_label("It belongs to the department").check()
    picture("join-department")
    page.goto(f"{care.address}/recover/")
    type_card(page, "0000-1111-2222")
    press(page, "Go on")
    picture("recover-wrong")
