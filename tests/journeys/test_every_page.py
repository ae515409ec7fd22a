"""Every page of both sites, on a small phone, by keyboard, in three themes; none may be forgotten."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from rigcheck.doors.demonstration import STAFF
from tests.journeys import looking
from tests.journeys.conftest import PHONE, THEMES, Site
from tests.journeys.pages import (
    ANYONE,
    CARE,
    CARE_NO_PAGE,
    COORDINATOR,
    GROUPED,
    LEAD,
    MEMBER,
    PEER,
    ROSTER,
    ROSTER_NO_PAGE,
    ROSTER_ON_THE_WAY,
    TALKER,
    Look,
)
from tests.journeys.people import Somebody, a_supporter, among_supporters, asked, in_a_group, the_lead, with_a_year

pytestmark = pytest.mark.journey
AXE = Axe()
NARROW = 320
SIGNED_IN_FOR = 300.0
EVERY_PICTURE = "RIGCHECK_PICTURES" in os.environ
"""Whether each page is photographed at both sizes in three themes, to be looked at; else once, on a phone."""
PLAYED = {MEMBER: "somebody", LEAD: "clinical_lead", PEER: "supporter", TALKER: "talker", GROUPED: "grouped"}
"""Who visits care's pages, by the fixture that plays them."""
BACKUP = "a[href^='/step-it-up/']"
NO_WAY_TO_BACKUP = {"shell:exit"}
"""The neutral page that whoever leaves in a hurry comes to."""
EVERYWHERE = [("care", look) for look in CARE] + [("roster", look) for look in ROSTER]
NAMES = [f"{side}-{look.label}" for side, look in EVERYWHERE]


@pytest.fixture(scope="session")
def somebody(care: Site) -> Somebody:
    """A member with a year behind them."""
    return with_a_year(care)


@pytest.fixture(scope="session")
def clinical_lead(care: Site) -> Somebody:
    """The lead of the demonstration, with somebody waiting to be met."""
    return the_lead(care)


@pytest.fixture(scope="session")
def supporter(care: Site) -> Somebody:
    """The peer supporter of the demonstration, on a rota."""
    return a_supporter(care)


@pytest.fixture(scope="session")
def talker(care: Site) -> Somebody:
    """The member again, with supporters whom they can choose."""
    return among_supporters(care)


@pytest.fixture(scope="session")
def grouped(care: Site) -> Somebody:
    """A member who is in a group."""
    return in_a_group(care)


@pytest.fixture(scope="session")
def staff_cookies() -> Callable[[Page, Site, str], None]:
    """Let a page be a member of staff's, signed in once in five minutes."""
    kept: dict[tuple[str, str], tuple[float, list[Any]]] = {}

    def take(page: Page, site: Site, role: str) -> None:
        when, cookies = kept.get((site.address, role), (0.0, []))
        if cookies and time.monotonic() - when < SIGNED_IN_FOR:
            page.context.add_cookies(cookies)
            return
        sign_in_staff(page, site, role)
        kept[site.address, role] = (time.monotonic(), list(page.context.cookies()))

    return take


@pytest.fixture
def visit(request: pytest.FixtureRequest, page: Page) -> Callable[[str, Look], None]:
    """Go to a page as its visitor; the test fails where the page does not answer with itself."""

    def go(side: str, look: Look) -> None:
        site: Site = request.getfixturevalue(side)
        path = look.address
        if look.who in PLAYED:
            somebody: Somebody = request.getfixturevalue(PLAYED[look.who])
            somebody.take(page)
            path = look.path(somebody)
        elif look.who != ANYONE:
            request.getfixturevalue("staff_cookies")(page, site, look.who)
        answer = page.goto(site.address + path)
        assert answer is not None
        assert (answer.status, page.url) == (200, site.address + path)
        settle(page)
        assert looking.loose_headers(answer.all_headers()) == []

    return go


def settle(page: Page) -> None:
    """Wait until the page has what it asks for. One that is told live never falls silent: its line stays open."""
    told = page.locator("[data-group-live]")
    if told.count():
        expect(told).to_have_attribute("data-live", "")
    else:
        page.wait_for_load_state("networkidle")


def sign_in_staff(page: Page, site: Site, role: str = COORDINATOR) -> None:
    seat = next(seat for seat in STAFF if seat.role == role)
    page.goto(f"{site.address}/sign-in/")
    page.get_by_label("Name").fill(seat.username)
    page.get_by_label("Password", exact=True).fill(seat.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/")


def faults(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = AXE.run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize(
    ("side", "looks", "others"), [("care", CARE, CARE_NO_PAGE), ("roster", ROSTER, ROSTER_NO_PAGE | ROSTER_ON_THE_WAY)]
)
def test_no_page_is_forgotten(
    request: pytest.FixtureRequest, side: str, looks: tuple[Look, ...], others: set[str]
) -> None:
    names = {name for name, _ in asked(request.getfixturevalue(side), "addresses")}
    assert names == {look.name for look in looks} | others


@pytest.mark.parametrize(("side", "look"), EVERYWHERE, ids=NAMES)
def test_a_page_is_sound_fits_and_lets_go(
    visit: Callable[[str, Look], None], page: Page, picture: Callable[..., None], side: str, look: Look
) -> None:
    """One visit for all that is asked of a page: there are many, and the way to some of them is long."""
    page.emulate_media(reduced_motion="reduce")
    visit(side, look)
    assert page.title().strip()
    assert side != "care" or "Rigcheck" not in page.title() + at_the_top(page), "care goes by a neutral name"
    expect(page.get_by_role("heading", level=1).locator("visible=true")).to_have_count(1)
    assert side != "care" or look.name in NO_WAY_TO_BACKUP or page.locator(BACKUP).count(), "one tap, from any page"
    assert in_each_theme(page) == {theme: [] for theme in THEMES}
    picture(f"page-{side}-{look.label}", **({} if EVERY_PICTURE else {"sizes": ("phone",), "themes": ("light",)}))
    it_fits_a_small_phone_a_glove_and_a_keyboard(page)
    escape_twice_leaves_it_behind(page, look)


def at_the_top(page: Page) -> str:
    """What whoever looks over a shoulder reads first."""
    return " ".join(page.locator("body > header").all_inner_texts())


def in_each_theme(page: Page) -> dict[str, list[str]]:
    """What axe finds in each of the themes."""
    found = {}
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished))")
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        found[theme] = faults(page)
    page.evaluate("() => { delete document.documentElement.dataset.theme }")
    return found


def it_fits_a_small_phone_a_glove_and_a_keyboard(page: Page) -> None:
    assert [looking.wide(page, width) for width in (NARROW, PHONE["width"])] == [[], []]
    assert looking.small(page) == []
    assert looking.tabbed(page) == {"missed": [], "unseen": []}


def escape_twice_leaves_it_behind(page: Page, look: Look) -> None:
    address = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/exit/")
    expect(page).to_have_title("Clock")
    with suppress(Error):  # the page may be gone before it can answer
        page.evaluate("history.back()")
    page.wait_for_timeout(300)
    assert page.url != address or look.name == "shell:exit"


@pytest.fixture
def plain(chromium: Browser, somebody: Somebody) -> Iterator[Page]:
    """A member's phone with scripts switched off."""
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    somebody.unlock(context)
    yield context.new_page()
    context.close()


def test_a_check_in_and_a_form_work_without_javascript(plain: Page, somebody: Somebody) -> None:
    plain.goto(f"{somebody.site.address}/check-in/")
    plain.get_by_role("group", name="How is your mood?").get_by_label("4, Good").check()
    plain.locator("main form button[type=submit]").last.click()
    expect(plain.get_by_text("Mood: Good").or_(plain.get_by_text("Good", exact=True)).first).to_be_visible()
    plain.goto(f"{somebody.site.address}/assessments/phq-9/all/")
    for group in plain.locator("main fieldset").all():
        group.get_by_role("radio").first.check()
    plain.locator("main form button[type=submit]").last.click()
    assert "/result/" in plain.url


def test_the_lines_open_without_javascript(plain: Page, care: Site) -> None:
    plain.goto(f"{care.address}/step-it-up/")
    assert plain.locator("a[href^='tel:']").count() > 0
