"""From the first page to one's own trend without ever touching pointer or glass."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accounts import OPENING
from tests.journeys.conftest import Site
from tests.journeys.people import Somebody, with_a_year

pytestmark = pytest.mark.journey
MOST_STOPS = 120
NAME = """() => {
  const one = document.activeElement;
  const own = one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.textContent || '';
  return own.replace(/\\s+/g, ' ').trim();
}"""
GROUP = """() => {
  const one = document.activeElement;
  return one.type === 'radio' ? one.closest('fieldset')?.querySelector('legend')?.textContent.trim() ?? one.name : '';
}"""


@pytest.fixture(scope="module")
def somebody(care: Site) -> Somebody:
    return with_a_year(care)


def tab_to(page: Page, wanted: str, *, kind: str = "") -> None:
    """Press Tab until what has the focus is called `wanted`, and is of this tag where one is given."""
    seen = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        name, tag = page.evaluate(NAME), page.evaluate("document.activeElement.tagName")
        seen.append(name)
        if name.startswith(wanted) and kind in {"", tag}:
            return
    raise AssertionError(f"Tab never reached {wanted!r}: {seen}")


def tab_to_question(page: Page, wanted: str) -> None:
    """Press Tab until a key of this question has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(GROUP):
            return
    raise AssertionError(f"Tab never reached the question {wanted!r}")


def follow(page: Page, wanted: str, *, kind: str = "") -> None:
    tab_to(page, wanted, kind=kind)
    page.keyboard.press("Enter")


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=OPENING)


def try_first(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/")
    follow(page, "Try a check-in")
    heading(page, "Try a check-in")
    tab_to_question(page, "How is your mood?")
    page.keyboard.press("ArrowRight")
    follow(page, "See my check-in")
    heading(page, "Your check-in")
    follow(page, "Sign in")
    heading(page, "Sign in")


def sign_in(page: Page, somebody: Somebody) -> None:
    tab_to(page, "Handle")
    page.keyboard.type(somebody.handle)
    tab_to(page, "Passphrase")
    page.keyboard.type(somebody.passphrase)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{somebody.site.address}/", timeout=OPENING)


def check_in(page: Page) -> None:
    follow(page, "Check in", kind="A")
    heading(page, "Check in")
    tab_to_question(page, "How is your mood?")
    page.keyboard.press("ArrowRight")
    tab_to(page, "A note, for you alone")
    page.keyboard.type("Typed without a thumb.")
    follow(page, "Check in", kind="BUTTON")
    heading(page, "Checked in")


def phq_9(page: Page) -> None:
    follow(page, "How am I doing")
    heading(page, "How am I doing")
    follow(page, "Fill in an assessment")
    heading(page, "Assessments")
    follow(page, "PHQ-9: mood")
    heading(page, "PHQ-9: mood")
    follow(page, "Start, one question at a time")
    for number in range(1, 10):
        expect(page.get_by_text(f"{number} of 10")).to_be_visible()
        page.wait_for_load_state()  # the digits are the page's script's
        page.keyboard.press("1")
        expect(page.get_by_role("radio").first).to_be_checked()
        page.keyboard.press("Enter")
    page.wait_for_url("**/result/**")  # nothing was ticked, so the tenth question does not apply


def test_from_the_first_page_to_the_trend(page: Page, care: Site, somebody: Somebody) -> None:
    try_first(page, care)
    sign_in(page, somebody)
    check_in(page)
    phq_9(page)
    follow(page, "How am I doing")
    heading(page, "How am I doing")
    tab_to(page, "Show the figures as a table", kind="SUMMARY")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()
