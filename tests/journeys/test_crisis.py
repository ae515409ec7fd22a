"""The crisis page in Chromium: no account, no script, dark at once, everything reachable by thumb and by keys."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.conftest import PHONE, Site

pytestmark = pytest.mark.journey

THEMES = ("dark", "red")
MOST_BYTES = 30_000


def test_it_opens_for_anybody_with_the_lines_on_the_first_screen(
    care: Site, page: Page, picture: Callable[..., None]
) -> None:
    page.goto(f"{care.address}/step-it-up/")
    first = page.locator("#bad-day").get_by_role("link")
    call, text = first.nth(0).bounding_box(), first.nth(1).bounding_box()
    assert call
    assert text
    assert call["y"] == text["y"]
    emergency = page.locator("#danger").get_by_role("link").bounding_box()
    assert emergency
    assert emergency["y"] + emergency["height"] <= PHONE["height"]
    picture("step-it-up", themes=THEMES)


def test_it_weighs_little_and_asks_nobody_else(care: Site, page: Page, requests_sent: list[Request]) -> None:
    page.goto(f"{care.address}/step-it-up/", wait_until="networkidle")
    sizes = [one.response().body() for one in requests_sent if not one.url.startswith("data:") and one.response()]
    assert sum(len(body) for body in sizes) < MOST_BYTES
    assert page.context.cookies() == []


def test_it_is_dark_from_the_first_paint_whatever_the_phone_prefers(care: Site, chromium: Browser) -> None:
    bright = chromium.new_context(viewport=PHONE, color_scheme="light")
    page = bright.new_page()
    page.goto(f"{care.address}/step-it-up/")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colour == "rgb(11, 17, 15)"
    bright.close()


def test_another_country_opens_without_a_script(care: Site, chromium: Browser) -> None:
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{care.address}/step-it-up/")
    page.locator("nav").get_by_role("link", name="I'm in another country").click()
    page.locator("summary", has_text="Australia").click()
    lifeline = page.locator("#au .line", has_text="Lifeline")
    expect(lifeline.get_by_role("link").first).to_be_visible()
    expect(lifeline).to_contain_text("Not yet confirmed by your agency")
    plain.close()


def test_keys_alone_reach_the_first_line_in_a_few_steps(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/step-it-up/")
    for _step in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:988"


def test_nothing_is_left_on_the_phone(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/step-it-up/")
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(care: Site, page: Page, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    page.goto(f"{care.address}/step-it-up/")
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
