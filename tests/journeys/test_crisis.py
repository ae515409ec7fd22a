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
    page.goto(f"{care.address}/step-it-up/")
    page.wait_for_load_state("load")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    asked = {one.url for one in requests_sent if _of_the_page(one)}
    assert {url.rpartition("/")[2] for url in asked} == {
        "", "crisis.css", "first-paint.js", "quick-exit.js", "kept.js", "start.js", "sw.js"
    }  # fmt: skip
    assert page.context.cookies() == []
    measure = "async (urls) => (await Promise.all(urls.map(async (url) => (await (await fetch(url)).blob()).size)))"
    weights = page.evaluate(measure, sorted(asked))
    assert all(weights)
    assert sum(weights) < MOST_BYTES


def _of_the_page(request: Request) -> bool:
    """What the page asks for, its service worker's script included; not what that fetches for later."""
    return request.url.startswith("http") and (request.url.endswith("/sw.js") or request.service_worker is None)


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


@pytest.mark.parametrize("door", ["police", "fire", "ems", "dispatch", "corrections", "family"])
def test_every_door_opens_without_a_script_and_shows_a_number(care: Site, chromium: Browser, door: str) -> None:
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{care.address}/step-it-up/")
    page.locator(f".trades a[href='#{door}']").click()
    heading = page.locator(f"#{door} h2").bounding_box()
    assert heading
    assert 0 <= heading["y"] < 200
    assert page.locator(f"#{door} a[href='tel:988']").count() == 1
    plain.close()


def test_with_the_network_cut_it_opens_after_one_visit(care: Site, chromium: Browser) -> None:
    phone = chromium.new_context(viewport=PHONE)
    page = phone.new_page()
    page.goto(f"{care.address}/step-it-up/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match('/step-it-up/').then(Boolean)")
    page.wait_for_function("caches.match(document.querySelector('link[rel=stylesheet]').href).then(Boolean)")
    phone.set_offline(True)
    page.goto(f"{care.address}/step-it-up/")
    expect(page.locator("#bad-day").get_by_role("link").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(11, 17, 15)"
    page.locator(".trades a[href='#police']").click()
    expect(page.locator("#police")).to_contain_text("COPLINE")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/exit/")
    phone.close()


def test_a_page_kept_for_long_hides_what_has_run_out_since(care: Site, chromium: Browser) -> None:
    phone = chromium.new_context(viewport=PHONE)
    page = phone.new_page()
    page.clock.set_fixed_time("2031-01-01T12:00:00Z")
    page.goto(f"{care.address}/step-it-up/")
    expect(page.locator("#police .line")).to_be_hidden()
    expect(page.locator("#police a[href='tel:988']")).to_be_visible()
    phone.close()


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
