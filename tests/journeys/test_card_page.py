"""The page on which a card is made: the same for everybody, checked part by part, and there without signal."""

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.journeys.conftest import Site
from tests.journeys.modules import STATIC

pytestmark = pytest.mark.journey
PAGE = "/your-card/"
PARTS = ["sealing/bytes.js", "roster/invitations/making.js", "roster/invitations/your-card.js"]


def test_every_script_and_style_is_named_with_its_fingerprint_and_nothing_else_is_fetched(
    page: Page, requests_sent: list[Request], roster: Site
) -> None:
    page.goto(f"{roster.address}{PAGE}")
    page.wait_for_load_state("networkidle")
    bare = page.evaluate(
        "[...document.querySelectorAll('script, link[rel=stylesheet]')]"
        ".filter(one => !one.integrity).map(one => one.outerHTML)"
    )
    scripts = {one.url for one in requests_sent if one.resource_type == "script"}
    named = page.evaluate("[...document.querySelectorAll('script')].map(one => one.src)")

    assert bare == []
    assert scripts - {f"{roster.address}{PAGE}worker.js"} <= set(named)
    assert {one.url.split(PAGE)[0] for one in requests_sent} == {roster.address}
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "path", ["sealing/bytes.js", "roster/invitations/making.js", "roster/invitations/your-card.js"]
)
@pytest.mark.parametrize("more", ["", "\n;window.changed = true;"])
def test_a_part_that_was_changed_on_the_way_does_not_run(
    context: BrowserContext, page: Page, roster: Site, path: str, more: str
) -> None:
    body = (STATIC / path).read_text() + more
    context.route(f"**/{path}", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    page.goto(f"{roster.address}{PAGE}#0000")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.changed") is None
    assert page.url.endswith("#0000") == bool(more)  # the page's own script runs whole or not at all


def test_it_opens_without_signal(context: BrowserContext, page: Page, roster: Site) -> None:
    page.goto(f"{roster.address}{PAGE}")
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.reload()
    context.set_offline(True)
    page.reload()

    expect(page.get_by_role("heading", level=1, name="Get your card")).to_be_visible()
    page.get_by_role("button", name="Get my card").click()
    expect(page.get_by_text("Type the code from your letter")).to_be_visible()


def test_the_code_is_gone_from_the_address_at_once(page: Page, requests_sent: list[Request], roster: Site) -> None:
    page.goto(f"{roster.address}{PAGE}#not-a-code")
    page.wait_for_load_state("networkidle")

    assert page.url == f"{roster.address}{PAGE}"
    assert not [one.url for one in requests_sent if "not-a-code" in one.url.split("#")[0]]
