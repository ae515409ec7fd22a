"""Agencies, councils and units: what may stand in their records, and who may write them."""

import pytest
from django.db import IntegrityError, transaction

from rigcheck.engines.shifts import UnknownZone
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.agencies import actions, policies, queries

NEW = {"name": "Cedar Ridge", "slug": "cedar-ridge", "trade": "fire", "zone": "America/Denver", "council": ""}


@pytest.fixture
def council(db):
    return actions.add_agency(by="test", name="Valley Council", trade="other", is_council=True)


@pytest.fixture
def in_charge(agency, administrator, browser):
    browser.force_login(administrator)
    return browser


def test_a_council_pools_agencies(agency, council):
    actions.change_agency(by="test", agency=agency, name="Marsh Point", trade="ems", zone="UTC", council=council)

    kept = queries.agency("marsh-point")
    assert (kept.council, kept.trade, str(kept.trade_words)) == (council, "ems", "EMS")
    assert queries.pooled(council) == [agency]
    assert queries.councils() == [council]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": ""}, policies.BadName),
        ({"name": "x" * 121}, policies.BadName),
        ({"name": "=1+1"}, policies.BadName),
        ({"slug": "No Good"}, policies.BadShortName),
        ({"slug": "a" * 51}, policies.BadShortName),
        ({"name": "消防"}, policies.BadShortName),
        ({"trade": "wizard"}, policies.UnknownTrade),
        ({"zone": "Mars/North"}, UnknownZone),
        ({"slug": "marsh-point"}, policies.NameTaken),
        ({"name": "MARSH POINT", "slug": "other"}, policies.NameTaken),
    ],
)
def test_what_may_not_stand_in_an_agency_is_refused(agency, change, refusal):
    with pytest.raises(refusal):
        actions.add_agency(by="test", **{"name": "Cedar Ridge", "trade": "fire", **change})
    assert queries.agencies() == [agency]


def test_only_a_council_pools_and_no_council_is_pooled(agency, council):
    with pytest.raises(policies.NotACouncil, match="Only a council"):
        actions.add_agency(by="test", name="New", trade="fire", council=agency)
    with pytest.raises(policies.NotACouncil, match="cannot itself"):
        actions.add_agency(by="test", name="New", trade="fire", council=council, is_council=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        queries.Agency.objects.filter(pk=council.pk).update(council=agency)
    with pytest.raises(IntegrityError), transaction.atomic():
        queries.Agency.objects.filter(pk=agency.pk).update(council=agency)


def test_units_are_counted_in_groups_that_come_and_go(agency):
    dispatch, patrol = queries.units(agency)
    actions.change_unit(by="test", unit=dispatch, name="Dispatch", trade="dispatch", group="Small units")
    actions.change_unit(by="test", unit=patrol, name="Patrol", trade="police", group="Small units")
    (group,) = queries.groups(agency)
    assert [unit.name for unit in group.units.all()] == ["Dispatch", "Patrol"]

    actions.remove_unit(by="test", unit=patrol)
    assert [str(one) for one in queries.groups(agency)] == ["Small units"]
    actions.change_unit(by="test", unit=dispatch, name="Radio", trade="dispatch", group="")
    assert queries.groups(agency) == []
    assert [str(unit) for unit in queries.units(agency)] == ["Radio"]


def test_a_unit_of_that_name_is_there_once(agency):
    with pytest.raises(policies.NameTaken):
        actions.add_unit(by="test", agency=agency, name="PATROL", trade="police")
    with pytest.raises(policies.UnknownTrade):
        actions.add_unit(by="test", agency=agency, name="New", trade="wizard")
    with pytest.raises(policies.BadName):
        actions.add_unit(by="test", agency=agency, name="New", trade="police", group="=1")
    assert len(queries.units(agency)) == 2


def test_unknown_agencies_and_units_are_not_found(db):
    with pytest.raises(NotFound):
        queries.agency("nowhere")
    with pytest.raises(NotFound):
        queries.unit(1)


def test_zones_are_those_of_the_engine():
    assert queries.zones()[0] == "UTC"
    assert "America/Denver" in queries.zones()
    assert not [zone for zone in queries.zones() if zone.startswith("Etc/")]


def test_an_administrator_adds_and_changes_an_agency(in_charge, council):
    assert in_charge.post("/agencies/add/", {**NEW, "council": "valley-council"}).url == "/"
    assert queries.agency("cedar-ridge").council == council

    answer = in_charge.post("/agencies/cedar-ridge/change/", {**NEW, "name": "Cedar", "slug": "other"})
    assert answer.url == "/agencies/cedar-ridge/"
    kept = queries.agency("cedar-ridge")
    assert (kept.name, kept.council, kept.slug) == ("Cedar", None, "cedar-ridge")
    assert "Cedar" in in_charge.get("/agencies/cedar-ridge/").content.decode()


def test_a_council_is_changed_without_being_pooled(in_charge, council):
    page = in_charge.get("/agencies/valley-council/change/").content.decode()
    assert "Pooled by" not in page
    sent = {"name": "Valley", "trade": "other", "zone": "UTC", "council": "valley-council"}
    in_charge.post("/agencies/valley-council/change/", sent)

    kept = queries.agency("valley-council")
    assert (kept.name, kept.is_council, kept.council) == ("Valley", True, None)
    assert "Pools" in in_charge.get("/agencies/valley-council/").content.decode()


def test_a_refusal_stands_on_the_form(in_charge):
    page = in_charge.post("/agencies/add/", {**NEW, "slug": "marsh-point"}).content.decode()

    assert "has this short name" in page
    assert 'value="Cedar Ridge"' in page


def test_an_administrator_adds_changes_and_removes_a_unit(in_charge, agency):
    sent = {"name": "Harbor", "trade": "police", "group": "Waterside"}
    assert in_charge.post("/agencies/marsh-point/units/add/", sent).url == "/agencies/marsh-point/"
    unit = next(unit for unit in queries.units(agency) if unit.name == "Harbor")
    assert "Waterside" in in_charge.get(f"/units/{unit.pk}/").content.decode()

    in_charge.post(f"/units/{unit.pk}/", {**sent, "name": "Harbour"})
    assert queries.unit(unit.pk).name == "Harbour"
    in_charge.post(f"/units/{unit.pk}/remove/")
    assert len(queries.units(agency)) == 2


@pytest.mark.parametrize(
    "path", ["/agencies/add/", "/agencies/marsh-point/change/", "/agencies/marsh-point/units/add/", "/units/{unit}/",
             "/units/{unit}/remove/"]
)  # fmt: skip
def test_a_coordinator_reads_agencies_and_writes_none(agency, coordinator, browser, path):
    browser.force_login(coordinator)
    unit = queries.units(agency)[0]
    filled = path.format(unit=unit.pk)

    assert "Marsh Point" in browser.get("/agencies/marsh-point/").content.decode()
    assert browser.post(filled, {**NEW, "name": "Taken over"}).status_code == 403
    assert [one.name for one in queries.agencies()] == ["Marsh Point"]
    assert len(queries.units(agency)) == 2
