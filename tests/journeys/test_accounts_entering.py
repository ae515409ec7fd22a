"""Signing in and out, locking, unlocking, recovering, and going for good."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.accounts import (
    OPENING,
    Known,
    answer_groups,
    heading,
    lock,
    open_account,
    press,
    prove,
    sign_in,
    type_card,
)
from tests.journeys.conftest import Site

pytestmark = pytest.mark.journey
PIN = "482915"


def wrong(page: Page) -> str:
    said = page.get_by_role("alert").locator("visible=true")
    expect(said).to_be_visible(timeout=OPENING)
    return said.inner_text()


def type_pin(page: Page, pin: str) -> None:
    page.get_by_label("Six-digit PIN").fill(pin)
    press(page, "Unlock")


def test_signing_out_and_in_again(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/me/")
    page.locator("[data-does=leave]").click()
    heading(page, "Sign in")
    page.goto(f"{care.address}/me/")
    heading(page, "Locked")
    page.goto(f"{care.address}/sign-in/")
    answers = []
    for handle in (known.handle, "amber-otter-417"):
        page.get_by_label("Handle").fill(handle)
        page.get_by_label("Passphrase").fill("not the right words at all")
        press(page, "Sign in")
        answers.append(wrong(page))
    assert answers[0] == answers[1]
    sign_in(page, care, Known(handle=known.handle.upper().replace("-", " "), passphrase=known.passphrase))


def test_lock_and_unlock_by_pin_then_by_passphrase(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/me/pin/")
    page.get_by_label("Six digits").fill(PIN)
    page.get_by_label("The same once more").fill(PIN)
    press(page, "Keep this PIN")
    heading(page, "The PIN is set on this phone")
    lock(page, care)
    page.goto(f"{care.address}/me/card/")
    heading(page, "Locked")
    type_pin(page, PIN)
    heading(page, "New recovery card")
    lock(page, care)
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        type_pin(page, "111111")
        expect(page.get_by_role("alert").locator("visible=true")).to_contain_text(left, timeout=OPENING)
    type_pin(page, "111111")
    expect(page.get_by_label("Six-digit PIN")).not_to_be_visible(timeout=OPENING)
    assert "passphrase" in wrong(page)
    page.get_by_label("Passphrase").fill(known.passphrase)
    press(page, "Unlock with the passphrase")
    expect(page).not_to_have_url(f"{care.address}/locked/", timeout=OPENING)
    page.goto(f"{care.address}/me/")
    heading(page, "Me")


def test_recovering_with_the_card(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.context.clear_cookies()
    page.goto(f"{care.address}/recover/")
    type_card(page, "-".join(known.card))
    press(page, "Go on")
    heading(page, "A new passphrase")
    expect(page.get_by_text(known.handle)).to_be_visible()
    fresh = page.locator("[data-drawn]").inner_text()
    press(page, "Keep this passphrase")
    heading(page, "The new passphrase is kept")
    page.context.clear_cookies()
    page.goto(f"{care.address}/sign-in/")
    page.get_by_label("Handle").fill(known.handle)
    page.get_by_label("Passphrase").fill(known.passphrase)
    press(page, "Sign in")
    assert "does not open" in wrong(page)
    sign_in(page, care, Known(handle=known.handle, passphrase=fresh))


def test_a_new_card_ends_the_old_one(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/me/card/")
    prove(page, known)
    expect(page.locator("[data-stage=change]")).to_be_visible(timeout=OPENING)
    fresh = page.locator("[data-card-groups] li").all_inner_texts()
    press(page, "I have it on paper")
    answer_groups(page, fresh)
    press(page, "Keep this card")
    heading(page, "The new card is kept")
    page.context.clear_cookies()
    page.goto(f"{care.address}/recover/")
    type_card(page, "-".join(known.card))
    press(page, "Go on")
    assert "does not open" in wrong(page)
    type_card(page, "-".join(fresh))
    press(page, "Go on")
    heading(page, "A new passphrase")


def test_signing_out_everywhere_ends_the_other_phone(page: Page, care: Site, chromium, context: BrowserContext) -> None:
    known = open_account(page, care)
    second = chromium.new_context(viewport={"width": 390, "height": 844})
    other = second.new_page()
    sign_in(other, care, known)
    also = "On every phone and computer. PINs, and backup that a phone keeps ready, end too."
    press(other, f"Sign out everywhere {also}")
    heading(other, "Sign in")
    page.goto(f"{care.address}/me/")
    heading(page, "Locked")
    second.close()


def test_two_tabs_lock_together(page: Page, care: Site, context: BrowserContext) -> None:
    open_account(page, care)
    second = context.new_page()
    second.goto(f"{care.address}/me/")
    lock(page, care)
    press(second, "Lock now")
    second.goto(f"{care.address}/me/")
    heading(second, "Locked")


def test_lost_everything_says_what_is_gone_and_leads_on(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/sign-in/")
    page.get_by_role("link", name="I have lost everything").click()
    heading(page, "I have lost everything")
    expect(page.get_by_role("heading", name="What is gone")).to_be_visible()
    page.get_by_role("link", name="Open an account with a card").click()
    heading(page, "Is this phone yours or the department’s?")


def test_erasing_everything(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/me/erase/")
    prove(page, known)
    expect(page.get_by_text("This cannot be taken back")).to_be_visible(timeout=OPENING)
    page.get_by_label("Type your handle to confirm").fill("amber-otter-417")
    press(page, "Erase everything")
    assert "Nothing was erased" in wrong(page)
    page.get_by_label("Type your handle to confirm").fill(known.handle)
    press(page, "Erase everything")
    heading(page, "It is erased")
    page.goto(f"{care.address}/sign-in/")
    page.get_by_label("Handle").fill(known.handle)
    page.get_by_label("Passphrase").fill(known.passphrase)
    press(page, "Sign in")
    assert "does not open" in wrong(page)
    stored = b"".join(path.read_bytes() for path in care.data.glob("*.sqlite3*"))
    assert known.handle.encode() not in stored


def test_after_a_quarter_of_an_hour_alone_it_locks_and_loses_nothing(page: Page, care: Site) -> None:
    known = open_account(page, care)
    page.clock.install()
    page.goto(f"{care.address}/check-in/")
    page.locator("input[name=mood][value='4']").check()
    page.locator("sealed-record textarea").fill("half a thought")
    page.clock.fast_forward("16:00")
    heading(page, "Locked")
    assert page.url.endswith("/locked/?idle=1&next=%2Fcheck-in%2F")
    page.wait_for_load_state("networkidle")  # the site is told by the page that says so
    second = page.context.new_page()
    second.goto(f"{care.address}/me/")
    heading(second, "Locked")
    page.get_by_label("Passphrase").fill(known.passphrase)
    press(page, "Unlock with the passphrase")
    expect(page.locator("input[name=mood][value='4']")).to_be_checked(timeout=OPENING)
    expect(page.locator("sealed-record textarea")).to_have_value("half a thought")
    stored = b"".join(path.read_bytes() for path in care.data.rglob("*") if path.is_file())
    assert b"half a thought" not in stored


def test_a_locked_phone_still_offers_a_check_in(page: Page, care: Site) -> None:
    open_account(page, care)
    lock(page, care)
    page.goto(f"{care.address}/check-in/")
    heading(page, "Locked")
    page.get_by_role("link", name="Check in without unlocking").click()
    heading(page, "Check in")


def test_what_is_missing_is_said_on_the_page(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/join/")
    press(page, "Go on")
    assert "missing" in wrong(page)
    page.get_by_label("It is mine").check()
    expect(page.get_by_role("alert").locator("visible=true")).to_have_count(0)
    page.get_by_role("link", name="Back").locator("visible=true").click()
    expect(page).to_have_url(f"{care.address}/")


def test_a_second_pin_shows_a_clock_and_opens_nothing(page: Page, care: Site) -> None:
    open_account(page, care)
    page.goto(f"{care.address}/me/pin/")
    page.get_by_text("A second PIN that opens a clock").click()
    for label in ("Six digits", "The same once more"):
        page.get_by_label(label, exact=True).fill(PIN)
    for label in ("Second PIN", "Second PIN once more"):
        page.get_by_label(label, exact=True).fill(PIN)
    press(page, "Keep this PIN")
    assert "different ones" in wrong(page)
    for label in ("Second PIN", "Second PIN once more"):
        page.get_by_label(label, exact=True).fill("730164")
    press(page, "Keep this PIN")
    heading(page, "The PIN is set on this phone")
    lock(page, care)
    page.goto(f"{care.address}/how/")
    heading(page, "Locked")
    type_pin(page, "730164")
    heading(page, "Clock")
    assert page.url == f"{care.address}/exit/"
    assert not [one for one in page.context.cookies() if one["name"] == "c"]
    page.go_back()
    heading(page, "Clock")
    page.goto(f"{care.address}/how/")
    heading(page, "Locked")
    type_pin(page, PIN)
    heading(page, "How am I doing")
