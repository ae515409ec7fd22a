"""Fingerprint or face, by Chromium's virtual authenticator with the PRF extension."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.accounts import OPENING, heading, open_account, press, prove
from tests.journeys.conftest import Site
from tests.journeys.fingerprints import fingerprint

pytestmark = pytest.mark.journey


@pytest.fixture
def authenticator(page: Page) -> Iterator[CDPSession]:
    devtools, _ = fingerprint(page, hasPrf=True)
    yield devtools
    devtools.detach()


def test_set_up_unlock_sign_in_and_remove(page: Page, care: Site, authenticator: CDPSession) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/me/passkey/")
    prove(page, known)
    press(page, "Set it up")
    heading(page, "That works from now on")

    page.goto(f"{care.address}/me/")
    press(page, "Lock now")
    heading(page, "Locked")
    page.goto(f"{care.address}/locked/?next=/me/")
    press(page, "Fingerprint or face")
    heading(page, "Me")

    page.locator("[data-does=leave]").click()
    heading(page, "Sign in")
    page.goto(f"{care.address}/sign-in/?next=/me/")
    press(page, "Fingerprint or face")
    heading(page, "Me")

    page.get_by_role("link", name="Remove fingerprint or face 1").click()
    prove(page, known)
    press(page, "Remove it")
    heading(page, "It is removed")
    page.context.clear_cookies()
    page.goto(f"{care.address}/sign-in/")
    press(page, "Fingerprint or face")
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text("does not open", timeout=OPENING)
