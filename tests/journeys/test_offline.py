"""Without signal: what the phone keeps, what it never keeps, and how a check-in written there comes in once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol, lock
from tests.journeys.test_checkins import send, tap

pytestmark = pytest.mark.journey

PHRASE = "a heron on the training ground"
YEAR_MS = 365 * 24 * 60 * 60 * 1000
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      const answer = await caches.match(request, { ignoreVary: true });
      found[new URL(request.url).pathname] = await answer.text();
    }
  }
  return found;
}"""


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def installed(page: Page, site: Site) -> None:
    """The first visit fills the phone's shelf."""
    page.goto(f"{site.address}/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def shelf(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(KEPT)
    return found


def test_a_check_in_without_signal_comes_in_once(
    page: Page, context: BrowserContext, member: Member, picture: Callable[..., None]
) -> None:
    installed(page, member.site)
    member.take(page)
    lock(context)
    context.set_offline(True)
    page.goto(f"{member.site.address}/")
    tap(page, "mood", 1)
    page.get_by_label("A note, for you alone").fill(PHRASE)
    picture("offline")
    send(page)
    expect(page.get_by_role("heading", name="Kept on this phone")).to_be_visible()
    expect(page.get_by_text("Nobody has been told.")).to_be_visible()
    picture("offline-kept")
    assert PHRASE not in str(page.evaluate(EVERYTHING_KEPT))
    context.set_offline(False)
    member.unlock(context)
    for _ in range(2):
        page.goto(f"{member.site.address}/")
        expect(page.get_by_text("Mood: very low")).to_be_visible()
    (kept,) = member.check_ins()
    page.goto(f"{member.site.address}/check-in/{kept['at'][:7]}.0/")
    expect(page.get_by_text(PHRASE)).to_be_visible()


DEPARTMENTS = """async () => {
  const { pathname } = new URL(document.querySelector('link[href$="css/tokens.css"]').href);
  const { keep } = await import(pathname.replace('css/tokens.css', 'sealing/store.js'));
  await keep('phone', 'department');
}"""
EVERYTHING_KEPT = """async () => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('rigcheck');
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  const all = [];
  for (const name of database.objectStoreNames) {
    const rows = await new Promise(resolve => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
    });
    all.push(...rows.map(row => JSON.stringify(row, (_, value) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value)));
  }
  return all.join() + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
}"""


def test_the_signal_goes_in_the_middle(page: Page, context: BrowserContext, member: Member) -> None:
    installed(page, member.site)
    member.take(page)
    page.goto(f"{member.site.address}/check-in/")
    tap(page, "mood", 5)
    context.set_offline(True)
    send(page)
    expect(page.get_by_text("locked away on this phone").first).to_be_visible()
    assert member.check_ins() == []
    context.set_offline(False)
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text("The check-in that waited on this phone is in.")).to_be_visible()
    assert [one["mood"] for one in member.check_ins()] == [5]


@pytest.mark.parametrize("wrong_by", [-YEAR_MS, YEAR_MS])
def test_a_phone_with_the_clock_wrong_by_a_year(
    page: Page, context: BrowserContext, member: Member, wrong_by: int
) -> None:
    member.take(page)
    lock(context)
    context.add_init_script(f"(() => {{ const now = Date.now; Date.now = () => now() + {wrong_by}; }})()")
    page.goto(f"{member.site.address}/check-in/offline/")
    tap(page, "mood", 4)
    send(page)
    expect(page.get_by_role("heading", name="Kept on this phone")).to_be_visible()
    member.unlock(context)
    page.goto(f"{member.site.address}/")
    expect(page.get_by_text("Mood: good")).to_be_visible()
    assert [one["mood"] for one in member.check_ins()] == [4]


def test_breathing_and_people_are_there_without_signal(page: Page, context: BrowserContext, care: Site) -> None:
    installed(page, care)
    context.set_offline(True)
    page.goto(f"{care.address}/helps/")
    page.get_by_role("link", name="Box breathing").tap()
    page.get_by_role("button", name="Start").tap()
    expect(page.locator("[data-words]")).to_have_text("Hold.", timeout=10_000)
    page.get_by_role("link", name="Step it up", exact=True).tap()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == f"{care.address}/step-it-up/"
    page.goto(f"{care.address}/check-in/")
    expect(page.get_by_text("This phone knows no account yet.")).to_be_visible()


def test_no_personal_page_is_ever_kept(page: Page, member: Member) -> None:
    installed(page, member.site)
    member.take(page)
    for path in ("/", "/check-in/", "/check-in/rhythm/", "/helps/", "/helps/grounding/", "/check-in/offline/", "/me/"):
        page.goto(member.site.address + path)
    kept = shelf(page)
    pages = {path: text for path, text in kept.items() if not path.startswith("/static/")}
    assert "/check-in/offline/" in pages
    assert "/step-it-up/" in pages
    assert not {"/", "/check-in/", "/check-in/rhythm/", "/me/"} & set(pages)
    for path, text in pages.items():
        assert member.handle not in text, path
        assert "data-rates" not in text, path


def test_on_a_departments_phone_nothing_stays(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/try/")
    page.evaluate(DEPARTMENTS)
    tap(page, "mood", 3)
    page.get_by_role("button", name="See my check-in").tap()
    expect(page.get_by_text("Nothing of it stays on this phone")).to_be_visible()
    assert "mood" not in page.evaluate(EVERYTHING_KEPT)
    page.goto(f"{care.address}/check-in/offline/")
    expect(page.get_by_text("This is the department's phone")).to_be_visible()
    expect(page.get_by_role("button", name="Check in", exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="Need someone now? Step it up")).to_be_visible()


def test_a_full_phone_keeps_the_answers_on_the_page(page: Page, member: Member) -> None:
    member.take(page)
    page.goto(f"{member.site.address}/check-in/offline/")
    tap(page, "mood", 3)
    page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    )
    send(page)
    expect(page.get_by_text("This phone has no room left")).to_be_visible()
    expect(page.locator("#id_mood_3")).to_be_checked()
