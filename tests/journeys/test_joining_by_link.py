"""A card that comes by a link or a printed square: opened in a browser, and every bad one turned away there."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from rigcheck.bridge.keylog import Keylog
from rigcheck.care.admission.queries import Brought
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.files import FolderFiles
from tests.care.admission.agency import NAMES, NEIGHBOUR, Agency, changed, first
from tests.issuers import issuer
from tests.journeys.accounts import heading, join_card, open_account, press, type_card
from tests.journeys.conftest import PHONE, Site, running
from tests.traces import in_folder

pytestmark = pytest.mark.journey
NOW = Quarter.of(Month.of(datetime.now(UTC)))
QUARTER, NEXT = str(NOW), str(NOW.plus(1))
AGENCY = first(QUARTER)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A care site of its own, to which lists of an agency's keys are brought and taken away."""
    yield from running("care", tmp_path_factory.mktemp("care"), RIGCHECK_AGENCIES="heron-county")


@pytest.fixture
def shows(site: Site) -> Iterator[Callable[[Agency], None]]:
    """Bring another list than the usual one to care, for one test."""
    bring(site, AGENCY)
    yield lambda agency: bring(site, agency)
    bring(site, AGENCY)


def bring(site: Site, agency: Agency) -> None:
    agency.put(FolderFiles(site.data / "signed" / "care"))


def link(site: Site, brought: Brought) -> str:
    """What the agency's page opens, and what the printed square holds."""
    token = base64.urlsafe_b64encode(brought.token).decode().rstrip("=")
    return f"{site.address}/join/#card={token}&log={brought.mark}"


def look(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    press(page, "Look at my card")


def says(page: Page, sentence: str) -> None:
    expect(page.get_by_role("alert").locator("visible=true")).to_contain_text(sentence)


def traces(site: Site, brought: Brought) -> list[str]:
    """Files of the server, its log included, that hold the card or a part of it in any dress."""
    nonce, signature = brought.token[2:34], brought.token[98:]
    raw = [path.name for path in site.data.rglob("*") if path.is_file() and nonce in path.read_bytes()]
    spelled = [base64.urlsafe_b64encode(signature[1:31]).decode(), nonce.hex(), signature[:32].hex()]
    return raw + in_folder(site.data, spelled)


def asked_the_server(sent: list[Request]) -> bool:
    return any(one.url.endswith("/join/begin") for one in sent)


@pytest.mark.usefixtures("shows")
def test_a_card_from_a_link_opens_an_account_and_no_other(
    page: Page, site: Site, chromium: Browser, requests_sent: list[Request], picture: Callable[..., None]
) -> None:
    brought = AGENCY.gives("first", QUARTER)
    address = link(site, brought)
    page.goto(address)
    known = open_account(page, site, along=True, picture=lambda name: picture(f"link-{name}", sizes=("phone",)))
    page.goto(f"{site.address}/me/")
    heading(page, "Me")
    piece = address.partition("#card=")[2][:60]
    assert known.handle
    assert not [one.url for one in requests_sent if piece in one.url or piece in str(one.headers)]
    assert traces(site, brought) == []
    other = chromium.new_context(viewport=PHONE)
    second = other.new_page()
    look(second, address)
    says(second, "used already. If that was you, sign in instead. If it was not, somebody had it before you")
    other.close()


@pytest.mark.usefixtures("shows")
def test_the_card_leaves_the_address_bar_and_the_history_at_once(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/step-it-up/")
    page.goto(link(site, AGENCY.gives("first", QUARTER)))
    expect(page).to_have_url(f"{site.address}/join/")
    page.go_back()
    page.go_forward()
    expect(page).to_have_url(f"{site.address}/join/")
    expect(page.get_by_text("You need a card with nine groups")).to_be_visible()
    assert "card=" not in page.evaluate("JSON.stringify([location.href, history.state, {...sessionStorage}])")


def test_a_scanned_paper_card_fills_its_code_in_and_leaves_the_address_bar(page: Page, site: Site) -> None:
    code = join_card(site)
    page.goto(f"{site.address}/join/#code={code}")
    expect(page).to_have_url(f"{site.address}/join/")
    expect(page.get_by_text("Your card came along and is not used yet")).to_be_visible()
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    groups = [field.input_value() for field in page.locator("[data-groups=join] input").all()]
    assert "-".join(groups) == code
    press(page, "Go on")
    heading(page, "Your handle")


@pytest.mark.usefixtures("shows")
def test_a_second_card_in_the_same_tab_is_taken_up(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/join/")
    page.evaluate("address => { location.href = address }", link(site, AGENCY.gives("first", QUARTER)))
    expect(page.get_by_text("Your card came along and is not used yet")).to_be_visible()
    expect(page).to_have_url(f"{site.address}/join/")


@pytest.mark.usefixtures("shows")
def test_whoever_has_a_paper_card_too_may_type_it(page: Page, site: Site) -> None:
    page.goto(link(site, changed(AGENCY.gives("first", QUARTER), 200)))
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    press(page, "Type the code of a paper card instead")
    type_card(page, join_card(site))
    press(page, "Go on")
    heading(page, "Your handle")


def bad(name: str) -> tuple[Agency, Brought]:
    """What care has, and a card that does not go with it."""
    good = AGENCY.gives("first", QUARTER)
    both = AGENCY.adds("neighbour", QUARTER, NEIGHBOUR)
    one = AGENCY.adds("for one person", QUARTER)
    cards = {
        "altered": (AGENCY, changed(good, 200)),
        "another nonce": (AGENCY, changed(good, 10)),
        "cut short": (AGENCY, replace(good, token=good.token[:-1])),
        "no mark": (AGENCY, replace(good, mark="")),
        "another agency": (both, both.gives("neighbour", QUARTER, NEIGHBOUR)),
        "ended": (AGENCY.ends("first"), good),
        "not in the list": (AGENCY, AGENCY.gives("unlisted", QUARTER)),
        "older copy": (AGENCY, one.gives("for one person", QUARTER)),
        "for one person": (AGENCY.adds("next", NEXT), one.gives("for one person", QUARTER)),
        "added later": (one, replace(one.gives("for one person", QUARTER), mark=good.mark)),
        "three keys": (crowded(), good),
    }
    return cards[name]


def crowded() -> Agency:
    """A list in which a third live key was planted, signed as it should be."""
    log = AGENCY.adds("next", NEXT).log
    line = replace(log.entries[-1], number=3, key=issuer(NAMES.index("third")).public.spki)
    return Agency(Keylog(log.name, (*log.entries, line)))


@pytest.mark.parametrize(
    ("name", "sentence", "in_the_browser"),
    [
        ("altered", "was changed after it was made", False),
        ("another nonce", "was changed after it was made", False),
        ("cut short", "This is not a whole card. Scan it once more", True),
        ("no mark", "This is not a whole card", True),
        ("another agency", "for another agency, which has its own site", False),
        ("ended", "has run out. Ask the coordinator for another link", True),
        ("not in the list", "not in the list kept here", True),
        ("older copy", "older than your card. Try again tomorrow", True),
        ("for one person", "another list of keys than everybody else's", True),
        ("added later", "not in the list kept here", True),
        ("three keys", "more than two keys for the same thing", True),
    ],
)
def test_a_bad_card_is_turned_away_with_its_sentence(
    page: Page, site: Site, shows: Callable[[Agency], None], requests_sent: list[Request],
    name: str, sentence: str, in_the_browser: bool,
) -> None:  # fmt: skip
    agency, brought = bad(name)
    shows(agency)
    look(page, link(site, brought))
    says(page, sentence)
    assert asked_the_server(requests_sent) is not in_the_browser


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Site]:
    """Care without any agency's site beside it."""
    yield from running("care", tmp_path, RIGCHECK_HOUSES="care")


def test_a_site_that_runs_alone_says_why(page: Page, alone: Site, requests_sent: list[Request]) -> None:
    look(page, link(alone, AGENCY.gives("first", QUARTER)))
    says(page, "opens accounts with paper cards only")
    assert not asked_the_server(requests_sent)
    press(page, "Type the code of a paper card instead")
    page.get_by_text("I have a link or a square code from my agency").click()
    expect(page.get_by_text("No agency’s site stands beside this one")).to_be_visible()
    page.get_by_role("link", name="What is not here, and why").click()
    expect(page.get_by_role("heading", name="What is not here, and why")).to_be_visible()


def test_a_list_that_does_not_load_uses_nothing(
    page: Page, site: Site, shows: Callable[[Agency], None], requests_sent: list[Request]
) -> None:
    shows(AGENCY)
    page.route("**/join/keys.txt", lambda route: route.abort())
    address = link(site, AGENCY.gives("first", QUARTER))
    look(page, address)
    says(page, "did not load. Check the signal")
    assert not asked_the_server(requests_sent)
    page.unroute("**/join/keys.txt")
    press(page, "Look at my card")
    heading(page, "Your handle")


def test_a_photographed_paper_card_is_told_to_its_true_holder(page: Page, care: Site, chromium: Browser) -> None:
    code = join_card(care)
    thief = chromium.new_context(viewport=PHONE)
    open_account(thief.new_page(), care, card=code)
    thief.close()
    page.goto(f"{care.address}/join/")
    page.get_by_label("It is mine").check()
    press(page, "Go on")
    type_card(page, code)
    press(page, "Go on")
    says(page, "somebody saw the code before you: tell whoever handed it out, and take another card")
    type_card(page, join_card(care))
    press(page, "Go on")
    heading(page, "Your handle")
