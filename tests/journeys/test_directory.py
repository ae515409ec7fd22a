"""Finding somebody: what was looked for stays out of every address and log; a lead brings a file and checks it."""

import io
import json
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.conftest import Site
from tests.journeys.people import Somebody, the_lead

pytestmark = pytest.mark.journey
WORD = "chainsaw"
COUNTY = {
    "contents": [
        {"id": "2f1c7a58-8a53-4c0e-9a1c-0a7d8f0c1c11", "name": "Fernhollow Grief Group", "status": "active",
         "description": "Evenings for people who lost somebody.", "phones": [{"id": "p1", "number": "555-0171"}]},
        {"id": "2f1c7a58-8a53-4c0e-9a1c-0a7d8f0c1c12", "name": "A desk without a number", "status": "active"},
    ]
}  # fmt: skip


@pytest.fixture(scope="module")
def lead(care: Site) -> Somebody:
    return the_lead(care)


def test_anybody_finds_somebody_and_no_address_says_what_for(
    care: Site, lead: Somebody, page: Page, requests_sent: list[Request], picture: Callable[..., None]
) -> None:
    page.goto(f"{care.address}/directory/")
    page.get_by_label("What are you looking for?").fill(WORD)
    page.get_by_label("Near").fill("Port Alder")
    picture("directory-first")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing fits")).to_be_visible()
    picture("directory-nothing")
    page.get_by_label("What are you looking for?").fill("sleep")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("link", name="Night Desk Sleep Clinic")).to_be_visible()
    expect(page.get_by_text("About 88 km away")).to_be_visible()
    picture("directory-found")
    page.get_by_role("link", name="Night Desk Sleep Clinic").click()
    expect(page.get_by_text("Commercial: it is paid for")).to_be_visible()
    expect(page.get_by_text("Nobody told us. Ask them before you say more than you want to.")).to_be_visible()
    picture("directory-one")
    told = [sent.url for sent in requests_sent] + [page.evaluate("document.referrer"), care_log(care)]
    assert not [text for text in told if WORD in text.lower() or "alder" in text.lower()]


def care_log(care: Site) -> str:
    return (care.data / "care.log").read_text()


def test_the_call_sheet_is_printed_with_room_to_write_and_nothing_else(
    care: Site, lead: Somebody, page: Page, picture: Callable[..., None]
) -> None:
    lead.take(page)
    page.goto(f"{care.address}/seats/mine/")
    page.get_by_role("link", name="Lines").click()
    page.get_by_role("link", name="Open the call sheet").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    picture("call-sheet")
    names = page.locator(".calls h2").all_inner_texts()
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "COPLINE" in names
    for words in (*names, "1-800-267-5463", "Hidden from", "Right line?", "What they may pass on, and to whom"):
        assert words in printed, words
    assert printed.count("Called on, by") == len(names)
    for words in ("Quick exit", "Print ", "My seat", "Step it up"):
        assert words not in printed.replace("Printed", ""), words


def test_a_lead_brings_a_file_looks_at_it_and_checks_an_entry(
    care: Site, lead: Somebody, page: Page, picture: Callable[..., None]
) -> None:
    lead.unlock(page.context)
    page.goto(f"{care.address}/directory/entries/")
    expect(page.get_by_text("Hidden: Nobody has checked it yet.")).to_be_visible()
    picture("directory-entries")
    page.get_by_role("link", name="Bring a file").click()
    file = {"name": "county.json", "mimeType": "application/json", "buffer": json.dumps(COUNTY).encode()}
    page.get_by_label("File").set_input_files(files=[file])  # type: ignore[list-item]
    picture("directory-send")
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_role("row", name="A desk without a number")).to_contain_text("Refused")
    expect(page.get_by_role("row", name="Fernhollow Grief Group")).to_contain_text("Added")
    picture("directory-check")
    page.get_by_role("button", name="Write all of it").click()
    page.get_by_role("link", name="Fernhollow Grief Group").click()
    picture("directory-change")
    page.get_by_label("Where you have this from").fill("Their own desk, by telephone")
    page.get_by_label("Checked by you on").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.get_by_role("button", name="Keep this entry").click()
    expect(page.get_by_role("link", name="Fernhollow Grief Group")).to_contain_text("shown, counts until")
    page.goto(f"{care.address}/directory/")
    page.get_by_label("What are you looking for?").fill("grief")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("link", name="Fernhollow Grief Group")).to_be_visible()
