"""A phrase that exists nowhere else is typed into every form; afterwards no file of the server holds it.

On the way the server breaks once in the middle of a request and is killed once in the middle of another.
"""

import base64
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Request, expect

from tests.journeys.accounts import OPENING, Known, heading, open_account, press, prove, sign_in
from tests.journeys.conftest import Site, running
from tests.journeys.people import entered
from tests.traces import dresses, in_bytes, in_folder

pytestmark = pytest.mark.journey
PHRASE = "zebu lanterns 7341 under quartz"
OWN_PASSPHRASE = "vermilion sextant kelp 9917 ~ drum"
PIN = "730519"
ELSEWHERE = "ochre pelican 5528"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A care site of its own, because it will be killed."""
    yield from running("care", tmp_path)


def database(site: Site) -> sqlite3.Connection:
    return sqlite3.connect(site.data / "care.sqlite3", isolation_level=None)


def shot(page: Page, wait: int = 300) -> None:
    page.wait_for_timeout(wait)


def type_everywhere(page: Page, text: str) -> int:
    """Type into every field of the page that takes text, hidden steps included; how many there were."""
    return int(
        page.evaluate(
            """text => {
              const fields = [...document.querySelectorAll('main input, main textarea, main select, main [value]')]
                .filter(one => !['checkbox', 'radio', 'submit', 'button'].includes(one.type))
                .filter(one => one.name !== 'csrfmiddlewaretoken');
              for (const one of fields) {
                one.removeAttribute('maxlength'); one.removeAttribute('pattern'); one.removeAttribute('required');
                if (one.tagName === 'SELECT') one.append(new Option(text, text));
                if (['number', 'date', 'time'].includes(one.type)) one.type = 'text';
                one.value = text;
                one.dispatchEvent(new Event('input', { bubbles: true }));
              }
              for (const one of document.querySelectorAll('main [type=radio], main [type=checkbox]')) one.value = text;
              for (const form of document.querySelectorAll('form')) form.noValidate = true;
              return fields.length;
            }""",
            text,
        )
    )


def send_every_form(page: Page, address: str) -> None:
    """Every form of a page, with the phrase in every field; forms of scripts are submitted as the button would."""
    page.goto(address)
    for at in range(page.locator("main form").count()):
        page.goto(address)
        type_everywhere(page, PHRASE)
        page.evaluate(
            """at => {
              const form = document.querySelectorAll('main form')[at];
              for (const one of form.querySelectorAll('[type=radio]')) one.checked = true;
              for (const one of form.querySelectorAll('[type=checkbox]')) one.checked = true;
              form.requestSubmit();
            }""",
            at,
        )
        shot(page, 500)


FORMS = (
    "/check-in/", "/check-in/rhythm/", "/assessments/phq-9/all/", "/assessments/phq-9/?at=item1",
    "/assessments/audit/all/", "/helps/grounding/", "/me/passphrase/", "/me/card/",
    "/me/pin/", "/me/passkey/", "/me/erase/",
    "/how/erase/", "/try/", "/join/", "/sign-in/", "/locked/", "/recover/",
)  # fmt: skip


def keep_a_note(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(PHRASE)
    page.get_by_role("button", name="Check in", exact=True).click()
    expect(page.get_by_text(PHRASE)).to_be_visible(timeout=OPENING)


def write_offline(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/check-in/offline/")
    page.get_by_label("A note, for you alone").fill(PHRASE)
    page.get_by_role("button", name="Check in", exact=True).click()
    heading(page, "Kept on this phone")


def set_pin_and_unlock(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/pin/")
    page.get_by_label("Six digits").fill(PIN)
    page.get_by_label("The same once more").fill(PIN)
    press(page, "Keep this PIN")
    heading(page, "The PIN is set on this phone")
    page.goto(f"{site.address}/me/")
    press(page, "Lock now")
    heading(page, "Locked")
    page.get_by_label("Six-digit PIN").fill(PIN)
    press(page, "Unlock")
    expect(page).not_to_have_url(f"{site.address}/locked/", timeout=OPENING)


def choose_own_passphrase(page: Page, site: Site, known: Known) -> None:
    page.goto(f"{site.address}/me/passphrase/")
    prove(page, known)
    heading(page, "New passphrase")
    page.get_by_text("Use a passphrase of my own instead").click(timeout=OPENING)
    page.get_by_label("Your passphrase", exact=True).fill(OWN_PASSPHRASE)
    page.get_by_label("The same once more").fill(OWN_PASSPHRASE)
    press(page, "Keep this passphrase")
    heading(page, "The new passphrase is kept")
    known.passphrase = OWN_PASSPHRASE


def break_in_the_middle(page: Page, site: Site) -> None:
    """The table is away for a moment, and a form meets a 500."""
    page.set_extra_http_headers({"User-Agent": ELSEWHERE})
    page.goto(f"{site.address}/check-in/rhythm/")
    with database(site) as busy:
        busy.execute("ALTER TABLE vault_row RENAME TO away")
        answer = page.evaluate(
            """async ([address, sent]) => {
              const mark = document.querySelector('main [name=csrfmiddlewaretoken]').value;
              const body = new URLSearchParams({ ...sent, csrfmiddlewaretoken: mark });
              const answer = await fetch(address, { method: 'POST', body });
              return [answer.status, await answer.text()];
            }""",
            [
                f"/check-in/rhythm/?q={ELSEWHERE}",
                {"note": PHRASE, "every": "daily", "at": "18:00", "zone": "UTC", "keep": "1"},
            ],
        )
        busy.execute("ALTER TABLE away RENAME TO vault_row")
    assert answer[0] == 500
    assert "on our side" in answer[1]


def kill_in_the_middle(page: Page, site: Site) -> None:
    """Another writer holds the database, so the request waits; then the power goes."""
    page.goto(f"{site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(PHRASE)
    busy = database(site)
    busy.execute("BEGIN IMMEDIATE")
    page.get_by_role("button", name="Check in", exact=True).click()
    shot(page, 700)
    site.stop(at_once=True)
    busy.execute("ROLLBACK")
    busy.close()


def sent_text(requests: list[Request]) -> bytes:
    """Addresses, headers and bodies of everything that the phone sent."""
    parts: list[bytes] = []
    for one in requests:
        parts.append(one.url.encode())
        with suppress(Error):
            parts.append("\n".join(f"{name}: {value}" for name, value in one.all_headers().items()).encode())
        parts.append(one.post_data_buffer or b"")
    return b"\n".join(parts)


def test_the_phrase_is_in_no_file(context: BrowserContext, site: Site, requests_sent: list[Request]) -> None:
    page = context.new_page()  # unchecked: forms without their guards may break their own scripts
    known = open_account(page, site)
    drawn = known.passphrase
    keep_a_note(page, site)
    page.goto(f"{site.address}/check-in/{ELSEWHERE}/?q={ELSEWHERE}")
    write_offline(page, site)
    set_pin_and_unlock(page, site)
    choose_own_passphrase(page, site, known)
    root = entered(site, known.handle, known.passphrase).root
    break_in_the_middle(page, site)
    said = sent_text(requests_sent)
    for path in FORMS:
        with suppress(Error):
            send_every_form(page, site.address + path)
    sign_in(page, site, known)
    kill_in_the_middle(page, site)
    card = "".join(known.card)
    secret = [PHRASE, OWN_PASSPHRASE, drawn, PIN, ELSEWHERE, card, "-".join(known.card)]
    assert in_folder(site.data, secret) == []
    held = b"".join(one.read_bytes() for one in site.data.rglob("*") if one.is_file())
    assert bytes.fromhex(root) not in held
    assert known.handle.encode() in held, "the search reads the database"
    assert b"answered 500" in (site.data / "care.log").read_bytes()
    assert in_bytes(said, [OWN_PASSPHRASE, drawn, PIN, card, "-".join(known.card), root]) == []
    assert bytes.fromhex(root) not in said
    assert b"/join/finish" in said
    site.start()
    sign_in(context.new_page(), site, known)


def test_the_agencys_sign_in_keeps_nothing(page: Page, tmp_path: Path) -> None:
    for site in running("roster", tmp_path):
        page.goto(f"{site.address}/sign-in/?next=/{ELSEWHERE}")
        page.get_by_label("Name").fill(PHRASE)
        page.get_by_label("Password", exact=True).fill(OWN_PASSPHRASE)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("do not go together")
        assert in_folder(tmp_path, [PHRASE, OWN_PASSPHRASE, ELSEWHERE]) == []
        assert (tmp_path / "roster.sqlite3").exists()


@pytest.mark.parametrize("dress", [*dresses(PHRASE), "zlib", "gzip"])
def test_the_search_finds_what_is_there(tmp_path: Path, dress: str) -> None:
    """The control, in every dress."""
    shapes = {
        **dresses(PHRASE),
        "zlib": zlib.compress(b"before " + PHRASE.encode()),
        "gzip": zlib.compress(b"before " + PHRASE.encode(), wbits=zlib.MAX_WBITS | 16),
    }
    (tmp_path / "care.sqlite3-wal").write_bytes(bytes(97) + shapes[dress] + bytes(31))
    assert in_folder(tmp_path, [PHRASE])


@pytest.mark.parametrize("before", range(3))
def test_base64_is_found_wherever_the_phrase_begins(tmp_path: Path, before: int) -> None:
    (tmp_path / "log").write_bytes(base64.b64encode(b"x" * before + PHRASE.encode() + b"after"))
    assert in_folder(tmp_path, [PHRASE])


def test_the_search_opens_a_real_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "care.sqlite3") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (note TEXT)")
        connection.execute("INSERT INTO kept VALUES (?)", [PHRASE])
        connection.commit()
        assert in_folder(tmp_path, [PHRASE])
