"""While a member writes in a talk: help is offered to them alone, they stay nameless until they say who they are, and
words from before go along as far as one message carries them.
"""

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys import crew
from tests.journeys.conftest import PHONE, Site
from tests.journeys.members import Member
from tests.journeys.people import Somebody
from tests.journeys.test_talks import (
    begin,
    held_in_memory,
    make_keys,
    member,
    open_newest,
    peers_phone,
    said,
    site,
    take_pictures,
    team,
    write,
)
from tests.traces import in_folder

__all__ = ["member", "peers_phone", "site", "team"]
pytestmark = pytest.mark.journey
GRAVE = "i want to die and tonight i will shoot myself"
DUTY = "this shift is killing me, shots fired twice and no lunch"
NAME = "Quillon Marchetti 5531"
OFFER = "Would somebody now be good?"


def lets_it_be_read(page: Page) -> None:
    """What reads has come, and has had its time."""
    page.wait_for_function("() => performance.getEntriesByType('resource').some(one => one.name.includes('reading'))")
    page.wait_for_timeout(1500)


def test_help_is_offered_to_the_writer_alone_and_can_be_shut_off(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "good evening")
    field, offer = page.get_by_label("Your words"), page.get_by_text(OFFER)
    field.fill(DUTY)
    lets_it_be_read(page)
    expect(offer).to_be_hidden()

    sent: list[Request] = []
    page.on("request", lambda one: sent.append(one))
    field.fill(GRAVE)
    expect(offer).to_be_visible()
    take_pictures(page, "talk-offer")
    assert {one.method for one in sent} <= {"GET"}, "nothing is sent because of it"
    page.get_by_role("button", name="Not now").click()
    expect(offer).to_be_hidden()
    field.fill(GRAVE + " ")
    page.wait_for_timeout(1500)
    expect(offer).to_be_hidden()
    page.get_by_role("button", name="Send", exact=True).click()
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text(GRAVE)
    peers_phone.get_by_label("Your words").fill(GRAVE)
    peers_phone.wait_for_timeout(1500)
    expect(peers_phone.get_by_text(OFFER)).to_have_count(0)


def test_offers_are_shut_off_for_every_page_until_they_are_wanted_again(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "good morning")
    field, offer = page.get_by_label("Your words"), page.get_by_text(OFFER)
    field.fill(GRAVE)
    expect(offer).to_be_visible()
    with page.expect_response("**/sealed/keep/"):
        page.get_by_role("button", name="Do not offer this again").click()
    expect(offer).to_be_hidden()
    page.reload()
    field.fill(GRAVE)
    page.wait_for_timeout(2000)
    expect(offer).to_be_hidden()

    page.goto(f"{site.address}/talk/")
    page.get_by_text("Help, offered while you write").click()
    switch = page.get_by_label("Offer it where my words sound heavy")
    expect(switch).not_to_be_checked()
    switch.evaluate("it => it.scrollIntoView({ block: 'center' })")  # off the bar that lies over the foot of the page
    with page.expect_response("**/sealed/keep/"):
        switch.check(force=True)
    page.get_by_role("link", name=crew.PEER).first.click()
    field.fill(GRAVE)
    expect(offer).to_be_visible()
    assert page.get_by_role("link", name="Step it up").last.get_attribute("href") == "/step-it-up/"


def test_help_is_offered_over_the_first_words_too(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    page.goto(f"{site.address}/talk/somebody/")
    page.get_by_role("radio", name=crew.PEER).check(force=True)
    page.get_by_label("I have read it").check()
    page.get_by_label("Your first words").fill(GRAVE)
    expect(page.get_by_text(OFFER)).to_be_visible()


def test_a_member_has_no_name_until_they_say_one(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    begin(page, site, "somebody without a name")
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("somebody without a name")
    words = peers_phone.locator("[data-with]").inner_text()
    assert len(words.split()) == 2
    shown = peers_phone.content().casefold()
    assert member.handle.casefold() not in shown

    page.get_by_text("Say who you are").click()
    page.get_by_role("button", name="Tell them").click()
    expect(peers_phone.locator("[data-with]")).to_have_text(words)
    page.get_by_label("What they may know you by").fill(NAME)
    page.get_by_role("button", name="Tell them").click()
    expect(page.locator("[data-said]")).to_contain_text(f"I am {NAME}.")
    expect(peers_phone.locator("[data-said]")).to_contain_text(f"I am {NAME}.", timeout=20_000)
    expect(peers_phone.locator("[data-with]")).to_have_text(NAME)
    peers_phone.reload()
    expect(peers_phone.locator("[data-with]")).to_have_text(NAME)
    assert site.process is not None
    assert held_in_memory(site.process.pid, [NAME]) == []
    assert in_folder(site.data, [NAME]) == []


def test_words_from_before_go_along_as_far_as_one_message_carries(
    page: Page, member: Member, peers_phone: Page, team: dict[str, Somebody], chromium: Browser, site: Site
) -> None:
    phone = chromium.new_context(viewport=PHONE, locale="en-US")
    chaplain = phone.new_page()
    team[crew.CHAPLAIN].take(chaplain)
    make_keys(chaplain, site)
    phone.close()
    member.take(page)
    begin(page, site, "the oldest " + "a" * 1900)
    for letter in "bc":
        write(page, f"then {letter} " + letter * 1900)
        expect(page.locator("[data-said]")).to_contain_text(f"then {letter}")
    page.get_by_role("link", name="Talk to somebody else").click()
    page.get_by_role("radio", name=crew.CHAPLAIN).check(force=True)
    page.get_by_label("I have read it").check()
    along = page.locator("[data-along-list] input")
    expect(along).to_have_count(3)
    assert [one.is_checked() for one in along.all()] == [False, False, True]
    along.nth(0).press("Space")
    along.nth(1).press("Space")
    assert [one.is_checked() for one in along.all()] == [True, True, True]
    page.get_by_label("Your first words").fill("é" * 2000)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("That is more than one message carries.")).to_be_visible()
    along.nth(0).press("Space")
    page.get_by_label("Your first words").fill("and now")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-said]")).to_contain_text("and now", timeout=30_000)
    assert [text[:6] for text in said(page)] == ["then b", "then c", "and no"]


def test_the_member_sets_for_how_long_words_stay(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    begin(page, site, "for a month, as is usual")
    open_newest(peers_phone, site)
    page.get_by_text("How long words stay").click()
    page.get_by_role("radio", name="one hour").check(force=True)
    page.get_by_role("button", name="Keep this choice").click()
    for one in (page, peers_phone):
        expect(one.get_by_text("From now on words stay for one hour.")).to_be_visible(timeout=20_000)
    expect(peers_phone.get_by_text("Words go after")).to_have_count(0)
    page.reload()
    page.get_by_text("How long words stay").click()
    expect(page.get_by_role("radio", name="one hour")).to_be_checked()
