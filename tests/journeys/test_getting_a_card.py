"""An officer gets a card on a phone with a bad connection, keeps it, and takes it to the members' site another day."""

import http.client
import io
import json
import re
import subprocess
import sys
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from rigcheck.bridge.enrolment.issue import use_from
from rigcheck.bridge.enrolment.redeem import redeem
from rigcheck.bridge.keylog import Mark, open_keylog
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from tests.journeys.conftest import REPOSITORY, Site
from tests.journeys.links import NAME, SLUG, links

pytestmark = pytest.mark.journey
FRAGMENT = re.compile(r"#card=([A-Za-z0-9_-]{643})&log=(.+)$")


@pytest.fixture(scope="module")
def codes(roster: Site) -> list[str]:
    return links(roster)


@pytest.fixture
def code(codes: list[str]) -> str:
    return codes.pop()


@pytest.fixture
def begun(page: Page, roster: Site, code: str) -> Page:
    """The page, opened from a link."""
    page.goto(f"{roster.address}/your-card/#{code}")
    expect(page.get_by_role("heading", level=1, name="Get your card")).to_be_visible()
    return page


def get(page: Page) -> None:
    page.get_by_role("button", name="Get my card").click()
    expect(page.get_by_role("heading", level=1, name="Your card is ready")).to_be_visible()


def keep(page: Page, pin: str = "246810") -> None:
    page.get_by_role("button", name="Keep it on this phone").first.click()
    page.get_by_label("Six digits", exact=True).fill(pin)
    page.get_by_label("The same once more").fill(pin)
    page.get_by_role("button", name="Keep my card").click()
    expect(page.get_by_role("heading", level=1, name="It is on this phone now")).to_be_visible()


def unlock(page: Page, pin: str = "246810") -> None:
    page.get_by_label("Your six digits").fill(pin)
    page.get_by_role("button", name="Open my card").click()


def stands(roster: Site, fragment: str) -> None:
    """What is carried to the members' site is a good card, made with the list that everybody sees."""
    found = FRAGMENT.search(fragment)
    assert found
    log = open_keylog(keylog(roster))
    log.agree(Mark.parse(found[2]))
    admitted = redeem(
        token=urlsafe_b64decode(found[1] + "="), keylog=log, agency_scopes={SLUG}, month=_month(log.entries[-1].period)
    )
    assert admitted.scope == SLUG


def keylog(roster: Site) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", roster.port)) as connection:
        connection.request("GET", "/your-card/keys/", headers={"Host": "roster.localhost"})
        return connection.getresponse().read().decode()


def _month(period: str) -> Month:
    return Month(int(period[:4]), 3 * int(period[-1]))


def carried(context: BrowserContext) -> list[str]:
    """Where the phone is led; the members' site itself is not needed here."""
    led: list[str] = []

    def note(route: Route) -> None:
        led.append(route.request.url)
        route.fulfill(body="<!doctype html><title>There</title>", content_type="text/html")

    context.route("**/join/**", note)
    return led


def test_a_card_is_made_kept_and_carried_over_another_day(
    begun: Page, context: BrowserContext, requests_sent: list[Request], roster: Site, code: str
) -> None:
    get(begun)
    expect(begun.get_by_text(NAME).first).to_be_visible()
    keep(begun)
    assert [one.url for one in requests_sent if code in one.url.split("#")[0]] == []
    assert code not in (roster.data / "roster.log").read_text()

    led = carried(context)
    later = context.new_page()
    later.clock.set_fixed_time("2027-02-02")
    later.goto(f"{roster.address}/your-card/")
    expect(later.get_by_role("heading", level=1, name="Your card")).to_be_visible()
    unlock(later)
    expect(later.get_by_role("heading", level=1, name="Open your account")).to_be_visible()
    expect(later.get_by_text("Its day has not come yet")).to_be_hidden()
    later.get_by_role("button", name="Go to the members’ site").click()
    later.wait_for_url("**/join/**")
    assert led == ["http://care.localhost:8000/join/"]
    stands(roster, later.evaluate("location.href"))
    assert later.evaluate("document.referrer") == ""


def test_before_the_day_that_everybody_is_told_it_asks_to_wait(begun: Page, roster: Site) -> None:
    month = Month.of(datetime.now(UTC))
    get(begun)
    expect(begun.get_by_text("Wait for the day that stands on it")).to_be_visible()
    shown = use_from(month).strftime("%B 1, %Y")
    expect(begun.locator("[data-use-from]:visible")).to_have_text(shown)
    keep(begun)
    begun.goto(f"{roster.address}/your-card/")
    expect(begun.locator("[data-use-from]:visible")).to_have_text(shown)
    unlock(begun)
    expect(begun.get_by_text("Its day has not come yet")).to_be_visible()
    begun.clock.set_fixed_time(use_from(month).isoformat() + "T00:05")
    begun.reload()
    unlock(begun)
    expect(begun.get_by_role("button", name="Go to the members’ site")).to_be_visible()
    expect(begun.get_by_text("Its day has not come yet")).to_be_hidden()


def test_other_digits_do_not_open_it_and_nothing_readable_is_kept(begun: Page, roster: Site) -> None:
    get(begun)
    keep(begun)
    begun.goto(f"{roster.address}/your-card/")
    unlock(begun, "000000")
    expect(begun.get_by_text("Those digits do not open this card")).to_be_visible()
    unlock(begun, "12")
    expect(begun.get_by_text("It takes six digits")).to_be_visible()
    kept = begun.evaluate(
        """() => new Promise(done => { const asked = indexedDB.open("rigcheck");
        asked.onsuccess = () => { const all = asked.result.transaction("kept").objectStore("kept").getAll();
        all.onsuccess = () => done(JSON.stringify(all.result, (_, one) =>
          one instanceof Uint8Array ? [...one].map(byte => String.fromCharCode(byte)).join("") : one)); }; })"""
    )
    assert NAME in kept
    assert "inverse" not in kept
    assert '"token"' not in kept


def test_the_answer_lost_in_a_tunnel_is_fetched_again_and_counted_once(
    begun: Page, context: BrowserContext, roster: Site, code: str
) -> None:
    tunnel = [True]

    def cut(route: Route) -> None:
        if not tunnel[0]:
            return route.continue_()
        return route.abort("connectionreset")

    context.route("**/your-card/sign", cut)
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text("No answer came")).to_be_visible()
    tunnel[0] = False
    begun.goto(f"{roster.address}/exit/")
    begun.goto(f"{roster.address}/your-card/#{code}")
    get(begun)
    begun.goto(f"{roster.address}/your-card/")
    expect(begun.get_by_role("heading", level=1, name="Your card is ready")).to_be_visible()


def test_a_link_used_in_another_browser_is_told_plainly(
    begun: Page, chromium: object, roster: Site, code: str, context: BrowserContext
) -> None:
    get(begun)
    other = context.browser.new_context()  # type: ignore[union-attr]
    try:
        thief = other.new_page()
        thief.goto(f"{roster.address}/your-card/#{code}")
        thief.get_by_role("button", name="Get my card").click()
        expect(thief.get_by_text("A card was made with this link already")).to_be_visible()
    finally:
        other.close()


def test_the_link_pressed_again_leads_to_the_card(begun: Page, roster: Site, code: str) -> None:
    get(begun)
    keep(begun)
    begun.goto(f"{roster.address}/exit/")
    begun.goto(f"{roster.address}/your-card/#{code}")
    expect(begun.get_by_role("heading", level=1, name="Your card")).to_be_visible()


def test_a_code_typed_from_a_letter_with_a_slip_is_pointed_out(page: Page, roster: Site, code: str) -> None:
    page.goto(f"{roster.address}/your-card/")
    groups = code.split("-")
    slip = [groups[1], groups[0], *groups[2:]]
    page.get_by_label("Code on your letter").fill(" ".join(slip).lower())
    page.get_by_role("button", name="Get my card").click()
    expect(page.get_by_text("These groups are not as they stand on the letter: 1, 2")).to_be_visible()
    page.get_by_label("Code on your letter").fill(" ".join(groups).lower())
    get(page)


def test_paper_carries_the_card_and_the_phone_keeps_nothing(begun: Page, roster: Site) -> None:
    get(begun)
    with begun.expect_download() as waiting:
        begun.get_by_role("button", name="Put it on paper").first.click()
    sheet = pypdfium2.PdfDocument(str(waiting.value.path()))[0]
    read = zxingcpp.read_barcodes(sheet.render(scale=3).to_pil())
    assert len(read) == 1
    assert read[0].text.startswith("http://care.localhost:8000/join/#card=")
    stands(roster, read[0].text)

    begun.get_by_role("button", name="I have it. Keep nothing here").click()
    expect(begun.get_by_role("heading", level=1, name="Nothing is left on this phone")).to_be_visible()
    begun.goto(f"{roster.address}/your-card/")
    expect(begun.get_by_role("heading", level=1, name="Get your card")).to_be_visible()


def test_the_picture_on_the_screen_is_the_same_card(begun: Page, roster: Site) -> None:
    get(begun)
    keep(begun)
    begun.goto(f"{roster.address}/your-card/")
    unlock(begun)
    begun.get_by_text("Show it as a picture to scan").click()
    shot = begun.locator("[data-picture] svg").screenshot()
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(shot)))
    assert len(read) == 1
    stands(roster, read[0].text)


LIES: dict[str, tuple[Callable[[str], str], str]] = {
    "a list signed by nobody": (
        lambda text: text.replace("/keylog\n", "/keylog\n", 1).replace("— ", "- "),
        "does not check out",
    ),
    "a line taken away": (lambda text: text[: text.rstrip("\n").rindex("\n") + 1], "does not check out"),
    "no list": (lambda text: "", "does not check out"),
}


@pytest.mark.parametrize(("lie", "said"), LIES.values(), ids=LIES)
def test_a_list_that_does_not_check_out_makes_no_card(
    begun: Page, context: BrowserContext, roster: Site, lie: Callable[[str], str], said: str
) -> None:
    body = lie(keylog(roster))
    context.route("**/your-card/keys/", lambda route: route.fulfill(body=body, content_type="text/plain"))
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text(said)).to_be_visible()
    context.unroute("**/your-card/keys/")
    get(begun)


def test_a_key_for_one_person_alone_is_refused(begun: Page, context: BrowserContext, roster: Site) -> None:
    offer = {"scope": "only-for-you", "name": NAME, "period": open_keylog(keylog(roster)).entries[1].period}
    context.route("**/your-card/look", lambda route: route.fulfill(json=offer))
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text("The key for this card is not on the public list")).to_be_visible()


def test_a_key_of_another_quarter_than_everybodys_is_refused(begun: Page) -> None:
    """Last quarter's key is in the list and counts: given to one person alone, it would be that person's own."""
    quarter = Quarter.of(Month.of(datetime.now(UTC)))
    begun.clock.set_fixed_time(f"{quarter.plus(1).last}-15")
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text("for another quarter than this phone")).to_be_visible()
    begun.clock.set_fixed_time(datetime.now(UTC).isoformat())
    get(begun)


def test_an_answer_by_another_key_is_refused(begun: Page, context: BrowserContext) -> None:
    context.route("**/your-card/sign", lambda route: route.fulfill(json={"response": "A" * 512}))
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text("The agency’s answer does not fit your card")).to_be_visible()
    context.unroute("**/your-card/sign")
    get(begun)


def test_a_list_changed_backwards_is_refused(
    begun: Page, context: BrowserContext, roster: Site, codes: list[str]
) -> None:
    get(begun)
    other = planted(roster)
    context.route("**/your-card/keys/", lambda route: route.fulfill(body=other, content_type="text/plain"))
    begun.goto(f"{roster.address}/exit/")
    begun.goto(f"{roster.address}/your-card/#{codes.pop()}")
    begun.get_by_role("button", name="Get my card").click()
    expect(begun.get_by_text("was changed backwards")).to_be_visible()


def planted(roster: Site) -> str:
    """A list of keys of the same name and rules, made for one person."""
    made = subprocess.run(
        [sys.executable, "-c", PLANT, SLUG], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    text: str = json.loads(made.stdout)
    return text


PLANT = """
import json, sys
from tests.bridge.lists import House
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.clock import SystemClock
house = House("roster.localhost").begin()
house.serve(sys.argv[1], period=str(Quarter.of(Month.of(SystemClock().now()))))
print(json.dumps(house.text))
"""
