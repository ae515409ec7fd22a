"""Every step of the card page: on a small phone, by keyboard, read out, in three themes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import looking
from tests.journeys.conftest import PHONE, THEMES, Site
from tests.journeys.links import links
from tests.journeys.test_every_page import NARROW, faults
from tests.journeys.test_getting_a_card import get, keep, unlock

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def codes(roster: Site) -> list[str]:
    return links(roster)


def begin(page: Page, roster: Site, code: str) -> None:
    page.goto(f"{roster.address}/your-card/#{code}")


def ready(page: Page, roster: Site, code: str) -> None:
    begin(page, roster, code)
    get(page)


def digits(page: Page, roster: Site, code: str) -> None:
    ready(page, roster, code)
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.get_by_role("button", name="Keep my card").click()
    expect(page.get_by_text("It takes six digits")).to_be_visible()


def kept(page: Page, roster: Site, code: str) -> None:
    ready(page, roster, code)
    keep(page)


def home(page: Page, roster: Site, code: str) -> None:
    kept(page, roster, code)
    page.goto(f"{roster.address}/your-card/")
    page.get_by_text("I forgot the digits").click()


def opened(page: Page, roster: Site, code: str) -> None:
    home(page, roster, code)
    unlock(page)
    for words in ("Show it as a picture", "Compare with the poster"):
        page.get_by_text(words).locator("visible=true").click()


def paper(page: Page, roster: Site, code: str) -> None:
    ready(page, roster, code)
    page.get_by_role("button", name="Put it on paper").first.click()
    expect(page.get_by_role("heading", level=1, name="Your card on paper")).to_be_visible()


def erased(page: Page, roster: Site, code: str) -> None:
    paper(page, roster, code)
    page.get_by_role("button", name="I have it. Keep nothing here").click()


def another(page: Page, roster: Site, code: str) -> None:
    kept(page, roster, code)
    page.goto(f"{roster.address}/exit/")
    page.goto(f"{roster.address}/your-card/#{code[::-1]}")
    expect(page.get_by_text("This phone keeps a card already")).to_be_visible()


STEPS = (begin, ready, digits, kept, home, opened, paper, erased, another)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_each_step_fits_is_read_out_and_has_its_picture(
    page: Page, roster: Site, codes: list[str], picture: Callable[..., None], step: Callable[[Page, Site, str], None]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    step(page, roster, codes.pop())
    expect(page.get_by_role("heading", level=1).locator("visible=true")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert [looking.wide(page, width) for width in (NARROW, PHONE["width"])] == [[], []]
    assert looking.small(page) == []
    found = {}
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished))")
        found[theme] = faults(page)
    assert found == {theme: [] for theme in THEMES}
    assert looking.tabbed(page) == {"missed": [], "unseen": []}
    picture(f"your-card-{step.__name__}", sizes=("phone",))
