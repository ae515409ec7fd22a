"""The agency's own sign-in in a real browser: over the page in between, there and back, under SameSite=Strict."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Site, free_port, running
from tests.journeys.staff import heading, look_closely, press
from tests.roster import provider

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A roster that knows a provider, and a provider that knows this roster."""
    port = free_port()
    with provider.running(f"http://roster.localhost:{port}") as address:
        more = {
            "RIGCHECK_OIDC_ADDRESS": address,
            "RIGCHECK_OIDC_SECRET": provider.SECRET,
            "RIGCHECK_OIDC_NAME": "Marsh Point",
        }
        for site in running("roster", tmp_path_factory.mktemp("roster-provider"), port=port, **more):
            site.command("demo")
            site.command("invite", "jordan", "--role", "command", "--email", "jordan.vale@marshpoint.example")
            yield site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone that may go to the provider, which is another site; no script fails and no policy is broken."""
    context = chromium.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, locale="en-US")
    context.set_default_timeout(15_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert errors == []
    context.close()


def go(page: Page, agency: Site, person: str) -> None:
    page.goto(f"{agency.address}/sign-in/")
    press(page, "Sign in with Marsh Point")
    heading(page, "Marsh Point sign-in")
    assert not page.url.startswith(agency.address)
    page.get_by_role("button", name=person, exact=True).click()


def test_there_and_back(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    go(page, agency, "jordan")
    page.wait_for_url(f"{agency.address}/")
    cookies = [one for one in page.context.cookies() if "roster" in str(one["domain"])]
    assert {one["sameSite"] for one in cookies} == {"Strict"}
    expect(page.get_by_role("link", name="Staff")).to_have_count(0)
    page.goto(f"{agency.address}/sign-in/ways/")
    expect(page.get_by_text("You have none: you come through")).to_be_visible()
    page.get_by_role("link", name="Password You have none").click()
    heading(page, "A password of your own")
    look_closely(page, "account_set_password", picture)


def test_not_invited(page: Page, agency: Site) -> None:
    go(page, agency, "stranger")
    expect(page.get_by_text("nobody has invited you here")).to_be_visible()
    page.goto(f"{agency.address}/")
    heading(page, "Agency sign-in")


def test_called_off(page: Page, agency: Site) -> None:
    go(page, agency, "nobody")
    heading(page, "You called it off")


def test_the_page_before_it(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    page.goto(f"{agency.address}/sign-in/agency/agency/")
    heading(page, "Your agency’s own sign-in")
    look_closely(page, "openid_connect_login", picture)
