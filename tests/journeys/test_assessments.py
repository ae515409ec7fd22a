"""An assessment in Chromium: by thumb, by keys alone, without a script, paused, and item 9."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.journeys.conftest import PHONE, THEMES, Site
from tests.journeys.visitors import sign_in

pytestmark = pytest.mark.journey

TOLD = "Nobody has been told. You decide what happens next."


@pytest.fixture
def phone(care: Site, context: BrowserContext) -> BrowserContext:
    sign_in(care, context)
    return context


def start(page: Page, care: Site, form: str = "phq-9") -> None:
    page.goto(f"{care.address}/assessments/{form}/about/")
    page.get_by_role("link", name="Start, one question at a time").click()


def asked(page: Page, item: str) -> None:
    page.wait_for_selector(f'input[name=item][value="{item}"]', state="attached")


def tap(page: Page, words: str) -> None:
    page.locator("label.choice", has_text=words).first.click()


def found_by_axe(page: Page) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(page).response["violations"]]


def to_item_9(page: Page, care: Site) -> None:
    start(page, care)
    for number in range(1, 9):
        asked(page, f"item{number}")
        tap(page, "Several days")
    asked(page, "item9")


@pytest.mark.usefixtures("phone")
def test_a_tap_goes_on_and_item_9_opens_the_lines(
    care: Site, page: Page, picture: Callable[..., None], requests_sent: list[Request]
) -> None:
    page.goto(f"{care.address}/assessments/")
    picture("assessments-list")
    page.get_by_role("link", name="PHQ-9: mood").click()
    expect(page.get_by_role("link", name="All assessments")).to_be_visible()
    picture("assessments-about")
    to_item_9(page, care)
    picture("assessments-question")
    tap(page, "Several days")
    expect(page.get_by_role("heading", level=1)).to_have_text(TOLD)
    picture("assessments-item-9")
    assert page.get_by_role("link", name="Call 988").get_attribute("href") == "tel:988"
    assert page.get_by_role("link", name="Text 988").get_attribute("href") == "sms:988"
    page.get_by_role("link", name="Carry on").click()
    asked(page, "difficulty")
    tap(page, "Somewhat")
    expect(page.get_by_text("This is not a diagnosis.")).to_be_visible()
    picture("assessments-result")
    assert [one.url for one in requests_sent if "item9" in one.url] == []


@pytest.mark.usefixtures("phone")
def test_the_four_ways_on_after_item_9_are_equally_large(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/step-it-up/you-decide/phq-9/")
    boxes = [page.get_by_role("link", name=name).bounding_box() for name in ("Call 988", "Text 988", "Carry on")]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1
    assert all(box and box["y"] + box["height"] < PHONE["height"] for box in boxes)


@pytest.mark.usefixtures("phone")
def test_keys_alone_are_enough(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/assessments/gad-2/about/")
    page.get_by_role("link", name="Start, one question at a time").focus()
    page.keyboard.press("Enter")
    asked(page, "item1")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    asked(page, "item2")
    page.keyboard.press("Backspace")
    asked(page, "item1")
    assert page.locator("input[name=answer]:checked").get_attribute("value") == "2"
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    asked(page, "item2")
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(page.locator(".measure-value b").first).to_have_text("3")


@pytest.mark.usefixtures("phone")
def test_paused_on_one_phone_and_finished_on_another(care: Site, page: Page, context: BrowserContext) -> None:
    start(page, care)
    asked(page, "item1")
    tap(page, "Nearly every day")
    asked(page, "item2")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("Paused at 1 of 10")).to_be_visible()
    assert [cookie["name"] for cookie in context.cookies() if cookie["name"] == "draft"] == []
    page.get_by_role("link", name="PHQ-9: mood").click()
    asked(page, "item2")


@pytest.mark.usefixtures("phone")
def test_all_questions_at_once(care: Site, page: Page, picture: Callable[..., None]) -> None:
    page.goto(f"{care.address}/assessments/gad-7/all/")
    page.get_by_role("button", name="See the result").click()
    expect(page.get_by_role("alert")).to_contain_text("Some questions have no answer yet")
    picture("assessments-all", themes=("light",))
    for fieldset in page.locator("fieldset.item").all():
        fieldset.locator("label.choice").nth(1).click()
    page.get_by_role("button", name="See the result").click()
    expect(page.locator(".measure-value b").first).to_have_text("7")


def test_item_9_opens_the_lines_without_a_script(care: Site, chromium: Browser) -> None:
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    sign_in(care, plain)
    page = plain.new_page()
    start(page, care)
    for value in (0, 0, 0, 0, 0, 0, 0, 0, 1):
        page.locator(f"input[name=answer][value='{value}']").check(force=True)
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TOLD)
    page.get_by_role("link", name="Carry on").click()
    page.get_by_role("button", name="Leave this one out").click()
    expect(page.get_by_text("This is not a diagnosis.")).to_be_visible()
    plain.close()


@pytest.mark.usefixtures("phone")
def test_the_door_stays_readable_where_one_stands_at_it(care: Site, page: Page) -> None:
    page.add_init_script("localStorage.setItem('theme', 'red')")
    page.goto(f"{care.address}/step-it-up/you-decide/phq-9/")
    door = page.locator(".nav-door[aria-current]")
    colours = door.evaluate("door => [getComputedStyle(door).color, getComputedStyle(door).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 0, 0)"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.usefixtures("phone")
def test_axe_finds_nothing(care: Site, page: Page, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    for address in ("", "phq-9/about/", "phq-9/?at=item1", "gad-7/all/", "sleep/?at=hours"):
        page.goto(f"{care.address}/assessments/{address}")
        assert found_by_axe(page) == []
    page.goto(f"{care.address}/step-it-up/you-decide/phq-9/")
    assert found_by_axe(page) == []
