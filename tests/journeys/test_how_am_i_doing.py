"""How am I doing in Chromium: charts with their tables, a record erased and taken back, copies to take along."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import THEMES, Site
from tests.journeys.visitors import sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def phone(care: Site, context: BrowserContext) -> BrowserContext:
    sign_in(care, context, days=100, forms=["phq-9"])
    return context


@pytest.mark.usefixtures("phone")
def test_charts_are_drawn_with_a_sentence_and_a_table(care: Site, page: Page, picture: Callable[..., None]) -> None:
    page.goto(f"{care.address}/how/")
    expect(page.locator(".chart canvas")).to_have_count(7)
    expect(page.get_by_text("Worth noticing")).to_be_visible()
    picture("how")
    page.locator(".chart summary").first.click()
    expect(page.locator(".chart table").first).to_be_visible()
    page.get_by_role("link", name="A year").click()
    expect(page.get_by_text("Each point is a week.")).to_be_visible()


@pytest.mark.usefixtures("phone")
def test_a_record_is_erased_at_once_and_taken_back(care: Site, page: Page, picture: Callable[..., None]) -> None:
    page.goto(f"{care.address}/how/records/")
    picture("how-records", themes=("light",))
    rows = page.locator("li.record:visible")
    before = rows.count()
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Erase this record").click()
    expect(rows).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(before)
    page.reload()
    expect(rows).to_have_count(before)


@pytest.mark.usefixtures("phone")
def test_a_record_erased_stays_erased(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/how/records/")
    rows = page.locator("li.record:visible")
    before = rows.count()
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Erase this record").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.reload()
    expect(rows).to_have_count(before - 1)


@pytest.mark.usefixtures("phone")
def test_copies_to_take_along(care: Site, page: Page) -> None:
    page.goto(f"{care.address}/how/")
    for name, file in (("My record on paper", "my-record.pdf"), ("All figures as a table", "my-record.csv")):
        with page.expect_download() as got:
            page.get_by_role("link", name=name).click()
        assert got.value.suggested_filename == file


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.usefixtures("phone")
def test_axe_finds_nothing(care: Site, page: Page, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    for address in ("/how/", "/how/records/", "/how/erase/", "/who-can-see/"):
        page.goto(f"{care.address}{address}")
        found = Axe().run(page).response["violations"]
        assert [f"{address} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
