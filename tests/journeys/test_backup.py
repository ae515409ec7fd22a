"""Backup in a real browser: somebody takes it, nobody does, no signal, and a phone that is closed in between."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.journeys import crew
from tests.journeys.conftest import PHONE, PICTURES, THEMES, Site, running
from tests.journeys.members import Member, enrol, lock
from tests.journeys.people import Somebody
from tests.journeys.test_offline import installed

pytestmark = pytest.mark.journey
NUMBER = "555 0100 77"
LOSE_TWO_ANSWERS = """() => {
  const real = window.fetch;
  window.lost = 0;
  window.fetch = async (where, how) => {
    const answer = await real(where, how);
    if (!String(where).endsWith('/press') || window.lost === 2) return answer;
    window.lost += 1;
    throw new TypeError('lost');
  };
}"""
FORGE_KEYS = """const real = window.fetch;
window.fetch = async (where, how) => {
  const answer = await real(where, how);
  if (!String(where).endsWith('/who')) return answer;
  const told = await answer.json();
  for (const one of told.people) if (one.name === 'NAME') one.keys = '00' + one.keys.slice(2);
  return Response.json(told);
};"""
"""What a server that would have a number locked for other keys would send."""
MARK_OWN = FORGE_KEYS.replace("one.keys = '00' + one.keys.slice(2)", "one.own = true")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own: who is up there is nobody else's business."""
    yield from running("care", tmp_path_factory.mktemp("backup"))


@pytest.fixture(scope="module")
def team(site: Site) -> dict[str, Somebody]:
    return crew.supporters(site)


@pytest.fixture
def member(site: Site, team: dict[str, Somebody]) -> Member:
    crew.up(site)
    return enrol(site)


@pytest.fixture
def peers_phone(chromium: Browser, team: dict[str, Somebody]) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, locale="en-US")
    context.set_default_timeout(15_000)
    opened = context.new_page()
    team[crew.PEER].take(opened)
    yield opened
    context.close()


def headed(page: Page, words: str) -> None:
    """The stage that is shown is the one with this heading."""
    expect(page.get_by_role("heading", level=1).locator("visible=true")).to_have_text(words, timeout=20_000)


def to_backup(page: Page, site: Site, words: str = "Backup now") -> None:
    page.goto(f"{site.address}/step-it-up/backup/")
    headed(page, words)
    expect(page.locator("[data-stage=asking]")).to_be_hidden()


def press(page: Page) -> None:
    page.get_by_label("At this number").fill(NUMBER)
    page.get_by_role("button", name="Step it up").click()


def lines_first(page: Page) -> None:
    """The first thing to press below the heading is a line."""
    first = (
        page.locator("[data-stage]:not([hidden]) a, [data-stage]:not([hidden]) button").locator("visible=true").first
    )
    expect(first).to_have_attribute("href", "tel:988")


def dock_stays(page: Page) -> None:
    """Wherever the page is scrolled to, the lines are on the screen."""
    for place in (100_000, 0):
        page.evaluate("place => scrollTo(0, place)", place)
        expect(page.locator(".backup-dock a[href='tel:988']")).to_be_in_viewport()
        expect(page.locator(".backup-dock a[href='tel:911']")).to_be_in_viewport()


def take_pictures(page: Page, name: str) -> None:
    """On the supporter's phone, which is another than the member's."""
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.screenshot(path=PICTURES / f"{name}-phone-{theme}.png", full_page=True)


def test_a_peer_takes_it_and_opens_the_number(
    page: Page, member: Member, peers_phone: Page, picture: Callable[..., None], requests_sent: list[Request]
) -> None:
    member.take(page)
    to_backup(page, member.site)
    expect(page.get_by_text("2 people are on and can be asked now")).to_be_visible()
    expect(page.get_by_text("What may have to be passed on").locator("visible=true")).to_be_visible()
    dock_stays(page)
    picture("backup-choose")
    press(page)
    headed(page, "Backup is called")
    expect(page.get_by_text("Sent at")).to_be_visible()
    dock_stays(page)
    picture("backup-waiting")
    peers_phone.goto(f"{member.site.address}/backup/")
    expect(peers_phone.get_by_role("heading", name="Somebody asks to be called").last).to_be_visible()
    take_pictures(peers_phone, "backup-requests")
    peers_phone.get_by_role("button", name="Take it").click()
    expect(peers_phone.locator("[data-number]")).to_have_text(NUMBER)
    expect(peers_phone.locator("time[data-hour]")).not_to_contain_text("UTC")
    take_pictures(peers_phone, "backup-request")
    expect(peers_phone.get_by_role("link", name="Call now")).to_have_attribute("href", "tel:555010077")
    headed(page, "Somebody has taken it")
    expect(page.locator("[data-told]")).to_contain_text(f"{crew.PEER} has taken it and will call")
    picture("backup-taken")
    peers_phone.get_by_role("button", name="I reached them").click()
    headed(peers_phone, "You reached them")
    headed(page, "You were reached")
    assert not [one.url for one in requests_sent if "555" in (one.post_data or "") + one.url]


def test_nobody_takes_it_and_the_page_says_so(page: Page, member: Member, picture: Callable[..., None]) -> None:
    member.take(page)
    to_backup(page, member.site)
    press(page)
    headed(page, "Backup is called")
    crew.pass_minutes(member.site, 10)
    headed(page, "Nobody has taken it. These people answer now.")
    lines_first(page)
    dock_stays(page)
    picture("backup-exhausted")
    page.get_by_role("button", name="Ask again").locator("visible=true").click()
    headed(page, "Backup now")
    assert crew.pages(member.site)[-1]["state"] == "withdrawn"


def test_without_signal_it_says_so_after_five_seconds_and_keeps_trying(
    page: Page, context: BrowserContext, member: Member, picture: Callable[..., None]
) -> None:
    member.take(page)
    to_backup(page, member.site)
    before = len(crew.pages(member.site))
    context.set_offline(True)
    press(page)
    headed(page, "Sending")
    expect(page.get_by_text("Sent at")).to_be_hidden()
    headed(page, "Not sent. Call or text instead.")
    lines_first(page)
    picture("backup-late")
    context.set_offline(False)
    headed(page, "Backup is called")
    assert len(crew.pages(member.site)) == before + 1


def test_it_says_so_at_five_seconds_and_not_before(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    page.clock.install()
    to_backup(page, member.site)
    context.set_offline(True)
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    press(page)
    headed(page, "Sending")
    page.clock.run_for(4_900)
    headed(page, "Sending")
    page.clock.run_for(200)
    headed(page, "Not sent. Call or text instead.")


def test_an_answer_that_was_lost_does_not_ask_twice(page: Page, member: Member) -> None:
    member.take(page)
    to_backup(page, member.site)
    before = len(crew.pages(member.site))
    page.evaluate(LOSE_TWO_ANSWERS)
    press(page)
    headed(page, "Backup is called")
    assert page.evaluate("window.lost") == 2
    assert len(crew.pages(member.site)) == before + 1


def test_the_phone_is_closed_and_finds_it_again(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    to_backup(page, member.site)
    press(page)
    headed(page, "Backup is called")
    page.close()
    lock(context)
    again = context.new_page()
    to_backup(again, member.site, "Backup is called")
    again.get_by_role("button", name="Take it back").click()
    headed(again, "Taken back")
    again.reload()
    headed(again, "These people answer now")
    assert crew.pages(member.site)[-1]["state"] == "withdrawn"


def test_the_phone_goes_out_before_it_was_sent(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    to_backup(page, member.site)
    context.set_offline(True)
    press(page)
    headed(page, "Sending")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    to_backup(again, member.site, "Backup is called")


def test_with_nobody_on_the_button_says_so_and_leads_to_the_lines(
    page: Page, member: Member, picture: Callable[..., None]
) -> None:
    crew.up(member.site, 0)
    member.take(page)
    to_backup(page, member.site)
    lines_first(page)
    expect(page.get_by_role("heading", name="What may have to be passed on").locator("visible=true")).to_have_count(1)
    picture("backup-nobody")
    before = len(crew.pages(member.site))
    page.get_by_role("button", name="No peer is on right now. These people answer now.").click()
    expect(page.locator("[data-closed] a").first).to_be_focused()
    assert len(crew.pages(member.site)) == before


def test_whom_the_member_leaves_out_is_not_asked(page: Page, member: Member, team: dict[str, Somebody]) -> None:
    member.take(page)
    to_backup(page, member.site)
    page.get_by_text("Leave somebody out").click()
    with page.expect_response("**/step-it-up/backup/wishes"):
        page.get_by_role("checkbox", name=crew.PEER).check()
    page.reload()
    expect(page.get_by_text("One person is on and can be asked now")).to_be_visible()
    press(page)
    headed(page, "Backup is called")
    assert crew.pages(member.site)[-1]["may_page"] == team[crew.CHAPLAIN].seat


def test_own_unit_and_supervisors_are_left_out(page: Page, member: Member) -> None:
    member.take(page)
    page.add_init_script(MARK_OWN.replace("NAME", crew.PEER))
    to_backup(page, member.site)
    expect(page.locator("[data-people]")).not_to_contain_text(crew.PEER)
    expect(page.get_by_text("One person is on and can be asked now")).to_be_visible()


def test_somebody_whose_keys_no_lead_signed_is_not_shown(page: Page, member: Member) -> None:
    member.take(page)
    page.add_init_script(FORGE_KEYS.replace("NAME", crew.PEER))
    to_backup(page, member.site)
    expect(page.locator("[data-people]")).to_contain_text(crew.CHAPLAIN)
    expect(page.locator("[data-people]")).not_to_contain_text(crew.PEER)


def test_a_phone_that_keeps_backup_ready_presses_once_without_a_sign_in(
    page: Page, context: BrowserContext, member: Member
) -> None:
    member.take(page)
    to_backup(page, member.site)
    with page.expect_response("**/step-it-up/backup/ticket"):
        page.get_by_role("switch", name="Keep backup ready on this phone").check()
    page.wait_for_timeout(300)
    lock(context)
    to_backup(page, member.site)
    press(page)
    headed(page, "Backup is called")
    page.get_by_role("button", name="Take it back").click()
    headed(page, "Taken back")
    to_backup(page, member.site, "These people answer now")


KEPT = """() => new Promise((done) => {
  indexedDB.open('rigcheck').onsuccess = ({ target }) => {
    const asked = target.result.transaction('kept').objectStore('kept').getAllKeys();
    asked.onsuccess = () => { target.result.close(); done(asked.result.includes('backup-ticket')); };
  };
})"""


def test_a_phone_that_was_signed_out_keeps_nobody_ready(page: Page, member: Member) -> None:
    member.take(page)
    to_backup(page, member.site)
    with page.expect_response("**/step-it-up/backup/ticket"):
        page.get_by_role("switch", name="Keep backup ready on this phone").check()
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT)
    page.goto(f"{member.site.address}/me/")
    page.get_by_role("button", name="Sign out here").click()
    page.wait_for_url("**/sign-in/")
    assert not page.evaluate(KEPT)
    to_backup(page, member.site, "These people answer now")


def test_for_anybody_else_the_lines_stand_there_at_once(site: Site, page: Page, picture: Callable[..., None]) -> None:
    page.goto(f"{site.address}/step-it-up/")
    page.get_by_role("link", name="Ask a peer, a chaplain or a clinician to call you").click()
    headed(page, "These people answer now")
    lines_first(page)
    expect(page.get_by_role("link", name="Unlock or sign in")).to_be_visible()
    picture("backup-door")


def test_without_signal_from_the_start_the_page_opens_with_the_lines(
    site: Site, page: Page, context: BrowserContext
) -> None:
    installed(page, site)
    page.wait_for_function("() => caches.match('/step-it-up/backup/').then(Boolean)")
    context.set_offline(True)
    page.goto(f"{site.address}/step-it-up/backup/")
    headed(page, "These people answer now")
    lines_first(page)
    expect(page.get_by_text("No signal", exact=True).locator("visible=true")).to_be_visible()


def test_the_supporters_list_looks_again_by_itself(
    page: Page, member: Member, peers_phone: Page, picture: Callable[..., None]
) -> None:
    peers_phone.goto(f"{member.site.address}/backup/")
    member.take(page)
    to_backup(page, member.site)
    page.get_by_label("Meet me").check()
    page.get_by_label("Where", exact=True).fill("The bench by the pier")
    page.get_by_role("button", name="Step it up").click()
    headed(page, "Backup is called")
    meeting = peers_phone.locator("section", has=peers_phone.get_by_role("heading", name="Somebody asks to meet"))
    meeting.get_by_role("button", name="Take it").click(timeout=20_000)
    expect(peers_phone.locator("[data-number]")).to_have_text("The bench by the pier")
    expect(page.locator("[data-told]")).to_contain_text(f"{crew.PEER} has taken it and will come", timeout=20_000)
    peers_phone.get_by_role("button", name="I can't after all").click()
    expect(page.locator("[data-told]")).to_contain_text("could not after all", timeout=20_000)
