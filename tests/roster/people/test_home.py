"""The agency's first page: units and headcounts for staff, nothing for a stranger."""

from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.people import actions, queries


def add_two(agency):
    patrol, dispatch = agency_queries.units(agency)[1], agency_queries.units(agency)[0]
    for number, unit in (("1", patrol), ("2", patrol), ("3", dispatch)):
        actions.add_person(
            by="test", agency=agency, number=number, name=f"Person {number}", trade=unit.trade, unit=unit
        )


def test_staff_see_units_and_headcounts(agency, coordinator, browser):
    add_two(agency)
    browser.force_login(coordinator)

    page = browser.get("/").content.decode()

    assert "Marsh Point" in page
    assert "3 people" in page


def test_a_stranger_is_sent_to_sign_in(agency, browser):
    answer = browser.get("/")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/")


def test_an_agency_adds_up(agency):
    add_two(agency)

    (counted,) = queries.counted()

    assert counted.people == queries.headcount(agency) == 3
    assert [(unit.name, people) for unit, people in counted.units] == [("Dispatch", 1), ("Patrol", 2)]


def test_an_empty_site_says_what_next(coordinator, browser):
    browser.force_login(coordinator)

    assert "No agency yet" in browser.get("/").content.decode()


def test_readiness_is_only_linked_to(browser, chief, agency, settings):
    settings.CARE_ADDRESS = "https://care.example"
    browser.force_login(chief)
    assert 'href="https://care.example/readiness/"' in browser.get("/").content.decode()
    settings.CARE_ADDRESS = ""
    assert "readiness" not in browser.get("/").content.decode()
