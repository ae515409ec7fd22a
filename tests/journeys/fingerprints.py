"""A phone with a fingerprint reader, as Chromium has one for tests."""

from playwright.sync_api import CDPSession, Page


def fingerprint(page: Page, **more: bool) -> tuple[CDPSession, str]:
    """Give the phone a reader that always agrees; its session and its id."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        **more,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, str(made["authenticatorId"])
