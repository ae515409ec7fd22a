"""Two real browsers talk; one goes away and comes back: nothing lost, nothing twice, no word on the server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import crew
from tests.journeys.conftest import DESK, PHONE, PICTURES, THEMES, Site, running
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
    read_everything(opened, site)
    yield opened
    context.close()
    assert errors == []


def make_keys(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/talks/")
    expect(page.locator("[data-keys-made]")).to_be_attached(timeout=60_000)


def read_everything(page: Page, site: Site) -> None:
    """What other journeys left unread."""
    new = page.get_by_role("link").filter(has_text="Something new")
    for _ in range(new.count()):
        new.first.click()
        expect(page.locator("[data-said] li").first).to_be_visible()
        page.goto(f"{site.address}/talks/")


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
    for size, shape in {"desk": DESK, "phone": PHONE}.items():
        page.set_viewport_size(shape)
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            page.screenshot(path=PICTURES / f"{name}-{size}-{theme}.png", full_page=True)


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


def test_the_member_goes_on_on_another_phone(
    page: Page, context: BrowserContext, chromium: Browser, member: Member, peers_phone: Page, site: Site
) -> None:
    """A lost phone loses nothing: what was said opens with the account's own key."""
    member.take(page)
    begin(page, site, "before the phone was lost")
    open_newest(peers_phone, site)
    write(peers_phone, "I am here")
    expect(page.locator("[data-said]")).to_contain_text("I am here")
    context.close()
    other = chromium.new_context(viewport=PHONE, locale="en-US")
    again = other.new_page()
    member.take(again)
    again.goto(f"{site.address}/talk/")
    again.get_by_role("link", name=crew.PEER).click()
    expect(again.locator("[data-said]")).to_contain_text("I am here", timeout=20_000)
    assert said(again) == ["before the phone was lost", "I am here"]
    write(again, "from the new phone")
    expect(peers_phone.locator("[data-said]")).to_contain_text("from the new phone", timeout=20_000)
    other.close()


def test_a_photo_and_what_a_camera_writes_into_it_stays_home(
    page: Page, member: Member, peers_phone: Page, site: Site, tmp_path: Path
) -> None:
    member.take(page)
    begin(page, site, "with a photo")
    picture = page.evaluate(
        """async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 90, height: 60 });
          canvas.getContext('2d').fillRect(5, 5, 40, 20);
          const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
          return Array.from(new Uint8Array(await blob.arrayBuffer()));
        }"""
    )
    file = tmp_path / "photo.png"
    file.write_bytes(bytes(picture) + b"taken at 51.0 N by camera 12345")
    page.locator("input[data-photo]").set_input_files(file)
    expect(page.get_by_role("button", name="A photo: open it")).to_be_visible(timeout=20_000)
    open_newest(peers_phone, site)
    peers_phone.get_by_role("button", name="A photo: open it").click()
    shown = peers_phone.locator("img.talk-photo")
    expect(shown).to_be_visible(timeout=20_000)
    assert shown.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [90, 60]
    assert "camera" not in str(shown.evaluate("one => atob(one.src.split(',')[1])"))
    kept = [one.read_bytes() for one in (site.data / "parcels").iterdir()]
    assert kept
    assert not [one for one in kept if b"JFIF" in one or b"camera" in one]


def test_the_peer_suggests_somebody_and_the_members_own_words_go_along(
    page: Page, member: Member, peers_phone: Page, team: dict[str, Somebody], chromium: Browser, site: Site
) -> None:
    """A warm hand-off: nothing has to be told twice."""
    phone = chromium.new_context(viewport=PHONE, locale="en-US")
    phone.set_default_timeout(20_000)
    chaplain = phone.new_page()
    team[crew.CHAPLAIN].take(chaplain)
    make_keys(chaplain, site)
    member.take(page)
    begin(page, site, "it has been a year since the fire")
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("a year since")
    peers_phone.get_by_text("When it is beyond you").click()
    take_pictures(peers_phone, "talk-beyond")
    peers_phone.get_by_role("radio", name=crew.CHAPLAIN).check(force=True)
    peers_phone.get_by_role("button", name="Suggest them").click()
    page.get_by_role("link", name=f"Talk to {crew.CHAPLAIN}").click(timeout=20_000)
    expect(page.get_by_role("radio", name=crew.CHAPLAIN)).to_be_checked()
    page.get_by_label("I have read it").check()
    expect(page.get_by_role("checkbox", name="it has been a year since the fire")).to_be_checked()
    page.get_by_label("Your first words").fill("Robin sent me")
    take_pictures(page, "talk-hand-off")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(crew.CHAPLAIN, timeout=30_000)
    open_newest(chaplain, site)
    expect(chaplain.locator("[data-said] blockquote")).to_contain_text("it has been a year since the fire")
    expect(chaplain.locator("[data-said]")).to_contain_text("Robin sent me")
    phone.close()


def test_closed_and_erased(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    member.take(page)
    begin(page, site, "to be erased")
    open_newest(peers_phone, site)
    expect(peers_phone.locator("[data-said]")).to_contain_text("to be erased")
    page.get_by_text("Save, close, erase").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a file").click()
    assert "to be erased" in saved.value.path().read_text()
    page.get_by_role("button", name="Close this talk").click()
    expect(peers_phone.get_by_text("This talk is closed.")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Your words")).to_be_hidden()
    page.get_by_role("button", name="Erase this talk").click()
    page.get_by_role("button", name="Erase it").click()
    page.wait_for_url("**/talk/")
    expect(page.get_by_text("No talk yet")).to_be_visible()
    expect(peers_phone.get_by_text("Everything of this talk was erased.")).to_be_visible(timeout=20_000)


def test_more_than_a_talk_carries_is_not_put_in(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    """Fifty megabytes pasted: the page says so, and goes on."""
    member.take(page)
    begin(page, site, "short")
    page.get_by_label("Your words").focus()
    page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', 'x'.repeat(50 * 1024 * 1024));
          const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(paste);
        }"""
    )
    expect(page.get_by_text("That is too long: 2,000 characters at most.")).to_be_visible()
    write(page, "still here")
    expect(page.locator("[data-said]")).to_contain_text("still here")


FORGE_KEYS = """const real = window.fetch;
window.fetch = async (where, how) => {
  const answer = await real(where, how);
  if (!String(where).includes('with=1')) return answer;
  const told = await answer.json();
  told.supporter.keys = told.supporter.keys.replace(/^../, told.supporter.keys.startsWith('00') ? '01' : '00');
  return Response.json(told);
};"""


def test_other_keys_than_those_the_talk_began_with_are_seen(
    page: Page, member: Member, peers_phone: Page, site: Site
) -> None:
    """A server that shows keys which no lead signed: the member is told, and nothing goes out."""
    member.take(page)
    begin(page, site, "with the right keys")
    page.add_init_script(FORGE_KEYS)
    page.reload()
    expect(page.get_by_text("Their keys changed")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Your words")).to_be_hidden()
    take_pictures(page, "talk-key-changed")


def test_a_call_for_backup_turns_into_a_talk(page: Page, member: Member, peers_phone: Page, site: Site) -> None:
    crew.up(site)
    member.take(page)
    page.goto(f"{site.address}/step-it-up/backup/")
    page.get_by_label("Write with me here").check()
    page.get_by_role("button", name="Step it up").click()
    peers_phone.goto(f"{site.address}/backup/")
    asked = peers_phone.locator(
        "section", has=peers_phone.get_by_role("heading", name="Somebody asks to write with you")
    )
    asked.get_by_role("button", name="Take it").click(timeout=20_000)
    page.get_by_role("link", name=f"Write to {crew.PEER}").click(timeout=20_000)
    expect(page.get_by_role("radio", name=crew.PEER)).to_be_checked()
    page.get_by_label("Your first words").fill("I pressed a minute ago")
    page.get_by_role("button", name="Send", exact=True).click()
    peers_phone.get_by_role("link", name="To the talks").click()
    peers_phone.get_by_role("link").filter(has_text="Something new").first.click(timeout=20_000)
    expect(peers_phone.locator("[data-said]")).to_contain_text("I pressed a minute ago")
