"""Two real browsers talk; one goes away and comes back: nothing lost, nothing twice, no word on the server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import crew
from tests.journeys.conftest import PHONE, PICTURES, THEMES, Site, running
from tests.journeys.members import Member, enrol
from tests.journeys.people import Somebody
from tests.traces import dresses, in_folder

pytestmark = pytest.mark.journey
FIRST = "cobalt marimba 4471 first words"
ANSWER = "saffron gantry 9023 an answer"
WRITTEN_AWAY = [f"tangerine sluice 66{at} written away" for at in range(3)]
SAID_MEANWHILE = [f"umber lattice 77{at} said meanwhile" for at in range(3)]
PLANTED = [FIRST, ANSWER, *WRITTEN_AWAY, *SAID_MEANWHILE]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own: its memory and files are searched."""
    yield from running("care", tmp_path_factory.mktemp("talks"))


@pytest.fixture(scope="module")
def team(site: Site) -> dict[str, Somebody]:
    return crew.supporters(site)


@pytest.fixture
def member(site: Site, team: dict[str, Somebody]) -> Member:
    return enrol(site)


@pytest.fixture
def peers_phone(chromium: Browser, team: dict[str, Somebody], site: Site) -> Iterator[Page]:
    """The peer's phone, with keys made."""
    context = chromium.new_context(viewport=PHONE, locale="en-US")
    context.set_default_timeout(20_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    team[crew.PEER].take(opened)
    make_keys(opened, site)
    yield opened
    context.close()
    assert errors == []


def make_keys(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/talks/")
    expect(page.locator("[data-keys-made]")).to_be_attached(timeout=60_000)


def said(page: Page) -> list[str]:
    """The words on the screen, in order."""
    return page.locator("[data-said] .talk-text").all_inner_texts()


def write(page: Page, text: str) -> None:
    page.get_by_label("Your words").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def begin(page: Page, site: Site, text: str = FIRST, *, whom: str = crew.PEER) -> None:
    """Choose, read, write."""
    page.goto(f"{site.address}/talk/somebody/")
    page.get_by_role("radio", name=whom).check(force=True)
    expect(page.get_by_label("Your first words")).to_be_hidden()
    expect(page.get_by_role("heading", name="What may have to be passed on")).to_be_visible()
    page.get_by_label("I have read it").check()
    page.get_by_label("Your first words").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-said]")).to_contain_text(text, timeout=30_000)


def open_newest(page: Page, site: Site) -> None:
    """The supporter's list shows what is new first."""
    page.goto(f"{site.address}/talks/")
    page.get_by_role("link").filter(has_text="Something new").first.click()


def memory_of(process: int) -> Iterator[bytes]:
    """What a process of this machine holds in memory, region by region."""
    with Path(f"/proc/{process}/mem").open("rb") as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if "r" not in rights or "w" not in rights:
                continue
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:  # a region of the machine's own
                continue


def held_in_memory(process: int, phrases: list[str]) -> list[str]:
    """Which phrases, in which dress, lie in the process's memory."""
    wanted = [(phrase, dress, shape) for phrase in phrases for dress, shape in dresses(phrase).items()]
    return [
        f"{phrase} in {dress}" for region in memory_of(process) for phrase, dress, shape in wanted if shape in region
    ]


def take_pictures(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.screenshot(path=PICTURES / f"{name}-phone-{theme}.png", full_page=True)


def test_two_browsers_talk_and_one_goes_away(
    page: Page, context: BrowserContext, member: Member, peers_phone: Page, site: Site
) -> None:
    member.take(page)
    begin(page, site)
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text(FIRST)
    write(peers_phone, ANSWER)
    expect(page.locator("[data-said]")).to_contain_text(ANSWER)

    context.set_offline(True)
    for text in WRITTEN_AWAY:
        write(page, text)
    expect(page.get_by_text("No signal. You can go on writing")).to_be_visible()
    for text in SAID_MEANWHILE:
        write(peers_phone, text)
        expect(peers_phone.locator("[data-said]")).to_contain_text(text)
    assert said(page) == [FIRST, ANSWER, *WRITTEN_AWAY]
    context.set_offline(False)

    expect(page.locator("[data-said]")).to_contain_text(SAID_MEANWHILE[-1], timeout=30_000)
    expect(peers_phone.locator("[data-said]")).to_contain_text(WRITTEN_AWAY[-1], timeout=30_000)
    for one in (page, peers_phone):
        words = said(one)
        assert sorted(words) == sorted(PLANTED), "nothing lost, nothing twice"
        assert [text for text in words if text in WRITTEN_AWAY] == WRITTEN_AWAY
        assert [text for text in words if text in SAID_MEANWHILE] == SAID_MEANWHILE
        one.reload()
        expect(one.locator("[data-said]")).to_contain_text(ANSWER)
        assert sorted(said(one)) == sorted(PLANTED)

    assert site.process is not None
    assert held_in_memory(site.process.pid, PLANTED) == []
    assert held_in_memory(site.process.pid, ["rigcheck"]) != [], "the search reads the memory"
    assert in_folder(site.data, PLANTED) == []
    assert os.path.getsize(site.data / "care.sqlite3") > 0
    take_pictures(page, "talk-member")
    take_pictures(peers_phone, "talk-supporter")
