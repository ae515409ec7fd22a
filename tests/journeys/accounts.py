"""Steps that several journeys share: opening an account by hand, signing in, and what the phone may send."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site

OPENING = 30_000
"""Argon2id may take its time on a slow machine, in milliseconds."""


@dataclass
class Known:
    """What the member of a journey knows."""

    handle: str = ""
    passphrase: str = field(default="", repr=False)
    card: list[str] = field(default_factory=list, repr=False)


def join_card(care: Site) -> str:
    """A fresh card."""
    return care.command("cards", "--count", "1").strip()


def press(page: Page, name: str) -> None:
    """Press a button once its script is there: on a busy machine the page is drawn long before."""
    page.wait_for_load_state()
    page.get_by_role("button", name=name, exact=True).locator("visible=true").click()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=OPENING)


def type_card(page: Page, code: str) -> None:
    """Paste the whole code into the first box, as a phone would."""
    page.locator("[data-groups] input:visible").first.fill(code)


def no_picture(_: str) -> None:
    """Most journeys take none."""


def open_account(
    page: Page,
    care: Site,
    *,
    phone: str = "It is mine",
    agency: str = "",
    picture: Callable[[str], None] = no_picture,
    card: str = "",
    along: bool = False,
) -> Known:
    """Every step up to the page that says so: with `card`, a fresh one, or what came `along` to the open page."""
    known = Known()
    _enter(page, care, phone, "" if along else card or join_card(care), picture)
    heading(page, "Your handle")
    picture("join-3-handle")
    known.handle = page.locator("[data-stage=handle] [data-handle]").inner_text()
    press(page, "I have noted it")
    heading(page, "Your passphrase")
    picture("join-4-passphrase")
    known.passphrase = page.locator("[data-drawn]").inner_text()
    press(page, "I can keep this one")
    heading(page, "Your recovery card")
    known.card = page.locator("[data-stage=paper] [data-card-groups] li").all_inner_texts()
    picture("join-5-paper")
    press(page, "I have it on paper")
    answer_groups(page, known.card)
    picture("join-6-asked")
    press(page, "Go on")
    heading(page, "About you, if you like")
    picture("join-7-about")
    if agency:
        page.get_by_label("Agency or department").fill(agency)
    press(page, "Go on" if agency else "Skip this")
    agree(page, picture)
    return known


def agree(page: Page, picture: Callable[[str], None]) -> None:
    """The last step: the limits are read, and the account is open."""
    heading(page, "What stays between us, and what does not")
    picture("join-8-limits")
    press(page, "I have read this. Open my account")
    heading(page, "Your account is open")
    picture("join-9-done")


def _enter(page: Page, care: Site, phone: str, typed: str, picture: Callable[[str], None]) -> None:
    """Say whose phone it is, and type a card's code or let the page look at the card that came along."""
    if typed:
        page.goto(f"{care.address}/join/")
    page.get_by_label(phone).check()
    picture("join-1-phone")
    press(page, "Go on")
    if typed:
        type_card(page, typed)
    picture("join-2-card")
    press(page, "Go on" if typed else "Look at my card")


def answer_groups(page: Page, card: list[str]) -> None:
    """Copy the two groups that are asked for from the card."""
    heading(page, "Two groups from your card")
    for field_ in page.locator("[data-asked] input").all():
        field_.fill(card[int(field_.get_attribute("data-group") or "0") - 1])


def sign_in(page: Page, care: Site, known: Known) -> None:
    page.goto(f"{care.address}/sign-in/?next=/me/")
    page.get_by_label("Handle").fill(known.handle)
    page.get_by_label("Passphrase").fill(known.passphrase)
    press(page, "Sign in")
    heading(page, "Me")


def prove(page: Page, known: Known) -> None:
    """Show once more that it is you, by the passphrase."""
    page.get_by_label("Your passphrase now").fill(known.passphrase)
    press(page, "It is me")


def lock(page: Page, care: Site) -> None:
    """Lock by hand, and wait until it is."""
    page.goto(f"{care.address}/me/")
    press(page, "Lock now")
    heading(page, "Locked")
