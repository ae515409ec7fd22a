"""The frame of every page, used as people use it: one thumb, a keyboard, in a hurry, in the dark."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.journeys.conftest import PHONE, THEMES, Site

AXE = Axe()


@pytest.fixture(params=["care", "roster"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each side in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def faults(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = AXE.run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def heard(page: Page, *names: str) -> None:
    """Write down these window events as they come."""
    page.evaluate(
        "names => { window.heard = []; for (const name of names) addEventListener(name, () => heard.push(name)) }",
        list(names),
    )


def answering(status: int, body: str) -> Callable[[Route], None]:
    """An answer as if the server had given it."""
    return lambda route: route.fulfill(status=status, body=body)


@pytest.mark.journey
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", ["/gallery/", "/nowhere/", "/exit/"])
def test_axe_finds_nothing(site: Site, page: Page, address: str, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    page.goto(site.address + address)
    page.wait_for_load_state("networkidle")
    assert faults(page) == []


@pytest.mark.journey
def test_axe_finds_nothing_in_an_open_dialog(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.get_by_role("button", name="Ask before erasing").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []


@pytest.mark.journey
def test_the_gallery_is_photographed(site: Site, page: Page, picture: Callable[..., None]) -> None:
    page.goto(f"{site.address}/gallery/")
    expect(page.locator("[data-draw] canvas")).to_be_visible()
    picture(f"gallery-{site.side}")


@pytest.mark.journey
@pytest.mark.parametrize("width", [320, PHONE["width"], 768, 1280])
def test_nothing_is_wider_than_the_screen(site: Site, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.address}/gallery/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.journey
def test_whatever_is_pressed_is_big_enough_for_gloves(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    small = page.evaluate(
        """() => [...document.querySelectorAll(`button, .button, .nav-item, .choice, .switch, .input, .tabs a,
             .leave, .list-row, summary, .mark`)]
             .filter(one => one.checkVisibility())
             .map(one => [one.className || one.tagName, Math.round(one.getBoundingClientRect().height)])
             .filter(([, height]) => height < 48)"""
    )
    assert small == []
    main = page.locator(".button:not(.button-quiet, .button-link, .button-small)")
    heights = [box["height"] for one in main.all() if (box := one.bounding_box())]
    assert heights
    assert min(heights) >= 56


@pytest.mark.journey
def test_the_button_leaves_for_the_clock_in_every_tab(site: Site, context: BrowserContext, page: Page) -> None:
    other = context.new_page()
    other.goto(f"{site.address}/gallery/")
    page.goto(f"{site.address}/gallery/")
    page.get_by_role("link", name="Quick exit").click()
    page.wait_for_url("**/exit/")
    other.wait_for_url("**/exit/")
    expect(page).to_have_title("Clock")
    expect(page.locator("#time")).to_contain_text(":")


@pytest.mark.journey
def test_escape_twice_leaves_and_once_does_not(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.url.endswith("/gallery/")
    page.keyboard.press("Escape")
    page.wait_for_url("**/exit/")


@pytest.mark.journey
def test_escape_twice_leaves_out_of_an_open_dialog(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.get_by_role("button", name="Ask before erasing").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/exit/")


@pytest.mark.journey
def test_back_after_leaving_finds_the_clock(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.goto(f"{site.address}/gallery/?second")
    page.get_by_role("link", name="Quick exit").click()
    page.wait_for_url("**/exit/")
    with suppress(Error):  # the page may be gone before it can answer
        page.evaluate("history.back()")
    page.wait_for_timeout(600)
    assert page.url.endswith("/exit/")


@pytest.mark.journey
def test_the_way_out_works_without_javascript(site: Site, chromium: Browser) -> None:
    plain = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = plain.new_page()
    page.goto(f"{site.address}/gallery/")
    page.get_by_role("link", name="Quick exit").click()
    expect(page).to_have_title("Clock")
    plain.close()


@pytest.mark.journey
def test_a_form_says_what_was_chosen_without_javascript(site: Site, chromium: Browser) -> None:
    plain = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = plain.new_page()
    page.goto(f"{site.address}/gallery/")
    page.get_by_role("group", name="How is your mood?").get_by_label("3, So-so").check()
    expect(page.get_by_role("group", name="How is your mood?").get_by_text("So-so")).to_be_visible()
    expect(page.get_by_role("group", name="How is your mood?").get_by_text("Low")).to_be_hidden()
    plain.close()


@pytest.mark.journey
def test_night_red_is_there_at_the_first_paint_and_on_every_page(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.get_by_label("Night red").check()
    page.goto(f"{site.address}/nowhere/")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colour == "rgb(0, 0, 0)"
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#000000"
    scripts = page.evaluate("[...document.head.children].map(one => one.tagName + (one.src || one.rel || ''))")
    first = next(at for at, one in enumerate(scripts) if "first-paint" in one)
    sheet = next(at for at, one in enumerate(scripts) if one == "LINKstylesheet")
    assert first < sheet


@pytest.mark.journey
def test_the_theme_follows_the_phone_until_one_is_chosen(site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.address}/gallery/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Day", exact=True).check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.get_by_label("Like the phone").check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.journey
def test_the_parts_answer_to_the_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.get_by_label("1, Rough").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("2, Low").first).to_be_checked()
    page.get_by_role("checkbox", name="Home").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Home")).to_be_checked()
    page.get_by_role("group", name="Feeling tired").get_by_label("Not at all").focus()
    page.keyboard.press("4")
    expect(page.get_by_role("group", name="Feeling tired").get_by_label("Nearly every day")).to_be_checked()
    page.get_by_role("button", name="Hours slept: more").press("Enter")
    expect(page.get_by_label("Hours slept", exact=True)).to_have_value("6.5")
    page.get_by_role("button", name="Ask before erasing").press("Enter")
    expect(page.get_by_role("heading", name="Erase this check-in?")).to_be_focused()
    page.get_by_role("button", name="Keep it").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.journey
def test_the_count_says_what_is_left(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    page.get_by_label("A note to yourself").fill("Quiet night.")
    expect(page.get_by_text("588 characters left")).to_be_visible()


@pytest.mark.journey
def test_the_chart_is_drawn_and_can_be_read_as_a_table(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    expect(page.locator("[data-draw] canvas")).to_be_visible()
    page.get_by_text("Show the figures as a table").click()
    expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.journey
def test_idleness_is_told_once_in_every_tab(site: Site, context: BrowserContext, page: Page) -> None:
    pages = [page, context.new_page()]
    for one in pages:
        one.goto(f"{site.address}/gallery/")
        heard(one, "rigcheck:idle")
        one.evaluate(
            """async () => {
                const shell = document.querySelector('script[src$="shell/shell.js"]');
                const address = shell.src.replace('shell.js', 'idle.js');
                const { watchIdle } = await import(address);
                window.late = 0;
                watchIdle({ after: 900000, check: 50, now: () => Date.now() + window.late });
            }"""
        )
    page.keyboard.press("Shift")
    for one in pages:
        one.wait_for_timeout(200)
        assert one.evaluate("heard.length") == 0
        one.evaluate("window.late = 900001")
        one.wait_for_timeout(300)
        assert one.evaluate("heard") == ["rigcheck:idle"]


@pytest.mark.journey
def test_trouble_on_the_wire_is_told_by_name(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/gallery/")
    heard(page, "rigcheck:offline", "rigcheck:online", "rigcheck:locked", "rigcheck:expired")
    answers = {
        "/t/locked": (401, '{"refused": "locked", "message": "Unlock first."}'),
        "/t/expired": (403, '{"refused": "not-open", "message": "Stale."}'),
        "/t/refused": (409, '{"refused": "used", "message": "Used already."}'),
        "/t/broken": (500, "{}"),
        "/t/fine": (200, '{"kept": true}'),
    }
    for address, (status, body) in answers.items():
        page.route(f"**{address}", answering(status, body))
    page.route("**/t/offline", lambda route: route.abort("internetdisconnected"))
    states = page.evaluate(
        """async () => {
            const address = document.querySelector('script[src$="shell/shell.js"]').src.replace('shell.js', 'net.js');
            const { ask } = await import(address);
            const states = {};
            for (const name of ['locked', 'expired', 'refused', 'broken', 'offline', 'fine'])
                states[name] = await ask('/t/' + name).catch(trouble => trouble.state + ' ' + trouble.code);
            return states;
        }"""
    )
    assert states == {
        "locked": "locked locked",
        "expired": "expired not-open",
        "refused": "refused used",
        "broken": "broken ",
        "offline": "offline ",
        "fine": {"kept": True},
    }
    assert page.evaluate("heard") == ["rigcheck:locked", "rigcheck:expired", "rigcheck:offline", "rigcheck:online"]
    expect(page.get_by_text("No signal.")).to_be_visible()
