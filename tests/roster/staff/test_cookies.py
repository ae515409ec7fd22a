"""The cookies of the agency's site: two, its own, for no other name and no other site."""

from django.conf import settings

CARES = {"c", "csrf", "__Host-c", "__Host-csrf"}
"""What care calls its own: written down here, because neither side may import the other."""


def test_signing_in_sets_two_cookies_and_no_more(administrator, browser):
    sign_in = {"login": "administrator", "password": "thistle-quarry-7-bellows"}
    browser.get("/sign-in/")
    browser.post("/sign-in/", sign_in)
    browser.get("/staff/")
    browser.post(f"/staff/{administrator.pk}/reopen/")  # leaves a word for the next page

    assert set(browser.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} == {"s", "rcsrf"}
    for cookie in browser.cookies.values():
        assert (cookie["samesite"], cookie["domain"], cookie["path"]) == ("Strict", "", "/")
    assert browser.cookies["s"]["httponly"]


def test_none_is_called_as_care_calls_its_own(browser):
    assert CARES.isdisjoint({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "s", "rcsrf", "__Host-s"})


def test_cares_cookies_open_nothing(coordinator, browser):
    browser.force_login(coordinator)
    key = browser.cookies["s"].value
    browser.cookies.clear()
    for name in CARES:
        browser.cookies[name] = key

    assert browser.get("/").status_code == 302
