"""A group in real browsers: joining, writing, a report, a moderator's decision, an appeal, and leaving."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Site
from tests.journeys.members import Member, enrol
from tests.journeys.people import Somebody, a_supporter, the_lead

pytestmark = pytest.mark.journey
WORDS = "The kids think I am asleep. I lie there and count calls."
ANSWER = "Same here. Earplugs and a dark room helped me."
LOOKS_AGAIN_MS = 15_000


@pytest.fixture
def phones(chromium: Browser, page: Page) -> Iterator[Callable[[Somebody | Member], Page]]:
    """A phone for each person; the test's own checked page goes to whoever comes first."""
    opened, first = [], [page]

    def phone(who: Somebody | Member) -> Page:
        if first:
            mine = first.pop()
        else:
            context = chromium.new_context(viewport=PHONE, locale="en-US")
            context.set_default_timeout(15_000)
            opened.append(context)
            mine = context.new_page()
        who.take(mine)
        return mine

    yield phone
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def post(page: Page) -> None:
    """Send what is written, and go on to it where help was offered first."""
    press(page, "Post")
    page.wait_for_load_state()
    onward = page.get_by_role("link", name="To your post")
    if onward.count():
        onward.click()


def join(page: Page, site: Site) -> str:
    """Into the group of the nights, past what its page says first; the name that one has there."""
    page.goto(f"{site.address}/groups/")
    page.get_by_role("link", name="Night shifts").click()
    expect(page.get_by_role("heading", name="What may have to be passed on")).to_be_visible()
    name = page.locator("form strong").inner_text()
    press(page, "Join")
    expect(page.get_by_text(f"You are {name} here.")).to_be_visible()
    return name


def begin_a_thread(page: Page) -> str:
    """A thread in the group that is open; its address."""
    page.get_by_role("link", name="Begin a thread").click()
    page.get_by_label("Title").fill("Lying awake")
    page.get_by_label("Your post").fill(WORDS)
    post(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lying awake")
    return page.url


def within(page: Page, words: str, what: str) -> None:
    """Open a fold of the post that has these words."""
    page.locator("article", has_text=words).locator("summary", has_text=what).click()


def answer_and_report(page: Page, thread: str, name: str) -> None:
    """A colleague answers, and says that the first post names somebody: it is gone for them at once."""
    page.goto(thread)
    expect(page.locator("article", has_text=WORDS)).to_contain_text(name)
    page.get_by_label("Answer").fill(ANSWER)
    post(page)
    within(page, WORDS, "Report")
    page.get_by_label("It names somebody, or says enough to find them").check(force=True)
    press(page, "Report it")
    expect(page.get_by_text("A moderator took it off, or is to look at it first.")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)


def hide_it(page: Page, site: Site) -> None:
    """The moderator finds it first of all that waits, and hides it for another reason."""
    page.goto(f"{site.address}/moderating/")
    page.get_by_role("link", name="Night shifts").click()
    queued = page.locator("article").first
    expect(queued).to_contain_text(WORDS)
    expect(queued).to_contain_text("It names somebody")
    queued.locator("summary", has_text="Hide it").click()
    queued.get_by_role("group").get_by_label("It tells of a case that is under way").first.check(force=True)
    queued.get_by_label("What you say to its writer").first.fill("It reads like a case.")
    queued.get_by_role("button", name="Hide it").click()
    expect(page.get_by_text("What is hidden")).to_be_visible()


def appeal(page: Page, thread: str) -> None:
    """Its writer reads why, and asks somebody else to look."""
    page.goto(thread)
    expect(page.get_by_text("It tells of a case that is under way: It reads like a case.")).to_be_visible()
    within(page, WORDS, "Ask for another look")
    page.get_by_label("Why it should stand").fill("There is no case. It is my own bed.")
    press(page, "Ask")
    expect(page.get_by_text("Hidden. Somebody else looks at it again.")).to_be_visible()


def restore(page: Page, site: Site) -> None:
    """The lead reads the post and what was said for it, and shows it again."""
    page.goto(f"{site.address}/groups/opened/")
    asked = page.locator("article", has_text=WORDS)
    expect(asked).to_contain_text("There is no case. It is my own bed.")
    asked.get_by_role("button", name="Show it again").click()
    expect(page.locator("article", has_text=WORDS)).to_have_count(0)


def test_what_a_moderator_hides_its_writer_appeals_and_another_restores(
    phones: Callable[[Somebody | Member], Page], care: Site, picture: Callable[..., None]
) -> None:
    supporter, lead = a_supporter(care), the_lead(care)
    member = phones(enrol(care))
    name = join(member, care)
    thread = begin_a_thread(member)
    colleague = phones(enrol(care))
    assert join(colleague, care) != name
    answer_and_report(colleague, thread, name)
    member.goto(thread)
    expect(member.get_by_text("nobody reads it until a moderator has looked")).to_be_visible()
    picture("groups-held-for-its-writer")
    moderator = phones(supporter)
    hide_it(moderator, care)
    appeal(member, thread)
    moderator.reload()
    expect(moderator.get_by_text("You decided this, so somebody else looks at it again")).to_be_visible()
    expect(colleague.get_by_text(WORDS)).to_have_count(0)
    restore(phones(lead), care)
    expect(colleague.get_by_text(WORDS)).to_be_visible(timeout=LOOKS_AGAIN_MS)
    expect(colleague.get_by_text(ANSWER)).to_be_visible()


def test_a_name_of_somebody_who_works_here_stays_in_the_field_and_leaving_leaves_nothing(
    phones: Callable[[Somebody | Member], Page], care: Site, picture: Callable[..., None]
) -> None:
    the_lead(care)
    member = phones(enrol(care))
    join(member, care)
    thread = begin_a_thread(member)
    member.get_by_label("Answer").fill("Chaplain Moss told me to write here")
    post(member)
    expect(member.get_by_text("Your text is still in the field.")).to_be_visible()
    expect(member.get_by_label("Answer")).to_have_value("Chaplain Moss told me to write here")
    picture("groups-a-name-refused")
    member.goto(thread)
    member.locator("a.back").click()
    member.get_by_role("link", name="Leave this group").click()
    press(member, "Leave")
    expect(member.get_by_role("heading", name="Open to you")).to_be_visible()
    expect(member.get_by_role("heading", name="Your groups")).to_have_count(0)
    assert member.goto(thread).status == 404  # type: ignore[union-attr]


def test_a_live_session_is_heard_while_it_lasts_and_gone_after(
    phones: Callable[[Somebody | Member], Page], care: Site, picture: Callable[..., None]
) -> None:
    supporter = a_supporter(care)
    member = phones(enrol(care))
    join(member, care)
    live = f"{care.address}/groups/live/{supporter.sitting}/"
    member.goto(f"{care.address}/groups/calendar/")
    member.get_by_role("link", name="Sleeping by day").click()
    with member.expect_download() as kept:
        member.get_by_role("link", name="Into my calendar").click()
    assert "Sleeping" not in kept.value.path().read_text()
    moderator = phones(supporter)
    moderator.goto(live)
    press(moderator, "Begin")
    member.goto(live)
    member.get_by_label("Say something").fill(WORDS)
    post(member)
    picture("groups-live")
    expect(moderator.get_by_text(WORDS)).to_be_visible()
    moderator.get_by_label("Say something").fill(ANSWER)
    post(moderator)
    expect(member.get_by_text(ANSWER)).to_be_visible()
    press(moderator, "End it and erase what was said")
    expect(moderator.get_by_text("This session is over")).to_be_visible()
    expect(member.get_by_text("This session is over")).to_be_visible(timeout=LOOKS_AGAIN_MS)
    expect(member.get_by_text(WORDS)).to_have_count(0)
