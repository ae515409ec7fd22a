"""Beginning from somebody's own page, too much pasted into the first words, and a member who is told in the talk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import crew
from tests.journeys.conftest import PHONE, Site
from tests.journeys.members import Member
from tests.journeys.people import the_lead
from tests.journeys.test_disclosures import PHRASE, claim, kept
from tests.journeys.test_disclosures import write as write_it
from tests.journeys.test_talks import begin, member, open_newest, peers_phone, site, take_pictures, team

__all__ = ["member", "peers_phone", "site", "team"]
pytestmark = pytest.mark.journey
PASTE = """() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'x'.repeat(2001));
  const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
def leads_phone(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, locale="en-US")
    context.set_default_timeout(20_000)
    opened = context.new_page()
    the_lead(site).take(opened)
    yield opened
    context.close()


def test_from_their_own_page_to_the_first_words(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    page.goto(f"{site.address}/peers/")
    page.get_by_role("link", name=crew.PEER).click()
    take_pictures(page, "peers-one-write")
    page.get_by_role("link", name="Write to them").click()
    expect(page.get_by_role("radio", name=crew.PEER)).to_be_checked(timeout=20_000)
    page.get_by_label("I have read it").check()
    page.get_by_label("Your first words").focus()
    page.evaluate(PASTE)
    expect(page.get_by_text("That is too long: 2,000 characters at most.")).to_be_visible()
    expect(page.get_by_label("Your first words")).to_have_value("")


def test_who_cannot_be_written_to_is_said_and_others_are_there(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    page.goto(f"{site.address}/talk/somebody/#{'00' * 16}")
    expect(page.get_by_text("They cannot be written to just now")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("radio", name=crew.PEER)).not_to_be_checked()
    take_pictures(page, "talk-not-now")


def test_what_was_passed_on_is_told_in_the_talk(
    page: Page, member: Member, peers_phone: Page, leads_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "the boy next door")
    expect(page.get_by_role("heading", name="Something of this talk was passed on")).to_be_hidden()
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("the boy next door")
    peers_phone.get_by_text("Something has to be passed on").click()
    take_pictures(peers_phone, "talk-pass-on")
    peers_phone.get_by_role("link", name="Write it down").click()
    claim(peers_phone, "A child is abused or neglected", "The authority that takes such reports")
    expect(peers_phone.get_by_text("The member is told here, in your conversation")).to_be_visible()
    write_it(peers_phone)

    leads_phone.goto(f"{site.address}/disclosures/")
    leads_phone.get_by_role("link", name="A child is abused or neglected").first.click()
    expect(leads_phone.get_by_text(PHRASE)).to_be_visible()
    leads_phone.get_by_role("button", name="I agree").click()
    expect(leads_phone.get_by_text("Agreed; not passed on yet")).to_be_visible()

    peers_phone.get_by_role("link", name="A child is abused or neglected").first.click()
    peers_phone.get_by_role("button", name="I have passed it on").click()
    peers_phone.get_by_role("button", name="Tell them now").click()
    expect(peers_phone.get_by_text("Passed on, and they were told")).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="Something of this talk was passed on")).to_be_visible(timeout=20_000)
    expect(page.get_by_text(PHRASE)).to_be_visible()
    expect(page.get_by_text("Child services, the desk on duty")).to_be_visible()
    expect(page.get_by_text("One such message cannot be opened here")).to_be_hidden()
    take_pictures(page, "talk-told")
    assert PHRASE.encode() not in kept(site)
