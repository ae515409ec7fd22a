"""The lead's work in a real browser: comparing words, vouching, printing. The server never sees a signing key."""

import json

import pypdfium2
import pytest
from playwright.sync_api import Page, Request, expect

from rigcheck.engines.sealing.certificates import words_of
from tests.journeys.conftest import REPOSITORY, Site
from tests.journeys.people import Somebody, asked, the_lead

pytestmark = pytest.mark.journey
WORDS = (REPOSITORY / "web/static/sealing/words/passphrase.txt").read_text().split()

OTHER_KEYS = """document.addEventListener('readystatechange', () => {
  const shown = document.querySelector('section[data-own]');
  if (shown && document.readyState === 'interactive') shown.dataset.keys = '00' + shown.dataset.keys.slice(2);
});"""
"""What a server that shows other keys than one's own would send."""


@pytest.fixture
def lead(care: Site) -> Somebody:
    return the_lead(care)


def shown_words(page: Page) -> tuple[str, ...]:
    items = page.locator("[data-words] li")
    expect(items).to_have_count(6)
    return tuple(items.all_inner_texts())


def words_for(page: Page) -> tuple[str, ...]:
    """What the Python twin works out from the keys that the page was given."""
    keys = page.locator("section[data-keys]").get_attribute("data-keys")
    assert keys
    return words_of(bytes.fromhex(keys), WORDS)


def test_a_lead_vouches_with_their_own_key(
    page: Page, care: Site, lead: Somebody, requests_sent: list[Request]
) -> None:
    lead.take(page)
    page.goto(f"{care.address}/seats/{lead.seat}/")
    assert shown_words(page) == words_for(page)
    vouch = page.get_by_role("button", name="Vouch for them")
    if vouch.count() == 0:
        page.get_by_role("button", name="Suspend this seat").click()
        expect(page.get_by_text("Suspended")).to_be_visible()
    vouch.click()
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text("still missing")
    page.get_by_label("We stood face to face").check()
    vouch.click()
    expect(page.get_by_text("vouches for these keys")).to_be_visible()
    sent = [json.loads(one.post_data or "{}") for one in requests_sent if one.url.endswith("/verify")]
    assert [(list(one), len(one["signature"])) for one in sent] == [(["signature"], 128)]
    assert lead.root not in "".join(one.post_data or "" for one in requests_sent)
    assert asked(care, "seats", lead.seat) == {"state": "verified", "listed": True}


def test_ones_own_words_come_from_ones_own_keys(page: Page, care: Site, lead: Somebody) -> None:
    lead.take(page)
    page.goto(f"{care.address}/seats/mine/")
    assert shown_words(page) == words_for(page)
    expect(page.locator("[data-differs]")).to_be_hidden()
    page.add_init_script(OTHER_KEYS)
    page.reload()
    expect(page.locator("[data-differs]")).to_be_visible()


def test_cards_are_made_without_leaving_the_page(page: Page, care: Site, lead: Somebody) -> None:
    lead.take(page)
    page.goto(f"{care.address}/seats/cards/")
    page.get_by_label("How many?").fill("9")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Make the file to print").click()
    document = pypdfium2.PdfDocument(kept.value.path())
    assert (kept.value.suggested_filename, len(document)) == ("cards.pdf", 2)
    document.close()
    expect(page.get_by_text("Print it at actual size")).to_be_visible()
    page.get_by_label("How many?").evaluate("one => { one.removeAttribute('max'); one.value = '5000' }")
    page.get_by_role("button", name="Make the file to print").click()
    expect(page.get_by_text("less than or equal to 1000")).to_be_visible()
