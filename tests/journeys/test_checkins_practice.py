"""A practice from start to end: led by big words, rated in one tap, without motion where none is wanted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol
from tests.journeys.test_shell import faults

WIDE = "() => parseFloat(document.querySelector('[data-shape]').style.transform.slice('scale('.length)) > 0.9"

pytestmark = pytest.mark.journey


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def test_grounding_at_ones_own_pace_and_one_tap_to_rate_it(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/helps/grounding/")
    page.get_by_role("button", name="Start").tap()
    for words in ("five things", "four things", "three things", "two things", "one thing"):
        expect(page.locator("[data-words]")).to_contain_text(words)
        page.get_by_role("button", name="Done, next").tap()
    expect(page.get_by_role("heading", name="Did it help?")).to_be_visible()
    page.get_by_role("button", name="It helped").tap()
    expect(page.get_by_text("Noted, and kept locked.")).to_be_visible()
    assert member.ratings() == [["grounding", "yes"]]


def test_the_shape_breathes_and_rests_on_a_pause(page: Page, care: Site, picture: Callable[..., None]) -> None:
    page.goto(f"{care.address}/helps/slow-breathing/")
    picture("practice")
    assert faults(page) == []
    page.get_by_role("button", name="Start").tap()
    expect(page.locator("[data-words]")).to_have_text("Breathe in.")
    page.wait_for_function(WIDE)
    page.get_by_role("button", name="Pause").tap()
    standing = page.locator("[data-shape]").get_attribute("style")
    left = page.locator("[data-left-here]").text_content()
    page.wait_for_timeout(1200)
    assert page.locator("[data-shape]").get_attribute("style") == standing
    assert page.locator("[data-left-here]").text_content() == left
    assert faults(page) == []
    page.get_by_role("button", name="Go on").tap()
    expect(page.locator("[data-left-here]")).not_to_have_text(left or "")
    page.get_by_role("button", name="Stop here").tap()
    expect(page.get_by_role("button", name="Start")).to_be_focused()


def test_where_motion_is_not_wanted_the_numbers_carry_it(page: Page, care: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{care.address}/helps/box-breathing/")
    page.get_by_role("button", name="Start").tap()
    expect(page.locator("[data-count]")).to_have_text("2", timeout=10_000)
    assert page.locator("[data-shape]").get_attribute("style") is None
    expect(page.locator("[data-trace]")).to_be_hidden()


def test_with_the_keyboard_alone(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/helps/grounding/")
    page.get_by_role("button", name="Start").focus()
    for _ in range(6):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Did it help?")).to_be_visible()
    assert page.evaluate("document.activeElement.hasAttribute('data-after')")
