"""What lies around talks: a voice note, keys made anew, an entry of the directory, a neutral notice, the end."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import crew
from tests.journeys.accounts import OPENING, heading, open_account, press, prove
from tests.journeys.conftest import FLAGS, PHONE, Site
from tests.journeys.members import Member
from tests.journeys.people import Somebody
from tests.journeys.test_talks import (
    begin,
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

__all__ = ["member", "peers_phone", "site", "team"]
pytestmark = pytest.mark.journey
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture
def speaking(chromium: Browser) -> Iterator[Page]:
    """A phone with a microphone that hums."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    browser = chromium.browser_type.launch(
        executable_path=program, chromium_sandbox=os.getuid() != 0, args=[*FLAGS, *MICROPHONE]
    )
    phone = browser.new_context(viewport=PHONE, locale="en-US", permissions=["microphone"])
    phone.set_default_timeout(20_000)
    page = phone.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    browser.close()
    assert errors == []


def test_a_voice_note_is_recorded_closed_and_played(
    speaking: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(speaking)
    begin(speaking, site, "I would rather say it")
    button = speaking.get_by_role("button", name="Voice note")
    button.click()
    stop = speaking.get_by_role("button", name="Stop and send")
    expect(stop).to_have_attribute("aria-pressed", "true")
    speaking.wait_for_timeout(1200)
    stop.click()
    expect(speaking.get_by_role("button", name="A voice note: play it")).to_be_visible()
    open_newest(peers_phone, site)
    note = peers_phone.get_by_role("button", name="A voice note: play it")
    note.click()
    expect(note).to_be_disabled()
    expect(note).to_be_enabled(timeout=15_000)
    expect(peers_phone.get_by_text("This file is gone")).to_have_count(0)
    kept = [one.read_bytes() for one in (site.data / "parcels").iterdir()]
    assert kept
    assert not [one for one in kept if b"OpusHead" in one or b"webm" in one], "closed before it left the phone"


def test_without_a_microphone_the_page_says_so(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    begin(page, site, "no microphone")
    page.evaluate("() => { navigator.mediaDevices.getUserMedia = async () => { throw new Error('no'); }; }")
    page.get_by_role("button", name="Voice note").click()
    expect(page.get_by_text("This phone gave no microphone.")).to_be_visible()
    write(page, "so I write")
    expect(page.locator("[data-said]")).to_contain_text("so I write")


def test_new_keys_are_seen_refused_and_go_on_once_accepted(
    page: Page, member: Member, peers_phone: Page, team: dict[str, Somebody], chromium: Browser, site: Site
) -> None:
    member.take(page)
    begin(page, site, "before the new keys")
    open_newest(peers_phone, site)
    write(peers_phone, "with the first keys")
    expect(page.locator("[data-said]")).to_contain_text("with the first keys")
    peers_phone.goto("about:blank")  # the phone with the first keys is put away
    anew = crew.with_new_keys(site, team[crew.PEER])
    team[crew.PEER] = anew
    phone = chromium.new_context(viewport=PHONE, locale="en-US")
    phone.set_default_timeout(20_000)
    peer = phone.new_page()
    anew.take(peer)
    make_keys(peer, site)

    page.reload()
    expect(page.get_by_text("Their keys changed")).to_be_visible()
    expect(page.get_by_label("Your words")).to_be_hidden()
    page.get_by_role("button", name="I have asked: go on with the new keys").click()
    expect(page.get_by_text("New keys were accepted.")).to_be_visible()
    write(page, "after the new keys")
    open_newest(peer, site)
    expect(peer.locator("[data-said]")).to_contain_text("after the new keys")
    assert "before the new keys" not in said(peer), "what was closed under the keys from before stays closed"
    write(peer, "with the second keys")
    expect(page.locator("[data-said]")).to_contain_text("with the second keys")
    assert said(page)[0] == "before the new keys"
    phone.close()


def test_an_entry_of_the_directory_is_suggested_and_the_own_words_are_taken_along(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "my own words, said once")
    open_newest(peers_phone, site)
    write(peers_phone, "not mine to take along")
    peers_phone.get_by_text("When it is beyond you").click()
    entry = peers_phone.locator('input[data-entry]:not([data-entry=""])').first
    name, slug = entry.get_attribute("data-name"), entry.get_attribute("data-entry")
    entry.check(force=True)
    peers_phone.get_by_role("button", name="Suggest them").click()
    expect(page.get_by_text(f"They suggest {name}.")).to_be_visible()
    take_pictures(page, "talk-suggested-entry")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save my own words, to take along").click()
    taken = saved.value.path().read_text()
    assert "my own words, said once" in taken
    assert "not mine to take along" not in taken
    page.get_by_role("link", name="Look at it").click()
    page.wait_for_url(f"**/directory/{slug}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(str(name))


def test_a_member_is_told_of_answers_only_where_they_ask(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "tell me when you are back")
    page.get_by_text("Tell me when there is something new").click()
    switch = page.get_by_role("switch", name="Tell me by the way I chose for reminders")
    expect(switch).not_to_be_checked()
    switch.click()
    expect(page.get_by_text("You have not chosen a way that can be sent to.")).to_be_visible()
    expect(switch).not_to_be_checked()
    crew.by_text(site, member.root)
    switch.click()
    expect(page.get_by_text("You have not chosen a way")).to_be_hidden()
    expect(switch).to_be_checked()
    take_pictures(page, "talk-bell")
    page.reload()
    page.get_by_text("Tell me when there is something new").click()
    expect(page.get_by_role("switch", name="Tell me by the way I chose for reminders")).to_be_checked()


def test_with_everything_else_talks_are_erased_on_both_sides(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site, "to go with the rest")
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("to go with the rest")
    page.goto(f"{site.address}/how/erase/")
    page.get_by_label("Yes, erase it all").check()
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_role("heading", level=1, name="It is all erased")).to_be_visible()
    expect(peers_phone.get_by_text("Everything of this talk was erased.")).to_be_visible(timeout=20_000)
    page.goto(f"{site.address}/talk/")
    expect(page.get_by_text("No talk yet")).to_be_visible()


def test_with_the_account_talks_are_erased_on_both_sides(page: Page, peers_phone: Page, site: Site) -> None:
    known = open_account(page, site)
    begin(page, site, "to go with the account")
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("to go with the account")
    page.goto(f"{site.address}/me/erase/")
    prove(page, known)
    expect(page.get_by_text("This cannot be taken back")).to_be_visible(timeout=OPENING)
    page.get_by_label("Type your handle to confirm").fill(known.handle)
    press(page, "Erase everything")
    heading(page, "It is erased")
    expect(peers_phone.get_by_text("Everything of this talk was erased.")).to_be_visible(timeout=20_000)
