"""People of the agency that the tests share."""

from datetime import date

import pytest

from rigcheck.engines.shifts import CATALOGUE
from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.people import actions


@pytest.fixture
def ann(agency):
    """A dispatcher on nights."""
    dispatch = agency_queries.units(agency)[0]
    pattern = CATALOGUE["pitman-nights"].pattern(anchor=date(2026, 11, 2), zone="America/Denver")
    return actions.add_person(
        by="test",
        agency=agency,
        number="0417",
        name="Ann Lee",
        trade="dispatch",
        email="ann@example.org",
        unit=dispatch,
        pattern=pattern,
    )


@pytest.fixture
def signed_in(agency, coordinator, browser):
    browser.force_login(coordinator)
    return browser
