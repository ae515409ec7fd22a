"""Staff and their ways in, in a real browser: authenticator, recovery codes, fingerprint; invited and closed."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from rigcheck.doors.demonstration import STAFF
from tests.journeys.conftest import Site, running
from tests.journeys.staff import authenticator, heading, look_closely, once_more, press, sign_in

pytestmark = pytest.mark.journey
STEP = 30
"""Seconds that an authenticator's code holds."""


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A roster of its own: second steps set up here would be in the way elsewhere."""
    for site in running("roster", tmp_path_factory.mktemp("roster-staff")):
        site.command("demo")
        yield site


def code_of(secret: str, *, ahead: int = 0) -> str:
    """The code of RFC 6238 for a secret in base32, so many steps ahead."""
    import base64
    import hashlib
    import hmac
    import struct

    count = struct.pack(">Q", int(time.time()) // STEP + ahead)
    digest = hmac.new(base64.b32decode(secret), count, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def turned_on(page: Page, agency: Site, picture: Callable[..., None]) -> str:
    """Set an authenticator up, with one slip; its secret."""
    sign_in(page, agency, "coordinator")
    page.wait_for_url(f"{agency.address}/")
    page.goto(f"{agency.address}/sign-in/ways/")
    page.get_by_role("link", name="Authenticator").click()
    once_more(page, "coordinator")
    heading(page, "Set up an authenticator")
    secret = page.locator("p.code").inner_text()
    assert page.locator("img.square").evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    page.get_by_label("Code that the app shows now").fill("000000")
    press(page, "Turn it on")
    expect(page.get_by_text("That was not accepted")).to_be_visible()
    assert page.locator("p.code").inner_text() == secret
    look_closely(page, "mfa_activate_totp", picture)
    page.get_by_label("Code that the app shows now").fill(code_of(secret))
    press(page, "Turn it on")
    return secret


def shown_once(page: Page, picture: Callable[..., None]) -> list[str]:
    """The recovery codes, which a second look does not show."""
    heading(page, "Recovery codes")
    codes = page.locator("li.code").all_inner_texts()
    assert len(set(codes)) == 10
    look_closely(page, "mfa_view_recovery_codes", picture)
    page.reload()
    expect(page.locator("li.code")).to_have_count(0)
    return codes


def out_and_in(page: Page, agency: Site, code: str) -> None:
    """Sign out, and in again with the second step."""
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, agency, "coordinator")
    heading(page, "Second step")
    page.get_by_label("Code").fill(code)
    press(page, "Sign in")
    page.wait_for_url(f"{agency.address}/")


def test_authenticator_and_recovery_codes(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    secret = turned_on(page, agency, picture)
    codes = shown_once(page, picture)
    out_and_in(page, agency, code_of(secret, ahead=1))  # the code of now was used to turn it on
    out_and_in(page, agency, codes[0])

    page.goto(f"{agency.address}/sign-in/ways/codes/new/")
    once_more_by_code(page, codes[1], picture)
    heading(page, "New recovery codes?")
    look_closely(page, "mfa_generate_recovery_codes", picture)
    press(page, "Make them")
    heading(page, "Recovery codes")
    assert set(codes).isdisjoint(page.locator("li.code").all_inner_texts())

    page.goto(f"{agency.address}/sign-in/ways/authenticator/remove/")
    heading(page, "Remove the authenticator?")
    look_closely(page, "mfa_deactivate_totp", picture)
    press(page, "Remove it")
    heading(page, "Your ways in")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, agency, "coordinator")
    page.wait_for_url(f"{agency.address}/")


def once_more_by_code(page: Page, code: str, picture: Callable[..., None]) -> None:
    heading(page, "Once more, that it is you")
    page.get_by_role("link", name="With a code").click()
    expect(page.get_by_label("Code")).to_be_visible()
    look_closely(page, "mfa_reauthenticate", picture)
    page.get_by_label("Code").fill(code)
    press(page, "Go on")


def removed(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    """Take the key away, after showing with it who one is."""
    page.goto(f"{agency.address}/sign-in/ways/passkeys/")
    page.get_by_role("link", name="Blue key").click()
    heading(page, "Once more, that it is you")
    page.get_by_role("link", name="With fingerprint, face or key").click()
    expect(page.get_by_role("main").get_by_role("button", name="Fingerprint, face or key")).to_be_visible()
    look_closely(page, "mfa_reauthenticate_webauthn", picture)
    press(page, "Fingerprint, face or key")
    heading(page, "Remove “Blue key”?")
    look_closely(page, "mfa_remove_webauthn", picture)
    press(page, "Remove it")
    heading(page, "Fingerprint, face or key")
    expect(page.get_by_text("None yet")).to_be_visible()


def test_fingerprint_signs_in_stands_in_and_is_removed(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    authenticator(page)
    sign_in(page, agency, "administrator")
    page.wait_for_url(f"{agency.address}/")
    page.goto(f"{agency.address}/sign-in/ways/passkeys/add/")
    once_more(page, "administrator")
    heading(page, "Add fingerprint, face or key")
    look_closely(page, "mfa_add_webauthn", picture)
    page.get_by_label("What you call it").fill("Blue key")
    press(page, "Add it")
    heading(page, "Recovery codes")

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{agency.address}/sign-in/")
    press(page, "Fingerprint, face or key")
    page.wait_for_url(f"{agency.address}/")

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, agency, "administrator")
    heading(page, "Second step")
    look_closely(page, "mfa_authenticate", picture)
    press(page, "Fingerprint, face or key")
    page.wait_for_url(f"{agency.address}/")

    removed(page, agency, picture)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{agency.address}/sign-in/")
    press(page, "Fingerprint, face or key")
    expect(page.get_by_text("That was not accepted")).to_be_visible()
    assert page.url == f"{agency.address}/sign-in/"


def test_without_a_device_the_page_says_so(page: Page, agency: Site) -> None:
    authenticator(page)
    page.goto(f"{agency.address}/sign-in/")
    press(page, "Fingerprint, face or key")
    expect(page.get_by_role("alert").filter(has_text="was not taken")).to_be_visible()


def test_invited_let_in_and_closed(page: Page, agency: Site, picture: Callable[..., None]) -> None:
    sign_in(page, agency, "administrator")
    page.wait_for_url(f"{agency.address}/")
    page.get_by_role("link", name="Staff").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Name").fill("kim")
    press(page, "Invite")
    heading(page, "A code for kim")
    code = page.locator("p.code").inner_text()
    look_closely(page, "staff-code", picture)

    page.context.clear_cookies()
    page.goto(f"{agency.address}/sign-in/")
    page.get_by_role("link", name="I have a code and no password yet").click()
    page.get_by_label("Name").fill("kim")
    page.get_by_label("Code").fill(code)
    page.get_by_label("New password").fill("seven-lanterns-by-the-quay")
    press(page, "Set it")
    heading(page, "Agency sign-in")
    page.get_by_label("Name").fill("kim")
    page.get_by_label("Password", exact=True).fill("seven-lanterns-by-the-quay")
    press(page, "Sign in")
    page.wait_for_url(f"{agency.address}/")
    expect(page.get_by_role("link", name="Staff")).to_have_count(0)
    assert page.goto(f"{agency.address}/staff/").status == 403  # type: ignore[union-attr]
    expect(page.get_by_text("Only an administrator may do that")).to_be_visible()


def test_the_printed_sign_ins_of_the_demonstration_work(page: Page, agency: Site) -> None:
    printed = agency.command("demo")
    for seat in STAFF:
        assert f"{seat.username:14} {seat.password}" in printed
        page.context.clear_cookies()
        sign_in(page, agency, seat.role)
        page.wait_for_url(f"{agency.address}/")
