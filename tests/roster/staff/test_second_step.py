"""Second steps: asked for after the password, closed in the database, needed where the operator says so."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.exceptions import ImproperlyConfigured

from rigcheck.doors.roster.adapters import SecondSteps
from rigcheck.engines.sealing.refusals import SealBroken

PASSWORD = "walnut-harbor-9-lanterns"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def with_authenticator(coordinator):
    TOTP.activate(coordinator, SECRET)
    return coordinator


def code_of(secret, moment):
    """The code of RFC 6238 at a Unix time."""
    return format_hotp_value(hotp_value(secret, moment // 30))


def sign_in(browser):
    return browser.post("/sign-in/", {"login": "coordinator", "password": PASSWORD})


def test_the_password_alone_does_not_let_in(with_authenticator, browser):
    assert sign_in(browser).url == "/sign-in/second/"

    assert browser.get("/").status_code == 302
    answer = browser.post("/sign-in/second/", {"code": "000000"})
    assert "That was not accepted" in answer.content.decode()
    assert browser.get("/").status_code == 302


def test_the_code_lets_in_once(with_authenticator, browser, monkeypatch):
    import time

    now = int(time.time())
    sign_in(browser)
    code = code_of(SECRET, now)

    assert browser.post("/sign-in/second/", {"code": code}).url == "/"
    assert browser.get("/").status_code == 200
    browser.post("/sign-out/")
    sign_in(browser)
    assert browser.post("/sign-in/second/", {"code": code}).status_code == 200
    assert browser.get("/").status_code == 302, "the same code twice"


def test_secrets_are_closed_in_the_database(with_authenticator):
    kept = Authenticator.objects.get().data["secret"]

    assert SECRET not in kept
    assert SecondSteps().decrypt(kept) == SECRET
    assert SecondSteps().encrypt(SECRET) != kept, "no two are closed alike"


def test_another_key_opens_nothing(with_authenticator, settings):
    settings.SECOND_STEP_KEY = "another"

    with pytest.raises(SealBroken):
        SecondSteps().decrypt(Authenticator.objects.get().data["secret"])


def test_where_it_is_needed_nobody_gets_on_without(coordinator, browser, settings):
    settings.SECOND_STEP_NEEDED = True
    sign_in(browser)

    assert browser.get("/").url == "/sign-in/ways/"
    assert browser.get("/sign-in/ways/").status_code == 200
    assert browser.get("/exit/").status_code == 200
    assert browser.post("/sign-out/").status_code == 302


def test_where_it_is_needed_and_there_it_is_not_in_the_way(with_authenticator, browser, settings):
    settings.SECOND_STEP_NEEDED = True
    browser.force_login(with_authenticator)

    assert browser.get("/").status_code == 200


def test_whoever_came_through_the_agency_has_the_agencys_steps(coordinator, browser, settings):
    settings.SECOND_STEP_NEEDED = True
    browser.force_login(coordinator)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "socialaccount"}]
    session.save()

    assert browser.get("/").status_code == 200


def test_ways_are_changed_only_by_who_has_just_shown_who_they_are(coordinator, browser):
    browser.force_login(coordinator)

    for way in ("authenticator/", "passkeys/add/", "codes/new/"):
        answer = browser.get(f"/sign-in/ways/{way}")
        assert answer.url.startswith("/sign-in/again/?next=")
    browser.post("/sign-in/again/", {"password": PASSWORD})
    assert browser.get("/sign-in/ways/authenticator/").status_code == 200
    assert not Authenticator.objects.exists()


def test_nobody_signs_up_or_resets_by_mail(db, browser):
    for path in ("/signup/", "/accounts/signup/", "/password/reset/", "/sign-in/agency/signup/"):
        assert browser.get(path).status_code in {302, 404}
        assert "Sign up" not in browser.get(path).content.decode()


def test_the_throttle_needs_to_know_its_proxies(coordinator, browser, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    with pytest.raises(ImproperlyConfigured):
        browser.post("/sign-in/", {"login": "coordinator", "password": "x"}, HTTP_X_FORWARDED_FOR="10.0.0.1")
