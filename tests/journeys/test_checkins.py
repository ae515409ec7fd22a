"""A check-in, as it goes: one thumb, a keyboard, no script; sent twice, answer lost, locked in the middle, two tabs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.journeys.conftest import PHONE, THEMES, Site
from tests.journeys.members import Member, enrol, lock
from tests.journeys.test_shell import faults

pytestmark = pytest.mark.journey

PHRASE = "the kestrel over the water tower"
ANSWERS_GET_LOST = """() => {
  const real = fetch;
  window.fetch = async (...sent) => { await real(...sent); throw new TypeError("no answer"); };
}"""
PAGES = ("/", "/check-in/", "/check-in/rhythm/", "/check-in/offline/", "/try/", "/helps/", "/helps/box-breathing/")


@pytest.fixture(scope="module")
def account(care: Site) -> Member:
    return enrol(care)


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def tap(page: Page, name: str, value: int) -> None:
    """Press one of the five keys, as a thumb does: it has to be in reach."""
    key = page.locator(f"#id_{name}_{value}")
    key.evaluate("one => one.scrollIntoView({ block: 'center' })")
    key.tap()
    expect(key).to_be_checked()


def send(page: Page) -> None:
    page.get_by_role("button", name="Check in", exact=True).tap()


def test_a_check_in_with_one_thumb(page: Page, member: Member, picture: Callable[..., None]) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/")
    page.get_by_role("link", name="Check in", exact=True).tap()
    for name, value in (("mood", 4), ("stress", 4), ("sleep", 2), ("energy", 3), ("work", 5)):
        tap(page, name, value)
    page.get_by_role("button", name="Hours of sleep: more").tap()
    page.get_by_role("button", name="Hours of sleep: less").tap()
    page.get_by_label("Good call", exact=True).tap()
    page.get_by_label("A note, for you alone").fill("Quiet, then not.")
    picture("check-in")
    send(page)
    expect(page.get_by_role("heading", name="Checked in")).to_be_visible()
    expect(page.get_by_text("6.5 hours")).to_be_visible()
    expect(page.get_by_text("Quiet, then not.")).to_be_visible()
    expect(page.get_by_text("You put your stress at 4 of 5.").first).to_be_visible()
    picture("checked-in")
    page.get_by_role("link", name="Done").tap()
    expect(page.get_by_text("Mood: good")).to_be_visible()
    picture("today")
    (kept,) = member.check_ins()
    assert (kept["mood"], kept["sleep_hours"], kept["tags"]) == (4, 6.5, ["good-call"])


def test_the_note_leaves_the_phone_sealed_only(page: Page, member: Member, requests_sent: list[Request]) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(PHRASE)
    send(page)
    expect(page.get_by_text(PHRASE)).to_be_visible()
    sent = [one.post_data_buffer or b"" for one in requests_sent]
    assert any(b"kind=note" in body for body in sent)
    assert not [body for body in sent if PHRASE.split()[1].encode() in body]
    files = [path for path in member.site.data.rglob("*") if path.is_file()]
    assert any(path.name.startswith("care") for path in files)
    assert [path for path in files if b"kestrel" in path.read_bytes()] == []


def test_the_note_goes_with_its_check_in(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(PHRASE)
    send(page)
    expect(page.get_by_text(PHRASE)).to_be_visible()
    with page.expect_response("**/sealed/erase/") as gone:
        page.get_by_role("button", name="Erase this check-in").tap()
    assert gone.value.ok
    expect(page.get_by_role("link", name="Check in", exact=True)).to_be_visible()
    assert member.check_ins() == []


def test_with_the_keyboard_alone(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    page.locator("#main").focus()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
        reached.append(name)
        if name == "mood":
            page.keyboard.press("ArrowRight")
        elif name in {"stress", "tags"}:
            page.keyboard.press("Space")
        elif name == "Check in":
            page.keyboard.press("Enter")
            break
    expect(page.get_by_role("heading", name="Checked in")).to_be_visible()
    (kept,) = member.check_ins()
    assert kept["mood"] == 2
    assert kept["stress"] == 1
    assert {"sleep", "sleep_hours", "energy", "work", ""} <= {*reached}


def test_what_has_the_focus_is_never_hidden(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    page.locator("#main").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return top?.closest(".nav, .bar, .actions-dock") && !one.closest(".nav, .bar, .actions-dock")
                ? one.id || one.textContent : null;
            }"""
        )
        assert not hidden


def test_without_javascript(chromium: Browser, member: Member) -> None:
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    member.unlock(plain)
    page = plain.new_page()
    page.goto(f"{member.site.address}/check-in/")
    page.locator("#id_mood_5").check(force=True)
    page.locator("input[name=sleep_hours]").fill("7.5")
    page.get_by_role("button", name="Check in", exact=True).click()
    expect(page.get_by_text("7.5 hours")).to_be_visible()
    plain.close()
    assert [one["mood"] for one in member.check_ins()] == [5]


def test_pressed_twice_it_counts_once(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    tap(page, "mood", 3)
    page.evaluate(
        "() => { const form = document.querySelector('[data-check-in]'); form.requestSubmit(); form.requestSubmit(); }"
    )
    expect(page.get_by_role("heading", name="Checked in")).to_be_visible()
    assert len(member.check_ins()) == 1


def test_an_answer_that_got_lost_doubles_nothing(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    tap(page, "mood", 2)
    page.get_by_label("A note, for you alone").fill("Kept twice, once.")

    page.evaluate(ANSWERS_GET_LOST)
    send(page)
    expect(page.get_by_text("locked away on this phone").first).to_be_visible()
    assert len(member.check_ins()) == 1
    page.get_by_role("link", name="Try again now").tap()
    expect(page.get_by_text("The check-in that waited on this phone is in.")).to_be_visible()
    assert len(member.check_ins()) == 1


def test_locked_in_the_middle_nothing_is_lost(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    tap(page, "mood", 2)
    page.get_by_label("A note, for you alone").fill(PHRASE)
    lock(context)
    send(page)
    expect(page.get_by_text("locked away on this phone").first).to_be_visible()
    assert member.check_ins() == []
    member.unlock(context)
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text("The check-in that waited on this phone is in.")).to_be_visible()
    (kept,) = member.check_ins()
    page.goto(f"{member.site.address}/check-in/{kept['at'][:7]}.0/")
    expect(page.get_by_text(PHRASE)).to_be_visible()


def test_two_tabs_deliver_a_draft_once(page: Page, context: BrowserContext, member: Member) -> None:
    member.take(page)
    lock(context)
    page.goto(f"{member.site.address}/check-in/offline/")
    tap(page, "mood", 5)
    send(page)
    expect(page.get_by_role("heading", name="Kept on this phone")).to_be_visible()
    member.unlock(context)
    second = context.new_page()
    for tab in (page, second):
        tab.goto(f"{member.site.address}/", wait_until="commit")
    for tab in (page, second):
        tab.wait_for_load_state("networkidle")
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text("Mood: very good")).to_be_visible()
    assert len(member.check_ins()) == 1


def test_a_rhythm_is_picked_and_seen(page: Page, member: Member, picture: Callable[..., None]) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/rhythm/")
    page.get_by_label("Every shift, as it begins").tap()
    page.get_by_label("Which pattern do you work?").select_option("dupont")
    expect(page.locator(".strip li")).to_have_count(14)
    first = page.locator(".strip-letter").first
    expect(first).to_have_text("N")
    for _ in range(2):
        page.get_by_role("button", name="One day later").tap()
    expect(first).to_have_text("–")
    picture("rhythm")
    page.get_by_role("button", name="Keep my rhythm").tap()
    expect(page.get_by_text("Every shift, as it begins · DuPont, days and nights")).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, account: Member, path: str, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    account.unlock(page.context)
    page.goto(account.site.address + path)
    page.wait_for_load_state("networkidle")
    assert faults(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_small_phone(page: Page, account: Member, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    account.unlock(page.context)
    page.goto(account.site.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
