"""Staff in a browser: signing in, showing who one is once more, and looking closely at where one has come to."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from rigcheck.doors.demonstration import STAFF
from tests.journeys import looking
from tests.journeys.conftest import PHONE, THEMES, Site
from tests.journeys.fingerprints import fingerprint

AXE = Axe()
NARROW = 320


def heading(page: Page, words: str) -> None:
    """Wait for a page by its heading."""
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def press(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def sign_in(page: Page, site: Site, role: str) -> None:
    """Name and password; where that leads is for the caller to say."""
    seat = next(seat for seat in STAFF if seat.role == role)
    page.goto(f"{site.address}/sign-in/")
    page.get_by_label("Name").fill(seat.username)
    page.get_by_label("Password", exact=True).fill(seat.password)
    press(page, "Sign in")


def once_more(page: Page, role: str) -> None:
    """Show who one is again, where the page asks for it."""
    heading(page, "Once more, that it is you")
    page.get_by_label("Password", exact=True).fill(next(seat for seat in STAFF if seat.role == role).password)
    press(page, "Go on")


def authenticator(page: Page) -> CDPSession:
    """A fingerprint reader that always agrees."""
    return fingerprint(page)[0]


def look_closely(page: Page, name: str, picture: Callable[..., None]) -> None:
    """What `test_every_page` asks of a page, of one that only shows on the way."""
    expect(page.get_by_role("heading", level=1).locator("visible=true")).to_have_count(1)
    assert [looking.wide(page, width) for width in (NARROW, PHONE["width"])] == [[], []]
    assert looking.small(page) == []
    assert looking.tabbed(page) == {"missed": [], "unseen": []}
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished))")
        violations = AXE.run(page).response["violations"]
        found[theme] = [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in violations]
    assert found == {theme: [] for theme in THEMES}
    picture(f"page-roster-{name}")
