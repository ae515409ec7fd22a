"""Somebody who works nights is reminded after the sleep, never in it; notifications and calendars say nothing."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from email.message import Message
from email.utils import parsedate_to_datetime

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import THEMES, Site, running
from tests.journeys.later import days_pass
from tests.journeys.members import Member, enrol
from tests.journeys.test_shell import faults
from tests.outside.mail.conftest import Box, FreePort

pytestmark = pytest.mark.journey
MAIL = "jo@private.example"
ROUND = 8
FETCHED = "async path => { const got = await fetch(path); return [got.status, await got.text()]; }"


@pytest.fixture(scope="module")
def box() -> Box:
    return Box()


@pytest.fixture(scope="module")
def site(box: Box, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Care with a real mail server on this machine, and an agency whose mailboxes are refused."""
    server = FreePort(box, hostname="127.0.0.1", port=0)
    server.start()
    settings = {
        "RIGCHECK_CARE_MAIL": f"smtp+plain://127.0.0.1:{server.port}",
        "RIGCHECK_CARE_MAIL_FROM": "updates@union.example",
        "RIGCHECK_AGENCY_DOMAINS": "kestrel.example",
        "RIGCHECK_NEUTRAL_NAME": "Union updates",
    }
    yield from running("care", tmp_path_factory.mktemp("care-reminders"), **settings)
    server.stop()


@pytest.fixture
def member(site: Site) -> Member:
    return enrol(site)


def work_nights(page: Page, site: Site) -> date:
    """Four nights from today, four days off; wants to be asked daily at nine. The first day of the round."""
    today = datetime.now(UTC).date()
    page.goto(f"{site.address}/check-in/rhythm/")
    page.locator("[name=every][value=daily]").check()
    page.get_by_label("At what time?").fill("09:00")
    page.get_by_label("Which pattern do you work?").select_option("own")
    page.get_by_label("Your cycle", exact=True).fill("NNNN----")
    page.get_by_label("A day on which your cycle began").fill(today.isoformat())
    page.get_by_label("Time zone").select_option("UTC")
    page.get_by_role("button", name="Keep my rhythm").tap()
    page.wait_for_url(f"{site.address}/")
    return today


def went(letter: Message) -> datetime:
    return parsedate_to_datetime(str(letter["Date"])).astimezone(UTC)


def asleep(moment: datetime, first: date) -> bool:
    """Nights end at seven; the sleep after them lasts until four in the afternoon."""
    return (moment.date() - first).days % ROUND in {1, 2, 3, 4} and time(7) <= moment.time() < time(16)


def test_it_comes_after_the_sleep_of_a_night_and_never_in_it(
    page: Page, member: Member, site: Site, box: Box, picture: Callable[..., None]
) -> None:
    member.take(page)
    first = work_nights(page, site)
    page.goto(f"{site.address}/me/")
    page.get_by_role("link", name="Reminders").tap()
    expect(page.get_by_text("Nothing is sent.")).to_be_visible()
    page.get_by_role("radio", name="A private e-mail").check()
    page.get_by_label("Your private address").fill("jo@kestrel.example")
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.get_by_text("Give a private one.")).to_be_visible()
    page.get_by_label("Your private address").fill(MAIL)
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.get_by_text("Never in your sleep after nights.")).to_be_visible()
    expect(page.locator(".ahead li").filter(has_text="16:00").first).to_be_visible()
    picture("reminders-by-mail")
    days_pass(site, ROUND)
    moments = sorted(went(letter) for letter in box.letters)
    assert ROUND - 1 <= len(moments) <= ROUND
    assert [moment for moment in moments if asleep(moment, first)] == []
    after_a_night = [moment for moment in moments if (moment.date() - first).days % ROUND in {1, 2, 3, 4}]
    assert len(after_a_night) >= 3
    assert all(time(16) < moment.time() <= time(17, 10) for moment in after_a_night)
    for letter in box.letters:
        assert letter["From"] == "Union updates <updates@union.example>"
        assert (letter["Subject"], str(letter.get_payload()).strip()) == ("You have an update.",) * 2
    assert set(box.recipients) == {MAIL}


def test_the_page_has_no_faults_in_any_way_of_being_reminded(page: Page, member: Member, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    member.take(page)
    page.goto(f"{site.address}/me/reminders/")
    for way in ("A private e-mail", "Entries in my own calendar"):
        page.get_by_role("radio", name=way).check()
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            page.evaluate("() => Promise.allSettled(document.getAnimations().map(each => each.finished))")
            assert faults(page) == []


def test_a_calendar_reads_the_address_that_the_page_shows(page: Page, member: Member, site: Site) -> None:
    member.take(page)
    work_nights(page, site)
    page.goto(f"{site.address}/me/reminders/")
    page.get_by_role("radio", name="Entries in my own calendar").check()
    page.get_by_role("button", name="Keep", exact=True).tap()
    address = page.locator(".feed").inner_text()
    path = "/calendar/" + address.rpartition("/")[2]
    page.context.clear_cookies()
    status, read = page.evaluate(
        "async path => { const a = await fetch(path); return [a.status, await a.text()]; }", path
    )
    assert status == 200
    assert read.count("SUMMARY:Union updates") == 14
    assert "heck" not in read.replace("Rigcheck//Duty", "")


@pytest.mark.parametrize(
    ("sent", "title", "body"),
    [
        (json.dumps({"name": "Union updates", "text": "You have an update."}), "Union updates", "You have an update."),
        ("not ours", "", ""),
    ],
)
def test_a_notification_shows_the_fixed_sentence_and_nothing_else(
    page: Page, site: Site, sent: str, title: str, body: str
) -> None:
    page.context.grant_permissions(["notifications"], origin=site.address)
    wire = page.context.new_cdp_session(page)
    found: list[str] = []
    wire.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"] if not one["isDeleted"]),
    )
    wire.send("ServiceWorker.enable")
    page.goto(f"{site.address}/sign-in/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    message = {"origin": site.address, "registrationId": found[-1], "data": sent}
    wire.send("ServiceWorker.deliverPushMessage", message)
    page.wait_for_function("async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 1")
    shown = page.evaluate(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(one => [one.title, one.body])"
    )
    assert shown == [[title, body]]


def test_a_phone_that_allows_no_notifications_is_told_so(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    for care in running("care", tmp_path_factory.mktemp("care-push"), RIGCHECK_PUSH_CONTACT="mailto:us@union.example"):
        enrol(care).take(page)
        page.goto(f"{care.address}/me/reminders/")
        page.get_by_role("radio", name="A notification on this phone").check()
        page.get_by_role("button", name="Keep", exact=True).tap()
        expect(page.get_by_text("does not allow notifications")).to_be_visible()
