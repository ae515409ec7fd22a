"""The agency's own sign-in, against a real provider in a process of its own: it says who, never that they may."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.randomness import SystemChance
from rigcheck.roster.staff import actions
from rigcheck.roster.staff.models import StaffUser
from tests.roster import provider

BEGIN = "/sign-in/agency/agency/"
SITE = "http://roster.localhost"


@pytest.fixture(scope="module")
def address():
    with provider.running(SITE) as found:
        yield found


@pytest.fixture
def agency_sign_in(settings, address):
    app = {
        "provider_id": "agency",
        "name": "Marsh Point",
        "client_id": provider.CLIENT,
        "secret": provider.SECRET,
        "settings": {"server_url": address, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    settings.OIDC_ADDRESS = address
    return app


@pytest.fixture
def jordan(db):
    return actions.add_staff(
        by="test", username="jordan", password="", role="coordinator", email="jordan.vale@marshpoint.example"
    )


def sent_on(answer):
    """Where the page in between leads."""
    return html.unescape(re.search(r'content="0;url=([^"]+)"', answer.content.decode())[1])


def come_back(browser, person):
    """Go to the provider as somebody, and follow its way back."""
    there = sent_on(browser.post(BEGIN))
    back = provider.choose(there, person)
    return browser.get(back.removeprefix(SITE))


def is_in(browser):
    return browser.get("/").status_code == 200


def test_an_invited_person_comes_in_and_is_bound(agency_sign_in, jordan, browser):
    answer = come_back(browser, "jordan")

    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in(browser)
    assert [(one.user, one.uid) for one in SocialAccount.objects.all()] == [(jordan, "u-1")]


def test_a_bound_person_comes_in_whatever_their_address_is_now(agency_sign_in, jordan, browser, client):
    come_back(browser, "jordan")
    StaffUser.objects.update(email="another@marshpoint.example")
    browser.logout()

    come_back(browser, "jordan")

    assert is_in(browser)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("stranger", "nobody has invited you"),
        ("nameless", "nobody has invited you"),
        ("loose", "does not say that your e-mail address is proven"),
    ],
)
def test_whoever_was_not_invited_stays_out(agency_sign_in, jordan, browser, person, words):
    if person == "loose":
        StaffUser.objects.update(email="lee.fern@marshpoint.example")

    answer = come_back(browser, person)

    assert answer.status_code == 403
    assert words in html.unescape(answer.content.decode())
    assert not is_in(browser)
    assert not SocialAccount.objects.exists()
    assert StaffUser.objects.count() == 1


def test_addresses_count_as_proven_where_the_operator_says_so(agency_sign_in, jordan, browser):
    agency_sign_in["settings"]["verified_email"] = True
    StaffUser.objects.update(email="lee.fern@marshpoint.example")

    come_back(browser, "loose")

    assert is_in(browser)


def test_a_second_account_with_the_same_address_does_not_take_the_first_one_over(agency_sign_in, jordan, browser):
    come_back(browser, "jordan")
    browser.logout()

    answer = come_back(browser, "twin")

    assert answer.status_code == 403
    assert "under another account" in answer.content.decode()
    assert not is_in(browser)
    assert SocialAccount.objects.get().uid == "u-1"


def test_a_closed_person_stays_out(agency_sign_in, jordan, browser):
    come_back(browser, "jordan")
    actions.close(by="test", staff_id=jordan.pk)
    browser.logout()

    answer = come_back(browser, "jordan")

    assert answer.url == "/sign-in/closed/"
    assert not is_in(browser)


def test_nobody_binds_an_account_to_the_one_they_are_in(agency_sign_in, jordan, coordinator, browser):
    browser.force_login(coordinator)
    there = sent_on(browser.post(f"{BEGIN}?process=connect"))

    answer = browser.get(provider.choose(there, "jordan").removeprefix(SITE))

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_it_asks_with_a_challenge_and_a_state(agency_sign_in, jordan, browser):
    asked = parse_qs(urlsplit(sent_on(browser.post(BEGIN))).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16
    assert asked["redirect_uri"] == [f"{SITE}{provider.BACK}"]


def test_an_answer_to_another_browser_opens_nothing(agency_sign_in, jordan, browser, client):
    back = provider.choose(sent_on(browser.post(BEGIN)), "jordan").removeprefix(SITE)

    elsewhere = client.get(f"{back}&_redir=", HTTP_HOST="roster.localhost")

    assert elsewhere.status_code == 401
    assert "did not answer as it should" in elsewhere.content.decode()


def test_an_answer_opens_nothing_a_second_time(agency_sign_in, jordan, browser):
    back = provider.choose(sent_on(browser.post(BEGIN)), "jordan").removeprefix(SITE)
    browser.get(back)
    browser.logout()

    assert browser.get(f"{back}&_redir=").status_code == 401
    assert not is_in(browser)


def test_a_forged_code_opens_nothing(agency_sign_in, jordan, browser):
    state = parse_qs(urlsplit(sent_on(browser.post(BEGIN))).query)["state"][0]

    assert browser.get(f"{provider.BACK}?code=made-up&state={state}").status_code == 401
    assert not is_in(browser)


def test_calling_it_off_leads_back(agency_sign_in, jordan, browser):
    there = sent_on(browser.post(BEGIN))

    answer = browser.get(provider.choose(there, "nobody").removeprefix(SITE))

    assert answer.url == "/sign-in/agency/cancelled/"


def test_a_provider_that_does_not_answer_is_said(agency_sign_in, browser, db):
    agency_sign_in["settings"]["server_url"] = "http://127.0.0.1:9"

    answer = browser.post(BEGIN)

    assert answer.status_code == 502
    assert "did not answer as it should" in answer.content.decode()


def test_without_a_provider_there_is_no_such_page(db, browser):
    assert browser.post(BEGIN).status_code == 404
    assert BEGIN not in browser.get("/sign-in/").content.decode()


def test_the_sign_in_offers_it_by_its_name(agency_sign_in, settings, browser, db):
    settings.OIDC_NAME = "Marsh Point"

    assert "Sign in with Marsh Point" in browser.get("/sign-in/").content.decode()


def test_an_address_alone_takes_over_nobody_who_has_a_password(agency_sign_in, jordan, browser):
    jordan.set_password("walnut-harbor-9-lanterns")
    jordan.save()
    answer = come_back(browser, "jordan")

    assert "You sign in here with a password" in html.unescape(answer.content.decode())
    assert (is_in(browser), SocialAccount.objects.count()) == (False, 0)

    actions.give_code(by="administrator", staff_id=jordan.pk, chance=SystemChance(), now=SystemClock().now())
    come_back(browser, "jordan")
    assert (is_in(browser), SocialAccount.objects.count()) == (True, 1)


def test_a_closed_invitation_binds_nobody(agency_sign_in, jordan, browser):
    actions.close(by="test", staff_id=jordan.pk)
    come_back(browser, "jordan")
    assert (is_in(browser), SocialAccount.objects.count()) == (False, 0)
