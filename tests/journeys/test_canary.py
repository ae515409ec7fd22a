"""A phrase that exists nowhere else is typed into every form; afterwards no file of the server holds it.

On the way the server breaks once in the middle of a request and is killed once in the middle of another. The whole way
is walked on SQLite and on PostgreSQL, whose tables, write-ahead log and own log are searched too.
"""

import base64
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.journeys.accounts import (
    OPENING,
    Known,
    answer_groups,
    heading,
    lock,
    open_account,
    press,
    prove,
    sign_in,
    type_card,
)
from tests.journeys.conftest import Site, running
from tests.journeys.pages import CARE
from tests.journeys.people import asked, entered
from tests.journeys.planting import (
    BY_HAND,
    ELSEWHERE_SHOWN,
    FORMS,
    LOCKED,
    NOTE,
    SECRET,
    TOLD,
    posted,
    send_each_form,
    went_out,
)
from tests.postgres import Server
from tests.traces import dresses, in_bytes, in_folder

pytestmark = pytest.mark.journey
OWN_PASSPHRASE = "vermilion sextant kelp 9917 ~ drum"
PIN = "730519"
ELSEWHERE = "ochre pelican 5528"


@dataclass(frozen=True)
class Ground:
    """A care site of its own, because it will be killed, and everything that its databases keep."""

    site: Site
    server: Server | None

    @property
    def folders(self) -> list[Path]:
        """Where files are searched."""
        own = [self.site.data]
        return [*own, Path(self.server.host) / "data"] if self.server else own

    @contextmanager
    def busy(self) -> Iterator[Any]:
        """A second connection to care's database, in a transaction that is undone."""
        connection: Any
        if self.server:
            connection = psycopg.connect(self.server.address("canary"))
        else:
            connection = sqlite3.connect(self.site.data / "care.sqlite3", isolation_level=None)
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.rollback()
            connection.close()

    def table_renamed(self, before: str, after: str) -> None:
        """Take the one table away, or bring it back."""
        with self._committing() as connection:
            connection.execute(f"ALTER TABLE {before} RENAME TO {after}")

    def _committing(self) -> AbstractContextManager[Any]:
        if self.server:
            return psycopg.connect(self.server.address("canary"), autocommit=True)
        return sqlite3.connect(self.site.data / "care.sqlite3", isolation_level=None)

    def dumped(self) -> bytes:
        """Every row of every table as text, and the server's log; SQLite's files are searched as they lie."""
        if not self.server:
            return b""
        parts = [(Path(self.server.host) / "log").read_bytes()]
        for database in ("canary", "canary_box"):
            with psycopg.connect(self.server.address(database), autocommit=True) as connection:
                named = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                for (table,) in connection.execute(named).fetchall():
                    with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
                        parts.append(b"".join(bytes(part) for part in copy))
        return b"\n".join(parts)


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    if request.param == "sqlite":
        yield from (Ground(site, None) for site in running("care", tmp_path))
        return
    server: Server = request.getfixturevalue("postgres")
    databases = ("canary", "canary_box")
    with psycopg.connect(server.address(), autocommit=True) as connection:
        for name in databases:
            connection.execute(f"CREATE DATABASE {name}")
    own = {"PGHOST": server.host, "PGUSER": server.user, "RIGCHECK_CARE_DB": "canary", "RIGCHECK_ENGINE": "postgresql"}
    yield from (
        Ground(site, server)
        for site in running("care", tmp_path, **own, RIGCHECK_CARE_KEYBOX=server.address("canary_box"))
    )
    with psycopg.connect(server.address(), autocommit=True) as connection:
        for name in databases:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def keep_a_note(page: Page, site: Site) -> str:
    """A check-in with a note; the address of the page that shows both."""
    page.goto(f"{site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(NOTE)
    page.get_by_role("button", name="Check in", exact=True).click()
    expect(page.get_by_text(NOTE)).to_be_visible(timeout=OPENING)
    return page.url


def keep_and_erase_a_plan(page: Page, site: Site) -> None:
    """A safety plan with the phrase in every field, a copy of it on the phone behind a code, and all of it erased."""
    page.goto(f"{site.address}/safety-plan/mine/")
    press(page, "Begin")
    for one in page.locator("form[data-does=plan] textarea").all():
        one.fill(NOTE)
    press(page, "Keep my plan")
    expect(page.get_by_text("Your plan is kept.")).to_be_visible(timeout=OPENING)
    page.get_by_role("radio", name="Opens with a code of its own").check(force=True)
    for label in ("Code for this copy", "The same once more"):
        page.get_by_label(label).fill(SECRET)
    press(page, "Keep this choice")
    expect(page.get_by_text("A copy is on this phone.")).to_be_visible(timeout=OPENING)
    page.reload()
    press(page, "Erase my plan")
    expect(page.get_by_text("Your plan is erased")).to_be_visible(timeout=OPENING)


def write_offline(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/check-in/offline/")
    page.get_by_label("A note, for you alone").fill(NOTE)
    page.get_by_role("button", name="Check in", exact=True).click()
    heading(page, "Kept on this phone")


def set_pin_and_unlock(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/pin/")
    page.get_by_label("Six digits").fill(PIN)
    page.get_by_label("The same once more").fill(PIN)
    press(page, "Keep this PIN")
    heading(page, "The PIN is set on this phone")
    lock(page, site)
    page.get_by_label("Six-digit PIN").fill(PIN)
    press(page, "Unlock")
    page.wait_for_url(lambda url: "/locked/" not in url, timeout=OPENING)
    page.wait_for_load_state("networkidle")


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


def take_a_new_card(page: Page, site: Site, known: Known) -> None:
    page.goto(f"{site.address}/me/card/")
    prove(page, known)
    expect(page.locator("[data-stage=change]")).to_be_visible(timeout=OPENING)
    known.card = page.locator("[data-card-groups] li").all_inner_texts()
    press(page, "I have it on paper")
    answer_groups(page, known.card)
    press(page, "Keep this card")
    heading(page, "The new card is kept")


def recover(page: Page, site: Site, known: Known) -> None:
    page.context.clear_cookies()
    page.goto(f"{site.address}/recover/")
    type_card(page, "-".join(known.card))
    press(page, "Go on")
    heading(page, "A new passphrase")
    known.passphrase = page.locator("[data-drawn]").inner_text()
    press(page, "Keep this passphrase")
    heading(page, "The new passphrase is kept")


def break_in_the_middle(page: Page, ground: Ground) -> None:
    """The table is away for a moment, and a form meets a 500."""
    page.set_extra_http_headers({"User-Agent": ELSEWHERE})
    page.goto(f"{ground.site.address}/check-in/rhythm/")
    ground.table_renamed("vault_row", "away")
    answer = page.evaluate(
        """async ([address, sent]) => {
          const mark = document.querySelector('main [name=csrfmiddlewaretoken]').value;
          const body = new URLSearchParams({ ...sent, csrfmiddlewaretoken: mark });
          const answer = await fetch(address, { method: 'POST', body });
          return [answer.status, await answer.text()];
        }""",
        [
            f"/check-in/rhythm/?q={ELSEWHERE}",
            {"note": TOLD, "every": "daily", "at": "18:00", "zone": "UTC", "keep": "1"},
        ],
    )
    ground.table_renamed("away", "vault_row")
    assert answer[0] == 500
    assert "on our side" in answer[1]


def kill_in_the_middle(page: Page, ground: Ground, requests: list[Request]) -> None:
    """Another writer holds the table, so the request waits; then the power goes."""
    page.goto(f"{ground.site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(NOTE)
    before = len(requests)
    with ground.busy() as connection:
        if ground.server:
            connection.execute("LOCK TABLE vault_row IN ACCESS EXCLUSIVE MODE")
        page.get_by_role("button", name="Check in", exact=True).click()
        page.wait_for_timeout(700)
        assert "/check-in/" in [path for path, _ in posted(ground.site, requests[before:])]
        ground.site.stop(at_once=True)


def sent_text(requests: list[Request]) -> bytes:
    """Addresses, headers and bodies of everything that the phone sent."""
    parts: list[bytes] = []
    for one in requests:
        parts.append(one.url.encode())
        parts.append("\n".join(f"{name}: {value}" for name, value in one.headers.items()).encode())
        parts.append(one.post_data_buffer or b"")
    return b"\n".join(parts)


def sweep(page: Page, site: Site, pages: list[str], requests: list[Request]) -> None:
    """Every form of these pages, each seen to have gone out as its table says."""
    sent = [one for path in pages for one in send_each_form(page, site, path, requests)]
    assert [one for one in sent if not went_out(one)] == []
    assert {(one.page, one.form) for one in sent} == {(path, form) for path in pages for form in FORMS[path]}


def forms_elsewhere(page: Page, site: Site) -> dict[str, int]:
    """Pages that a member can open whose forms are not in the table, with how many: there must be none."""
    known = {path.partition("?")[0] for path in FORMS} | ELSEWHERE_SHOWN
    others = [look.address for look in CARE if look.address.partition("?")[0] not in known and "{" not in look.address]
    found = {}
    for path in dict.fromkeys(others):
        page.goto(site.address + path)
        found[path] = page.locator("form").count()
    return {path: count for path, count in found.items() if count}


def stayed_out(ground: Ground, secret: list[str], root: str, handle: str) -> None:
    """Neither files nor tables nor logs hold what was typed."""
    dumped = ground.dumped()
    assert in_bytes(dumped, secret) == []
    assert bytes.fromhex(root) not in dumped
    assert root.encode() not in dumped
    held = []
    for folder in ground.folders:
        assert in_folder(folder, secret) == []
        held += [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
    assert not [one for one in held if bytes.fromhex(root) in one or root.encode() in one]
    assert [one for one in held if handle.encode() in one], "the search reads the database"
    assert not ground.server or handle.encode() in dumped, "the dump holds the tables"
    assert b"answered 500" in (ground.site.data / "care.log").read_bytes()


def by_hand(page: Page, site: Site, known: Known) -> list[str]:
    """What takes right answers, each step seen to work; the passphrases and cards on the way, as one may type them."""
    drawn, cards = [known.passphrase], [known.card]
    page.goto(f"{site.address}/check-in/{ELSEWHERE}/?q={ELSEWHERE}")
    write_offline(page, site)
    set_pin_and_unlock(page, site)  # what waited on the phone goes in
    choose_own_passphrase(page, site, known)
    take_a_new_card(page, site, known)
    recover(page, site, known)
    keep_and_erase_a_plan(page, site)
    drawn, cards = [*drawn, known.passphrase], [*cards, known.card]
    return [*drawn, *(code for card in cards for code in ("".join(card), "-".join(card)))]


def test_the_phrase_is_in_no_file(context: BrowserContext, ground: Ground, requests_sent: list[Request]) -> None:
    page, site = context.new_page(), ground.site  # unchecked: forms without their guards may break their own scripts
    known = open_account(page, site, agency=TOLD)
    kept = keep_a_note(page, site)
    never_sent = [NOTE, SECRET, OWN_PASSPHRASE, PIN, *by_hand(page, site, known)]
    right = posted(site, requests_sent)
    assert {path for path, _ in right} >= BY_HAND
    assert TOLD.encode() in dict(right)["/join/finish"], "the agency went in with the form"
    root = entered(site, known.handle, known.passphrase).root
    before = asked(site, "kept", root)
    assert (before["agency"], before["check_ins"], before["notes"]) == (TOLD, 2, [NOTE, NOTE])

    break_in_the_middle(page, ground)
    sweep(page, site, [one for one in FORMS if one != LOCKED], requests_sent)
    assert asked(site, "kept", root) == before, "what does not fit is kept nowhere"
    assert forms_elsewhere(page, site) == {}
    lock(page, site)
    sweep(page, site, [LOCKED], requests_sent)
    recover(page, site, known)  # so many wrong tries hold the passphrase up, not the card
    never_sent.append(known.passphrase)
    kill_in_the_middle(page, ground, requests_sent)

    stayed_out(ground, [TOLD, ELSEWHERE, *never_sent], root, known.handle)
    said = sent_text(requests_sent)
    assert in_bytes(said, [*never_sent, root]) == []
    assert bytes.fromhex(root) not in said
    assert in_bytes(said, [TOLD]) != [], "the search reads what was sent"
    site.start()
    page = context.new_page()
    sign_in(page, site, known)
    page.goto(kept)
    expect(page.get_by_text(NOTE)).to_be_visible(timeout=OPENING)


def test_no_form_is_left_out() -> None:
    """Pages whose forms are sent are pages that there are."""
    known = {look.address.partition("?")[0] for look in CARE}
    assert {path.partition("?")[0] for path in FORMS} <= known


def test_the_agencys_sign_in_keeps_nothing(page: Page, tmp_path: Path) -> None:
    for site in running("roster", tmp_path):
        page.goto(f"{site.address}/sign-in/?next=/{ELSEWHERE}")
        page.get_by_label("Name").fill(TOLD)
        page.get_by_label("Password", exact=True).fill(OWN_PASSPHRASE)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("do not go together")
        assert in_folder(tmp_path, [TOLD, OWN_PASSPHRASE, ELSEWHERE]) == []
        assert (tmp_path / "roster.sqlite3").exists()


@pytest.mark.parametrize("dress", [*dresses(TOLD), "zlib", "gzip"])
def test_the_search_finds_what_is_there(tmp_path: Path, dress: str) -> None:
    """The control, in every dress."""
    shapes = {
        **dresses(TOLD),
        "zlib": zlib.compress(b"before " + TOLD.encode()),
        "gzip": zlib.compress(b"before " + TOLD.encode(), wbits=zlib.MAX_WBITS | 16),
    }
    (tmp_path / "care.sqlite3-wal").write_bytes(bytes(97) + shapes[dress] + bytes(31))
    assert in_folder(tmp_path, [TOLD])


@pytest.mark.parametrize("before", range(3))
def test_base64_is_found_wherever_the_phrase_begins(tmp_path: Path, before: int) -> None:
    (tmp_path / "log").write_bytes(base64.b64encode(b"x" * before + TOLD.encode() + b"after"))
    assert in_folder(tmp_path, [TOLD])


def test_the_search_opens_a_real_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "care.sqlite3") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (note TEXT)")
        connection.execute("INSERT INTO kept VALUES (?)", [TOLD])
        connection.commit()
        assert in_folder(tmp_path, [TOLD])
