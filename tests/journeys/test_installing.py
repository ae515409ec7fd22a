"""Among a phone's applications: Chromium finds nothing that would keep it from being installed."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_offline import installed

pytestmark = pytest.mark.journey

PRIVATE_WINDOW = "in-incognito"
"""What Chromium says of every window that a test opens."""


def test_it_can_be_installed_under_a_neutral_name(page: Page, care: Site) -> None:
    installed(page, care)
    asking = page.context.new_cdp_session(page)
    errors = asking.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {one["errorId"] for one in errors} <= {PRIVATE_WINDOW}
    found = asking.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert found["url"] == f"{care.address}/manifest.webmanifest"
    assert (manifest["name"], manifest["display"]) == ("Updates", "standalone")
    assert "rigcheck" not in found["data"].lower()
    for icon in manifest["icons"]:
        kind = page.evaluate("async src => (await fetch(src)).headers.get('content-type')", icon["src"])
        assert kind == "image/png"


def test_an_installed_phone_starts_without_signal(page: Page, care: Site) -> None:
    installed(page, care)
    page.context.set_offline(True)
    for address in ("/", "/step-it-up/", "/safety-plan/", "/exit/"):
        page.goto(care.address + address)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
