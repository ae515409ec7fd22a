"""The safety plan: made, kept sealed, read without signal, printed, taken back, erased; on the phone by choice."""

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.accounts import OPENING, press
from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol, lock
from tests.journeys.people import asked
from tests.journeys.test_offline import EVERYTHING_KEPT, installed, shelf

pytestmark = pytest.mark.journey

PLAN, MINE = "/safety-plan/", "/safety-plan/mine/"
SIGNS = "I stop answering my sister"
FRIEND = "Dee next door, 555-010-7788"
CODE = "four otters by a stove"


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def write(page: Page, *, signs: str = SIGNS) -> None:
    """From the empty plan, or the plan to read, to one that is not kept yet."""
    close_messages(page)
    page.get_by_role("button", name="Begin").or_(page.get_by_role("button", name="Change it")).locator(
        "visible=true"
    ).click()
    page.get_by_label("My own signs").fill(signs)
    page.get_by_label("Names and numbers").fill(FRIEND)
    page.get_by_label("My off-duty weapon, for a while").fill("With Dee until the first of March")


def close_messages(page: Page) -> None:
    """Words with a way back stay until they are closed, over the foot of a small screen."""
    for button in page.get_by_role("button", name="Close this message").all():
        button.click()


def keep(page: Page) -> None:
    press(page, "Keep my plan")
    expect(page.get_by_text("Your plan is kept.")).to_be_visible(timeout=OPENING)


def make(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(member.site.address + MINE)
    write(page)
    keep(page)


def keep_copy(page: Page, label: str, code: str = "") -> None:
    close_messages(page)
    page.get_by_role("radio", name=label).check(force=True)
    if code:
        page.get_by_label("Code for this copy").fill(code)
        page.get_by_label("The same once more").fill(code)
    press(page, "Keep this choice")
    expect(page.get_by_text("A copy is on this phone.")).to_be_visible(timeout=OPENING)


def rows(member: Member) -> int:
    return int(asked(member.site, "kept", member.root)["rows"])


def shown(page: Page) -> str:
    return page.locator("[data-plan]").inner_text()


def test_made_reloaded_without_signal_and_printed(
    page: Page, context: BrowserContext, member: Member, picture: Callable[..., None]
) -> None:
    installed(page, member.site)
    member.take(page)
    page.goto(f"{member.site.address}/how/")
    page.get_by_role("link", name="My safety plan").click()
    expect(page.get_by_text("Nothing written yet")).to_be_visible(timeout=OPENING)
    picture("safety-plan-empty")
    write(page)
    page.get_by_text("Storing a weapon for a while: what to know first").click()
    picture("safety-plan-writing")
    keep(page)
    expect(page.get_by_role("link", name="555-010-7788")).to_have_attribute("href", "tel:5550107788")
    keep_copy(page, "Opens at one tap")
    picture("safety-plan-mine")
    lock(context)
    context.set_offline(True)
    for address in (PLAN, MINE):
        page.goto(member.site.address + address)
        expect(page.get_by_text(SIGNS)).to_be_visible()
        expect(page.get_by_text("From the copy on this phone.")).to_be_visible()
    picture("safety-plan-offline")
    printed = printed_text(page)
    for words in (SIGNS, FRIEND, "With Dee until the first of March", "Whom I tell", "Barbara Stanley"):
        assert words in printed, words
    for words in ("Quick exit", "Print this page", "How am I doing", "From the copy"):
        assert words not in printed, words
    page.get_by_role("link", name="Quick exit").click()
    page.wait_for_url("**/exit/")
    assert SIGNS not in page.content()


def printed_text(page: Page) -> str:
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def test_an_empty_form_can_be_printed_by_anybody(page: Page, care: Site) -> None:
    page.goto(care.address + PLAN)
    expect(page.get_by_text("No copy on this phone")).to_be_visible()
    printed = printed_text(page)
    assert "6. How I make the next hours safer" in printed
    assert "No copy on this phone" not in printed


def test_a_page_kept_for_long_hides_lines_that_have_run_out_since(page: Page, care: Site) -> None:
    page.clock.set_fixed_time("2031-01-01T12:00:00Z")
    page.goto(care.address + PLAN)
    expect(page.locator(".plan-lines li", has_text="COPLINE")).to_be_hidden()
    expect(page.locator(".plan-lines a[href='tel:988']")).to_be_visible()


def test_the_server_never_sees_it(page: Page, member: Member) -> None:
    sent: list[bytes] = []
    page.on("request", lambda one: sent.append((one.post_data_buffer or b"") + one.url.encode()))
    make(page, member)
    assert not [one for one in sent if b"sister" in one]
    assert [one for one in sent if b"kind=safety-plan" in one]


def test_locked_with_a_code_it_opens_without_signal(page: Page, context: BrowserContext, member: Member) -> None:
    installed(page, member.site)
    make(page, member)
    keep_copy(page, "Opens with a code of its own", CODE)
    lock(context)
    context.set_offline(True)
    assert SIGNS not in page.evaluate(EVERYTHING_KEPT)
    page.goto(member.site.address + PLAN)
    page.get_by_label("The code of this copy").fill("four otters by a fire")
    press(page, "Show my plan")
    expect(page.get_by_text("That code does not open it.")).to_be_visible(timeout=OPENING)
    assert SIGNS not in shown(page)
    page.get_by_label("The code of this copy").fill(CODE)
    press(page, "Show my plan")
    expect(page.get_by_text(SIGNS)).to_be_visible(timeout=OPENING)


def test_a_changed_plan_changes_its_copy_without_the_code(page: Page, context: BrowserContext, member: Member) -> None:
    make(page, member)
    keep_copy(page, "Opens with a code of its own", CODE)
    write(page, signs="I sleep in the truck")
    keep(page)
    lock(context)
    page.goto(member.site.address + PLAN)
    page.get_by_label("The code of this copy").fill(CODE)
    press(page, "Show my plan")
    expect(page.get_by_text("I sleep in the truck")).to_be_visible(timeout=OPENING)


def test_no_copy_without_asking_and_none_in_the_shelf(page: Page, context: BrowserContext, member: Member) -> None:
    installed(page, member.site)
    make(page, member)
    lock(context)
    page.goto(member.site.address + PLAN)
    expect(page.get_by_text("No copy on this phone")).to_be_visible()
    assert SIGNS not in page.evaluate(EVERYTHING_KEPT)
    assert not [path for path, text in shelf(page).items() if SIGNS in text]


def test_undo_brings_the_plan_before_back(page: Page, member: Member) -> None:
    make(page, member)
    write(page, signs="quite another sign")
    keep(page)
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_text("It is back as it was before.")).to_be_visible(timeout=OPENING)
    page.reload()
    expect(page.get_by_text(SIGNS)).to_be_visible(timeout=OPENING)


def test_erased_with_every_version_and_its_copy(page: Page, member: Member) -> None:
    before = rows(member)
    make(page, member)
    keep_copy(page, "Opens at one tap")
    write(page, signs="a second version")
    keep(page)
    assert rows(member) == before + 2
    close_messages(page)
    press(page, "Erase my plan")
    expect(page.get_by_text("Your plan is erased, here and on this phone.")).to_be_visible(timeout=OPENING)
    assert rows(member) == before
    page.goto(member.site.address + PLAN)
    expect(page.get_by_text("No copy on this phone")).to_be_visible()


def test_erasing_everything_takes_the_plan_and_its_copy(page: Page, member: Member) -> None:
    before = rows(member)
    make(page, member)
    keep_copy(page, "Opens at one tap")
    page.goto(f"{member.site.address}/how/erase/")
    page.get_by_label("Yes, erase it all").check()
    press(page, "Erase everything now")
    expect(page.get_by_role("heading", level=1, name="It is all erased")).to_be_visible(timeout=OPENING)
    assert rows(member) == before
    assert "copy:" not in str(page.evaluate(NAMES_KEPT))


NAMES_KEPT = """async () => {
  const open = indexedDB.open('rigcheck');
  const database = await new Promise(resolve => { open.onsuccess = () => resolve(open.result); });
  const keys = database.transaction('kept').objectStore('kept').getAllKeys();
  return new Promise(resolve => { keys.onsuccess = () => resolve(keys.result); });
}"""


def test_signing_out_takes_the_copy_off_the_phone(page: Page, member: Member) -> None:
    make(page, member)
    keep_copy(page, "Opens at one tap")
    assert "copy:safety-plan" in page.evaluate(NAMES_KEPT)
    page.goto(f"{member.site.address}/me/")
    page.locator("[data-does=leave]").click()
    page.wait_for_url("**/sign-in/")
    assert "copy:safety-plan" not in page.evaluate(NAMES_KEPT)


def test_a_lock_in_the_middle_takes_nothing(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    page.goto(member.site.address + MINE)
    write(page)
    page.wait_for_timeout(1500)  # the moment after which what was typed is on the phone
    lock(context)
    press(page, "Keep my plan")
    expect(page.get_by_text("This is locked now.")).to_be_visible(timeout=OPENING)
    assert SIGNS not in page.evaluate(EVERYTHING_KEPT)
    member.unlock(context)
    page.goto(member.site.address + MINE)
    expect(page.get_by_text("What you had not kept yet is back")).to_be_visible(timeout=OPENING)
    expect(page.get_by_label("My own signs")).to_have_value(SIGNS)
    keep(page)
    page.reload()
    expect(page.get_by_text(SIGNS)).to_be_visible(timeout=OPENING)


def test_two_tabs_do_not_write_over_each_other(page: Page, context: BrowserContext, member: Member) -> None:
    make(page, member)
    other = context.new_page()
    other.goto(member.site.address + MINE)
    expect(other.get_by_text(SIGNS)).to_be_visible(timeout=OPENING)
    write(page, signs="from the first tab")
    keep(page)
    write(other, signs="from the second tab")
    press(other, "Keep my plan")
    expect(other.get_by_text("changed in another tab or on another phone")).to_be_visible(timeout=OPENING)
    press(other, "Keep my plan")
    expect(other.get_by_text("Your plan is kept.")).to_be_visible(timeout=OPENING)
    page.reload()
    expect(page.get_by_text("from the second tab")).to_be_visible(timeout=OPENING)


def test_on_a_departments_phone_there_is_no_copy(page: Page, member: Member) -> None:
    make(page, member)
    page.evaluate(DEPARTMENTS)
    page.reload()
    expect(page.get_by_text("no copy is kept here")).to_be_visible(timeout=OPENING)
    expect(page.get_by_role("button", name="Keep this choice")).to_be_hidden()


DEPARTMENTS = """async () => {
  const { pathname } = new URL(document.querySelector('link[href$="css/tokens.css"]').href);
  const { keep } = await import(pathname.replace('css/tokens.css', 'sealing/store.js'));
  await keep('phone', 'department');
}"""


def test_a_stranger_on_the_same_phone_reads_nothing(page: Page, context: BrowserContext, member: Member) -> None:
    make(page, member)
    lock(context)
    stranger = enrol(member.site)
    stranger.take(page)
    page.goto(member.site.address + MINE)
    expect(page.get_by_text("Nothing written yet")).to_be_visible(timeout=OPENING)
    assert SIGNS not in page.content()


def test_a_plan_of_a_year_ago_is_locked_anew(page: Page, context: BrowserContext, member: Member) -> None:
    make(page, member)
    before = rows(member)
    ahead = 370 * 24 * 60 * 60 * 1000
    context.add_init_script(f"(() => {{ const now = Date.now; Date.now = () => now() + {ahead}; }})()")
    page.goto(f"{member.site.address}/")
    page.wait_for_load_state("networkidle")
    assert rows(member) == before + 1
    page.reload()
    page.wait_for_load_state("networkidle")
    assert rows(member) == before + 1, "once a month is enough"
    page.goto(member.site.address + MINE)
    expect(page.get_by_text(SIGNS)).to_be_visible(timeout=OPENING)
