"""The two ways in, from the agency's office to a check-in: one member comes by a link, another draws a card.

The coordinator imports a file and offers cards; the lead prints cards on care. Afterwards the agency's database knows
that one card was made for the one, and nothing at all of the other.
"""

import csv
import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.accounts import OPENING, Known, heading, open_account, press
from tests.journeys.conftest import DESK, PHONE, REPOSITORY, Site, running
from tests.traces import in_folder

pytestmark = pytest.mark.journey
AGENCY, SLUG = "Heron County", "heron-county"
LINKED, DRAWN = "Robin Valehart", "Jo Marshwick"
NUMBERS = {LINKED: "HC-77310", DRAWN: "HC-77311"}
PEOPLE = 60
PASSWORD = "copper-lantern-orchard-47"
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}\b")
OFFICE = f"""
import django
django.setup()
from rigcheck.roster.agencies.actions import add_agency
from rigcheck.roster.staff.actions import add_staff
add_agency(by="journey", name="{AGENCY}", trade="police", slug="{SLUG}")
add_staff(by="journey", username="coordinator", password="{PASSWORD}", role="coordinator")
"""


@dataclass
class Houses:
    """Both sites, each with a folder, a database and people of its own."""

    care: Site
    roster: Site


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Houses]:
    """Two sites; roster's pages know where care is, as an operator tells them."""
    for care in running("care", tmp_path_factory.mktemp("care"), RIGCHECK_AGENCIES=SLUG):
        for roster in running("roster", tmp_path_factory.mktemp("roster"), RIGCHECK_CARE_ADDRESS=care.address):
            environment = {**roster.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.roster"}
            subprocess.run([sys.executable, "-c", OFFICE], env=environment, cwd=REPOSITORY, check=True)
            yield Houses(care, roster)


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    """The coordinator's screen."""
    yield from _screen(chromium.new_context(viewport=DESK, locale="en-US"))


@pytest.fixture
def leads(chromium: Browser) -> Iterator[Page]:
    """The clinical lead's screen."""
    yield from _screen(chromium.new_context(viewport=DESK, locale="en-US"))


@pytest.fixture
def other_phone(chromium: Browser) -> Iterator[Page]:
    """The phone of whoever draws a card."""
    yield from _screen(chromium.new_context(viewport=PHONE, has_touch=True, locale="en-US"))


def _screen(context: BrowserContext) -> Iterator[Page]:
    context.set_default_timeout(OPENING)
    yield context.new_page()
    context.close()


def sign_in(desk: Page, roster: Site) -> None:
    desk.goto(f"{roster.address}/sign-in/")
    desk.get_by_label("Name").fill("coordinator")
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    press(desk, "Sign in")
    desk.wait_for_url(f"{roster.address}/")


def personnel_file() -> bytes:
    """As an HR system writes it; nobody in it has an e-mail address, so all get letters."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["Name", "Number", "Trade"])
    table.writerows((name, number, "police") for name, number in NUMBERS.items())
    table.writerows((f"Colleague {at}", f"HC-{at:05d}", "police") for at in range(PEOPLE - len(NUMBERS)))
    return written.getvalue().encode()


def import_people(desk: Page, roster: Site) -> None:
    desk.goto(f"{roster.address}/agencies/{SLUG}/import/")
    desk.get_by_label("File").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": personnel_file()}
    )
    press(desk, "Send the file")
    heading(desk, "Name the columns")
    press(desk, "Check every row")
    heading(desk, "Look before it is written")
    press(desk, "Write all of it")
    heading(desk, "Written")


def carry_keys(houses: Houses, tmp_path: Path) -> None:
    """The operators' commands: roster makes this quarter's key, care takes the list over."""
    listed = str(tmp_path / "keylog.txt")
    houses.roster.command("keys")
    houses.roster.command("keylog", "--export", listed)
    houses.care.command("keylog", "--import", listed)


def issue_links(desk: Page, roster: Site) -> dict[str, str]:
    """Offer cards to everybody; each name's code, from the table for a mail merge."""
    desk.goto(f"{roster.address}/cards/")
    press(desk, "Offer a card to everybody")
    expect(desk.get_by_text(f"{PEOPLE} people were offered a card")).to_be_visible()
    with desk.expect_download() as waiting:
        press(desk, "Or a table for your own letters (CSV)")
    rows = csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig")))
    return {row["Name"]: row["Code"] for row in rows}


def print_cards(leads: Page, care: Site, count: int) -> list[str]:
    """The first lead opens their seat and prints cards; their codes, read off the sheet."""
    seat_card = CODE.search(care.command("first-lead", "--name", "Dr Avery Lind"))
    assert seat_card
    open_account(leads, care, card=seat_card[0])
    leads.goto(f"{care.address}/seats/mine/")
    press(leads, "Put my keys into the list")
    expect(leads.get_by_role("link", name="Invite, vouch, suspend")).to_be_visible()
    leads.goto(f"{care.address}/seats/cards/")
    leads.get_by_label("How many").fill(str(count))
    with leads.expect_download() as waiting:
        press(leads, "Make the file to print")
    sheets = pypdf.PdfReader(waiting.value.path())
    text = "\n".join(sheet.extract_text() for sheet in sheets.pages)
    return CODE.findall(re.sub(r"([0-9A-Z]{4})\n(?=[0-9A-Z]{4}-)", r"\1-", text))


def get_card(page: Page, roster: Site, code: str) -> None:
    """By the link, keep the card on the phone, and come back for it."""
    page.goto(f"{roster.address}/your-card/#{code}")
    press(page, "Get my card")
    heading(page, "Your card is ready")
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.get_by_label("Six digits", exact=True).fill("246810")
    page.get_by_label("The same once more").fill("246810")
    press(page, "Keep my card")
    heading(page, "It is on this phone now")


def open_by_link(page: Page, houses: Houses) -> Known:
    page.goto(f"{houses.roster.address}/your-card/")
    page.get_by_label("Your six digits").fill("246810")
    press(page, "Open my card")
    heading(page, "Open your account")
    press(page, "Go to the members’ site")
    page.wait_for_url(f"{houses.care.address}/join/")
    return open_account(page, houses.care, along=True)


def check_in(page: Page, care: Site) -> None:
    page.goto(f"{care.address}/check-in/")
    mood = page.locator("#id_mood_4")
    mood.evaluate("one => one.scrollIntoView({ block: 'center' })")
    mood.tap()
    press(page, "Check in")
    expect(page.get_by_role("heading", name="Checked in")).to_be_visible()


def cards_made(roster: Site) -> dict[str, int]:
    """What the agency's database holds about cards, by name; who has no row is not there."""
    asked = "SELECT p.name, i.issued FROM issued i JOIN person p ON p.id = i.person_id"
    with closing(sqlite3.connect(roster.data / "roster.sqlite3")) as database:
        return dict(database.execute(asked).fetchall())


def shown_made(desk: Page, roster: Site, name: str) -> str:
    """How many cards the coordinator's page says were made for a person."""
    desk.goto(f"{roster.address}/cards/{SLUG}/?find={NUMBERS[name]}")
    return desk.locator("tbody tr", has_text=name).locator("td.number").inner_text()


def test_one_comes_by_a_link_one_draws_a_card_and_roster_knows_of_one_card_made(
    desk: Page, leads: Page, page: Page, other_phone: Page, houses: Houses, tmp_path: Path
) -> None:
    sign_in(desk, houses.roster)
    import_people(desk, houses.roster)
    carry_keys(houses, tmp_path)
    codes = issue_links(desk, houses.roster)
    drawn = print_cards(leads, houses.care, 3)
    assert (len(codes), len(set(drawn))) == (PEOPLE, 3)

    get_card(page, houses.roster, codes[LINKED])
    by_link = open_by_link(page, houses)
    by_card = open_account(other_phone, houses.care, card=drawn[0])
    check_in(page, houses.care)
    check_in(other_phone, houses.care)

    assert {name: made for name, made in cards_made(houses.roster).items() if made} == {LINKED: 1}
    assert (shown_made(desk, houses.roster, LINKED), shown_made(desk, houses.roster, DRAWN)) == ("1", "0")
    assert in_folder(houses.roster.data, [by_link.handle, by_card.handle, drawn[0]]) == []
    assert in_folder(houses.care.data, [*NUMBERS, *NUMBERS.values(), codes[LINKED], drawn[0]]) == []
