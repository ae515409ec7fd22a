"""A check-in that waits on the phone goes in once, whatever ends the page between the press and the answer."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.accounts import OPENING, open_account, sign_in
from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol, lock
from tests.journeys.people import asked, entered
from tests.journeys.test_checkins import send, tap

pytestmark = pytest.mark.journey

IS_IN = "The check-in that waited on this phone is in."
WORDS = "the bridge at four"
WAITING = """async () => {
  const { pathname } = new URL(document.querySelector('link[href$="css/tokens.css"]').href);
  const { listDrafts } = await import(pathname.replace('css/tokens.css', 'sealing/outbox.js'));
  return (await listDrafts()).length;
}"""

ANSWER_LOST = "const answer = await real(address, asked); void answer; throw new TypeError('lost');"
NEVER_ARRIVES = "await new Promise(() => {});"
NOBODY_ANSWERS = "await real(address, asked); await new Promise(() => {});"


def break_sending(page: Page, how: str) -> None:
    """What is posted to the check-in from now on meets this, on this page."""
    page.evaluate(
        """how => {
          const real = window.fetch.bind(window);
          const broken = new Function('real', 'address', 'asked', `return (async () => { ${how} })()`);
          window.fetch = (address, asked) =>
            String(address).endsWith('/check-in/') ? broken(real, address, asked) : real(address, asked);
        }""",
        how,
    )


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def begin(page: Page, member: Member, mood: int = 2) -> None:
    page.goto(f"{member.site.address}/check-in/")
    tap(page, "mood", mood)
    page.get_by_label("A note, for you alone").fill(WORDS)


def moods_and_notes(member: Member) -> tuple[list[int], list[str]]:
    notes: list[str] = asked(member.site, "kept", member.root)["notes"]
    return [one["mood"] for one in member.check_ins()], notes


def test_an_answer_that_is_lost_doubles_nothing(page: Page, member: Member) -> None:
    member.take(page)
    begin(page, member)
    break_sending(page, ANSWER_LOST)
    send(page)
    expect(page.get_by_text("Kept on this phone")).to_be_visible()
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text(IS_IN)).to_be_visible()
    assert moods_and_notes(member) == ([2], [WORDS])
    assert page.evaluate(WAITING) == 0


@pytest.mark.parametrize("lost", [NEVER_ARRIVES, NOBODY_ANSWERS])
def test_a_page_killed_between_the_press_and_the_answer(
    page: Page, context: BrowserContext, member: Member, lost: str
) -> None:
    member.take(page)
    killed = context.new_page()
    begin(killed, member)
    break_sending(killed, lost)
    send(killed)
    killed.wait_for_timeout(1500)
    killed.close()
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text(IS_IN)).to_be_visible()
    assert moods_and_notes(member) == ([2], [WORDS])


NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"


@pytest.mark.parametrize("with_locks", [True, False])
def test_two_tabs_deliver_it_once(page: Page, context: BrowserContext, member: Member, with_locks: bool) -> None:
    if not with_locks:
        context.add_init_script(NO_LOCKS)
    member.take(page)
    page.goto(f"{member.site.address}/check-in/offline/")
    tap(page, "mood", 4)
    send(page)
    expect(page.get_by_role("heading", name="Kept on this phone")).to_be_visible()
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto(f"{member.site.address}/", wait_until="commit")
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    tabs[0].wait_for_function(f"async () => await ({WAITING})() === 0")
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    assert [one["mood"] for one in member.check_ins()] == [4]
    assert page.evaluate(WAITING) == 0


def test_signal_that_comes_back_delivers_without_a_new_page(
    page: Page, context: BrowserContext, member: Member
) -> None:
    member.take(page)
    begin(page, member, mood=5)
    context.set_offline(True)
    send(page)
    expect(page.get_by_text("locked away on this phone").first).to_be_visible()
    assert member.check_ins() == []
    context.set_offline(False)
    expect(page.get_by_text(IS_IN)).to_be_visible()
    assert moods_and_notes(member) == ([5], [WORDS])


def test_signing_out_leaves_it_for_its_owner_alone(page: Page, context: BrowserContext, care: Site) -> None:
    known = open_account(page, care)
    page.goto(f"{care.address}/check-in/offline/")
    tap(page, "mood", 3)
    send(page)
    expect(page.get_by_role("heading", name="Kept on this phone")).to_be_visible()
    page.goto(f"{care.address}/me/")
    page.locator("[data-does=leave]").click()
    page.wait_for_url("**/sign-in/")
    stranger = enrol(care)
    stranger.take(page)
    page.goto(f"{care.address}/")
    page.wait_for_load_state("networkidle")
    assert stranger.check_ins() == []
    assert page.evaluate(WAITING) == 1
    lock(context)
    sign_in(page, care, known)
    page.goto(f"{care.address}/")
    expect(page.get_by_text(IS_IN)).to_be_visible(timeout=OPENING)
    owner = entered(care, known.handle, known.passphrase)
    assert asked(care, "kept", owner.root)["check_ins"] == 1
    assert page.evaluate(WAITING) == 0


def test_what_is_in_waits_no_longer(page: Page, member: Member) -> None:
    member.take(page)
    begin(page, member)
    send(page)
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert page.evaluate(WAITING) == 0
    assert moods_and_notes(member) == ([2], [WORDS])


def test_what_the_server_refuses_does_not_wait(page: Page, member: Member) -> None:
    member.take(page)
    begin(page, member)
    page.evaluate("document.querySelector('[name=client]').value = 'stale'")
    page.evaluate("document.querySelector('#id_mood_2').value = '9'")
    send(page)
    expect(page.locator("[data-trouble]")).to_be_visible()
    assert page.evaluate(WAITING) == 0
