"""A disclosure that can wait, in two real browsers: written and locked in one, read and agreed to in the other."""

import json
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from rigcheck.engines.sealing.disclosed import open_told
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from tests.journeys.conftest import PHONE, PICTURES, Site, running
from tests.journeys.people import Somebody, a_supporter, the_lead

pytestmark = pytest.mark.journey
MEMBER = XWingPair(b"m" * 32)
RELATION = bytes(range(32))
PHRASE = "The boy's name and his school, tangerine-lantern-88"
BEGINS = f"#relation={RELATION.hex()}&key={MEMBER.public.hex()}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own: the ledger is empty at first."""
    yield from running("care", tmp_path_factory.mktemp("disclosures"))


@pytest.fixture(scope="module")
def lead(site: Site) -> Somebody:
    return the_lead(site)


@pytest.fixture(scope="module")
def peer(site: Site, lead: Somebody) -> Somebody:
    return a_supporter(site)


@pytest.fixture
def leads_phone(chromium: Browser, lead: Somebody) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, locale="en-US")
    context.set_default_timeout(15_000)
    opened = context.new_page()
    lead.take(opened)
    yield opened
    context.close()


def claim(page: Page, ground: str, to: str, *, now: bool = False) -> None:
    page.get_by_label("What happened").select_option(label=ground)
    page.get_by_label("Who is to be told").select_option(label=to)
    if now:
        page.get_by_role("switch").check()
    page.get_by_role("button", name="May it be passed on?").click()


def write(page: Page) -> None:
    page.get_by_label("The least that is needed").fill(PHRASE)
    page.get_by_label("To whom exactly").fill("Child services, the desk on duty")
    page.get_by_role("button", name="Lock it and keep it").click()
    page.wait_for_url("**/disclosures/")


def photograph(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-phone.png", full_page=True)


def kept(site: Site) -> bytes:
    """Every byte of the site's database and its journal."""
    return b"".join(path.read_bytes() for path in site.data.rglob("*") if path.is_file())


def told(site: Site) -> list[bytes]:
    with sqlite3.connect(f"file:{site.data / 'care.sqlite3'}?mode=ro", uri=True) as database:
        return [blob for (blob,) in database.execute("select blob from disclosures_told")]


def test_written_agreed_passed_on_and_told(
    site: Site, page: Page, peer: Somebody, leads_phone: Page, picture: Callable[..., None]
) -> None:
    peer.take(page)
    page.goto(f"{site.address}/disclosures/write/{BEGINS}")
    claim(page, "A child is abused or neglected", "The authority that takes such reports")
    expect(page.get_by_role("heading", name="It may be passed on")).to_be_visible()
    expect(page.get_by_text("A second person signs first")).to_be_visible()
    picture("disclosures-writing")
    write(page)
    expect(page.get_by_text("Waits for the second person")).to_be_visible()

    leads_phone.goto(f"{site.address}/disclosures/")
    leads_phone.get_by_role("link", name="A child is abused or neglected").click()
    expect(leads_phone.get_by_text(PHRASE)).to_be_visible()
    photograph(leads_phone, "disclosures-signing")
    leads_phone.get_by_role("button", name="I agree").click()
    expect(leads_phone.get_by_text("Agreed; not passed on yet")).to_be_visible()

    page.get_by_role("link", name="A child is abused or neglected").click()
    expect(page.get_by_text(PHRASE)).to_be_visible()
    page.get_by_role("button", name="I have passed it on").click()
    page.get_by_role("button", name="Tell them now").click()
    expect(page.get_by_text("Passed on, and they were told")).to_be_visible()

    [blob] = told(site)
    _, text = open_told(MEMBER, RELATION, blob)
    assert json.loads(text) == {"least": PHRASE, "whom": "Child services, the desk on duty"}
    assert PHRASE.encode() not in kept(site)

    leads_phone.goto(f"{site.address}/disclosures/ledger/")
    expect(leads_phone.get_by_text("Nothing is missing")).to_be_visible()
    expect(leads_phone.get_by_role("heading", name="1. Written, waits for a second person")).to_be_visible()
    photograph(leads_phone, "disclosures-ledger")


def test_what_the_rules_keep_offers_no_form(site: Site, page: Page, peer: Somebody) -> None:
    peer.take(page)
    page.goto(f"{site.address}/disclosures/write/")
    claim(page, "Thoughts of death, without danger", "Emergency services")
    expect(page.get_by_role("heading", name="Not passed on")).to_be_visible()
    expect(page.get_by_label("The least that is needed")).to_be_hidden()


def test_danger_leads_to_acting_and_only_then_to_a_record(site: Site, page: Page, peer: Somebody) -> None:
    peer.take(page)
    page.goto(f"{site.address}/disclosures/write/")
    claim(page, "Their life is in danger", "Emergency services")
    expect(page.get_by_text("Somebody is in danger now. Act; you wait for nobody")).to_be_visible()
    expect(page.get_by_label("The least that is needed")).to_be_hidden()
    expect(page.get_by_role("link", name="Somebody is in danger: act now")).to_be_visible()
    claim(page, "Their life is in danger", "Emergency services", now=True)
    write(page)
    expect(page.get_by_text("Done at once; they are to be told")).to_be_visible()
    page.get_by_role("link", name="Their life is in danger").click()
    page.get_by_role("button", name="I have told them").click()
    expect(page.get_by_text("Passed on, and they were told")).to_be_visible()


def test_act_now_comes_with_no_session_no_script_and_no_database(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/act-now/")
    expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(page.get_by_text("Where are you?")).to_be_visible()
    context.close()
