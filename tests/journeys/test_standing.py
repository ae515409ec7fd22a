"""A supporter's way in a real browser, from applying to being offered to a member."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import crew
from tests.journeys.conftest import PHONE, Site, running
from tests.journeys.people import Somebody, a_supporter, among_supporters, the_lead

pytestmark = pytest.mark.journey
NAME = "Jo Tanner"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own: who serves there is nobody else's business."""
    yield from running("care", tmp_path_factory.mktemp("standing"))


@pytest.fixture
def phone_of(chromium: Browser) -> Iterator[Callable[[Somebody], Page]]:
    """A phone of their own for each."""
    contexts = []

    def opened(whom: Somebody) -> Page:
        context = chromium.new_context(viewport=PHONE, device_scale_factor=2, locale="en-US")
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        whom.take(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def names(page: Page, site: Site) -> list[str]:
    """Whom a member can choose now."""
    page.goto(f"{site.address}/peers/")
    return page.locator("main h2").all_inner_texts()


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def apply(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/supporting/")
    page.get_by_role("link", name="My standing").click()
    page.get_by_role("link", name="Apply").click()
    page.get_by_label("Why").fill("I was carried once.")
    tap(page, "Hand it in")
    expect(page.get_by_text("Applied; colleagues may speak for them")).to_be_visible()


def certify(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/standing/training/")
    page.get_by_label("What it is called").fill("Peer support, made up")
    page.get_by_label("Hours").fill("26")
    page.get_by_label("Good until").fill("2099-12")
    tap(page, "Keep it")
    expect(page.get_by_text("The lead has not seen it yet")).to_be_visible()


def test_from_applying_to_being_offered(
    page: Page, site: Site, phone_of: Callable[[Somebody], Page], picture: Callable[..., None]
) -> None:
    member, lead = phone_of(among_supporters(site)), phone_of(the_lead(site))
    crew.newcomer(site, NAME).take(page)
    apply(page, site)
    assert NAME not in names(member, site)

    lead.goto(f"{site.address}/candidates/")
    lead.locator("section", has_text=NAME).get_by_role("button", name="I would go to them").click()
    expect(lead.locator("section", has_text=NAME).get_by_text("You have spoken for them.")).to_be_visible()
    lead.goto(f"{site.address}/oversight/")
    lead.get_by_role("link", name=re.compile(NAME)).click()
    tap(lead, "We have talked: choose them")

    page.goto(f"{site.address}/standing/")
    picture("standing-chosen")
    page.get_by_role("link", name="What supporters keep to").click()
    tap(page, "I agree")
    certify(page, site)
    lead.reload()
    tap(lead, "I have seen the paper")
    tap(lead, "Admit them")
    expect(lead.get_by_role("button", name="Admit them")).to_have_count(0)

    page.goto(f"{site.address}/standing/")
    expect(page.get_by_text("Serving, and in date")).to_be_visible()
    page.goto(f"{site.address}/supporting/words/")
    page.get_by_label("In your own words").fill("Ten years of nights. I mostly listen.")
    tap(page, "Keep it")

    assert NAME in names(member, site)
    member.get_by_role("link", name=NAME).click()
    expect(member.get_by_text("Ten years of nights. I mostly listen.")).to_be_visible()
    member.get_by_role("link", name="Somebody else").click()
    expect(member.get_by_role("heading", level=1)).not_to_have_text(NAME)

    tap(lead_at_removal(lead), "Remove from the supporters")
    assert NAME not in names(member, site)


def lead_at_removal(lead: Page) -> Page:
    lead.locator("summary", has_text="Remove").click()
    lead.get_by_label("Cannot be reached any more").check()
    return lead


def test_logging_a_contact_asks_how_the_supporter_is(page: Page, site: Site, picture: Callable[..., None]) -> None:
    a_supporter(site).take(page)
    page.goto(f"{site.address}/standing/log/")
    page.get_by_label("By voice").check()
    page.get_by_label("Up to an hour").check()
    tap(page, "Log it")
    expect(page.get_by_role("heading", name="Logged. And you?")).to_be_visible()
    picture("standing-logged")
    tap(page, "Somebody should call me")
    expect(page.get_by_text("Asked; nobody has taken it yet")).to_be_visible()
    picture("standing-asked")
