"""The agency's first page: units and headcounts for staff, nothing for a stranger."""

from rigcheck.roster.agencies.models import Agency


def test_staff_see_units_and_headcounts(agency, coordinator, browser):
    browser.force_login(coordinator)

    page = browser.get("/").content.decode()

    assert "Marsh Point" in page
    assert "48 people" in page


def test_a_stranger_is_sent_to_sign_in(agency, browser):
    answer = browser.get("/")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/")


def test_an_agency_adds_up(agency):
    assert Agency.objects.get().headcount == 48
    assert [unit.name for unit in agency.units.all()] == ["Dispatch", "Patrol"]


def test_an_empty_site_says_what_next(coordinator, browser):
    browser.force_login(coordinator)

    assert "No agency yet" in browser.get("/").content.decode()
