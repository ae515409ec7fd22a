"""The cast of roster: an administrator, a coordinator and a chief; care's people never sign in here."""

import pytest
from django.test import Client

from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.staff import actions as staff_actions


@pytest.fixture
def agency(db):
    units = {"Patrol": "police", "Dispatch": "dispatch"}
    return agency_actions.add_agency(by="test", name="Marsh Point", trade="police", units=units)


@pytest.fixture
def coordinator(db):
    return staff_actions.add_staff(
        by="test", username="coordinator", password="walnut-harbor-9-lanterns", role="coordinator"
    )


@pytest.fixture
def administrator(db):
    return staff_actions.add_staff(
        by="test", username="administrator", password="thistle-quarry-7-bellows", role="administrator"
    )


@pytest.fixture
def chief(db):
    return staff_actions.add_staff(by="test", username="chief", password="copper-meadow-5-anvils", role="command")


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="roster.localhost")
