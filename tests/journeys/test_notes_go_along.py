"""Erasing a check-in, or everything, takes the notes along that only the member's browser can find."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.members import Member, enrol
from tests.journeys.people import asked

pytestmark = pytest.mark.journey
WORDS = "rang my brother after the fire on Pike"


@pytest.fixture
def member(care: Site) -> Member:
    return enrol(care)


def check_in_with_a_note(page: Page, member: Member, words: str = WORDS) -> None:
    page.goto(f"{member.site.address}/check-in/")
    page.get_by_label("A note, for you alone").fill(words)
    page.get_by_role("button", name="Check in", exact=True).click()
    expect(page.get_by_text(words)).to_be_visible()


def kept(member: Member) -> tuple[int, list[str]]:
    """Check-ins and notes in the account, opened with its own keys."""
    found: dict[str, Any] = asked(member.site, "kept", member.root)
    return found["check_ins"], found["notes"]


def erase_the_first(page: Page) -> None:
    page.locator("li.record:visible summary").first.click()
    page.get_by_role("button", name="Erase this record").first.click()


def test_a_record_goes_with_its_note_and_comes_back_with_it(page: Page, member: Member) -> None:
    member.take(page)
    check_in_with_a_note(page, member)
    check_in_with_a_note(page, member, "another one, which stays")
    page.goto(f"{member.site.address}/how/records/")
    page.locator("li.record:visible").nth(1).locator("summary").click()
    page.locator("li.record:visible").nth(1).get_by_role("button", name="Erase this record").click()
    expect(page.get_by_text("Erased.", exact=True)).to_be_visible()
    assert len(kept(member)[1]) == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is back.")).to_be_visible()
    count, notes = kept(member)
    assert (count, sorted(notes)) == (2, ["another one, which stays", WORDS])


def test_everything_means_notes_too_and_nobody_elses(care: Site, page: Page, member: Member, chromium: Any) -> None:
    colleague, other = enrol(care), chromium.new_context()
    second = other.new_page()
    colleague.take(second)
    check_in_with_a_note(second, colleague, "mine, and still here")
    member.take(page)
    check_in_with_a_note(page, member)
    page.goto(f"{care.address}/how/erase/")
    page.get_by_label("Yes, erase it all").check()
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_role("heading", level=1, name="It is all erased")).to_be_visible()
    expect(page.get_by_text("still there")).to_have_count(0)
    assert kept(member) == (0, [])
    assert kept(colleague) == (1, ["mine, and still here"])
    other.close()


def test_a_browser_without_the_key_says_that_a_note_stays(page: Page, member: Member, chromium: Any) -> None:
    member.take(page)
    check_in_with_a_note(page, member)
    elsewhere: BrowserContext = chromium.new_context()
    member.unlock(elsewhere)  # the session's cookie, without the root that signing in would have left here
    other = elsewhere.new_page()
    other.goto(f"{member.site.address}/how/records/")
    erase_the_first(other)
    expect(other.get_by_text("the note stays")).to_be_visible()
    assert kept(member) == (0, [WORDS])
    other.goto(f"{member.site.address}/how/erase/")
    other.get_by_label("Yes, erase it all").check()
    other.get_by_role("button", name="Erase everything now").click()
    expect(other.get_by_text("Notes that you wrote are still there")).to_be_visible()
    assert kept(member) == (0, [WORDS])
    elsewhere.close()


def test_without_signal_neither_goes(page: Page, member: Member) -> None:
    member.take(page)
    check_in_with_a_note(page, member)
    page.goto(f"{member.site.address}/how/records/")
    page.context.set_offline(True)
    erase_the_first(page)
    expect(page.locator("#toasts .toast")).not_to_have_count(0)
    expect(page.locator("li.record:visible")).to_have_count(1)
    page.context.set_offline(False)
    assert kept(member) == (1, [WORDS])
