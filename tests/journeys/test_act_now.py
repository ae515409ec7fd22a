"""Act now: kept on the phone at the first visit, shown from there without waiting, and freshened behind it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_offline import installed, shelf

pytestmark = pytest.mark.journey

MARK = "the copy on this phone"
PUT = """async ([path, mark, date]) => {
  for (const name of await caches.keys()) {
    const kept = await caches.match(path, { ignoreVary: true });
    const text = (await kept.text()).replace('Act now</h1>', `${mark}</h1>`);
    const headers = { 'content-type': 'text/html; charset=utf-8', date };
    await (await caches.open(name)).put(path, new Response(text, { headers }));
  }
}"""
NOW, LONG_AGO = "new Date().toUTCString()", "new Date(0).toUTCString()"


def kept_here(page: Page, site: Site) -> None:
    """The phone has been here once, on any page."""
    installed(page, site)
    page.wait_for_function("async () => Boolean(await caches.match('/act-now/', { ignoreVary: true }))")


def mark(page: Page, made: str) -> None:
    """Change the copy on the shelf so that it can be told from the server's."""
    page.evaluate(PUT, ["/act-now/", MARK, page.evaluate(made)])


def test_it_opens_without_signal(page: Page, context: BrowserContext, care: Site) -> None:
    kept_here(page, care)
    context.set_offline(True)
    page.goto(f"{care.address}/act-now/")
    expect(page.get_by_role("heading", level=1, name="Act now")).to_be_visible()
    expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    page.get_by_role("link", name="Write it down").click()
    expect(page.get_by_role("heading", level=1, name="Act now")).to_be_visible()


def test_it_waits_for_no_server_that_is_there(page: Page, care: Site) -> None:
    kept_here(page, care)
    mark(page, NOW)
    page.goto(f"{care.address}/act-now/")
    expect(page.get_by_role("heading", level=1, name=MARK)).to_be_visible()
    page.goto(f"{care.address}/step-it-up/")
    assert MARK in shelf(page)["/act-now/"]


def test_a_copy_of_long_ago_is_made_anew_behind_it(page: Page, care: Site) -> None:
    kept_here(page, care)
    mark(page, LONG_AGO)
    page.goto(f"{care.address}/act-now/")
    expect(page.get_by_role("heading", level=1, name=MARK)).to_be_visible()
    page.wait_for_function(
        "async (mark) => !(await (await caches.match('/act-now/', { ignoreVary: true })).text()).includes(mark)",
        arg=MARK,
    )
    page.goto(f"{care.address}/act-now/")
    expect(page.get_by_role("heading", level=1, name="Act now")).to_be_visible()
