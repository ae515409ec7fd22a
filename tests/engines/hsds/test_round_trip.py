"""What is written is valid and reads back as it was, whatever it holds; what came from elsewhere passes through."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.hsds import By, Listing, Way, read, write_json, write_package
from tests.engines.hsds.official import FOLDER, OURS, VECTORS, checker, needs_hsds, services, zipped
from tests.engines.hsds.strategies import listings

WRITERS = (write_json, write_package)
EXAMPLES = ("service_full.json", "organization_full.json", "service_at_location_full.json", "tabular.json",
            "service_list.json", "service_at_location_list.json")  # fmt: skip
faults = checker(VECTORS / "service.schema.json")


@given(st.lists(listings(), unique_by=lambda one: one.id, min_size=1, max_size=4))
@settings(max_examples=60)
def test_every_field_of_a_listing_survives_both_forms(made: list[Listing]) -> None:
    for write in WRITERS:
        back = read(write(made))
        assert (list(back.listings), back.refused, back.left_out) == (made, (), ())
    assert [fault for service in services(write_json(made)) for fault in faults(service)] == []


@needs_hsds
@given(st.lists(listings(), unique_by=lambda one: one.id, min_size=1, max_size=3))
@settings(max_examples=15)
def test_what_is_written_is_valid_by_the_specifications_own_schema(made: list[Listing]) -> None:
    official = checker(FOLDER / "schema" / "service.json")
    assert [fault for service in services(write_json(made)) for fault in official(service)] == []


def test_a_service_from_elsewhere_is_understood() -> None:
    (one,) = read(OURS).listings
    assert (one.name, one.organization, one.country, one.area) == (
        "Mill Street Counselling", "Mill Street Trust", "us", "Alder County",
    )  # fmt: skip
    assert one.ways == (
        Way(By.CALL, "+1 555-0101", press="4"), Way(By.WEB, "mill.example/talks"), Way(By.MAIL, "desk@mill.example"),
    )  # fmt: skip
    assert (one.hours, one.languages, one.cost) == ("Mon, Thu 09:00-21:30", ("es",), "free")
    assert (one.place, one.latitude) == ("3 Mill Street, Port Alder, OR, 97000", 44.6)
    assert "For: Adults of the county" in one.description


@pytest.mark.parametrize("write", WRITERS)
def test_what_no_field_holds_passes_through(write: object) -> None:
    made = read(OURS).listings
    assert read(write(made)).listings == made  # type: ignore[operator]
    (service,) = services(write_json(made))
    assert (service["wait_time"], service["minimum_age"], service["url"]) == (
        "Two weeks",
        18,
        "http://mill.example/talks/",
    )
    assert service["required_documents"][0]["document"] == "A letter with your address"
    assert service["service_at_locations"][0]["location"]["transportation"] == "Bus 4"
    assert [phone["type"] for phone in service["phones"]] == ["voice", "fax"]
    assert faults(service) == []


def test_a_part_that_was_corrected_here_goes_out_corrected_and_the_rest_as_it_came() -> None:
    (came,) = read(OURS).listings
    corrected = replace(came, ways=(Way(By.CALL, "555-0199"),), hours="24/7", needs=("talk",), shown=False)
    (service,) = services(write_json([corrected]))
    assert [phone["number"] for phone in service["phones"]] == ["555-0199"]
    assert [one["description"] for one in service["schedules"]] == ["24/7"]
    assert ("url" in service, service["status"], service["wait_time"]) == (False, "inactive", "Two weeks")
    (back,) = read(write_json([corrected])).listings
    assert replace(back, more={}) == replace(corrected, more={})


def test_the_organization_and_the_place_may_be_corrected_too() -> None:
    (came,) = read(OURS).listings
    moved = replace(came, organization="Quay Trust", place="1 Quay", latitude=45.0, longitude=-124.0, country="ca",
                    languages=("fr",), cost="paid", area="Coast", description="New.", name="Quay")  # fmt: skip
    (back,) = read(write_package([moved])).listings
    assert replace(back, more={}) == replace(moved, more={})


@needs_hsds
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_specifications_own_examples_are_read_and_given_back(name: str) -> None:
    reading = read((FOLDER / "examples" / name).read_bytes())
    assert [one.name for one in reading.listings] == ["Community Counselling"]
    official = checker(FOLDER / "schema" / "service.json")
    for write in WRITERS:
        assert read(write(reading.listings)).listings == reading.listings
    assert [fault for service in services(write_json(reading.listings)) for fault in official(service)] == []


@needs_hsds
def test_the_specifications_own_package_is_read_and_given_back() -> None:
    reading = read(zipped(FOLDER / "examples" / "csv"))
    (one,) = reading.listings
    assert one.ways[0] == Way(By.CALL, "+44 1234 234567", press="100")
    assert (one.latitude, one.longitude) == (None, None), "the example's latitude of 100 is nowhere on Earth"
    assert read(write_package(reading.listings)).listings == reading.listings


@needs_hsds
def test_a_countys_older_package_is_brought_up_to_three() -> None:
    reading = read(zipped(FOLDER / "ohana"))
    assert (len(reading.listings), [one.name for one in reading.refused]) == (22, ["Service with blank fields"])
    assert sum(one.latitude is not None for one in reading.listings) > 15
    official = checker(FOLDER / "schema" / "service.json")
    assert [fault for service in services(write_json(reading.listings)) for fault in official(service)] == []
    assert read(write_package(reading.listings)).listings == reading.listings


def test_the_same_directory_makes_the_same_bytes() -> None:
    made = read(OURS).listings
    assert write_package(made) == write_package(read(write_package(made)).listings)


def test_the_vectors_say_whose_they_are() -> None:
    assert "under the licence of this repository" in (Path(VECTORS) / "README.md").read_text().replace("\n", " ")


def test_a_place_that_a_service_is_at_may_stand_first() -> None:
    """Other programs list service_at_location, with the service inside."""
    whole = json.loads(OURS)
    outer = {"id": "sal-1", "service": {key: value for key, value in whole.items() if key != "service_at_locations"}}
    (one,) = read(json.dumps([outer]).encode()).listings
    assert one.name == "Mill Street Counselling"


def test_attributes_and_metadata_of_others_are_carried_and_mean_nothing_here() -> None:
    whole = json.loads(OURS)
    term = {"id": "t1", "name": "Open door", "taxonomy": "Somebody's own"}
    foreign = {"id": "a1", "link_id": whole["id"], "link_entity": "service", "taxonomy_term": term, "value": "yes"}
    about = {"id": "m1", "resource_id": whole["id"], "resource_type": "service", "last_action_type": "update"}
    tagged = read(json.dumps([{**whole, "attributes": [foreign], "metadata": [about]}]).encode()).listings
    assert [one.name for one in tagged] == ["Mill Street Counselling"]
    assert read(write_package(tagged)).listings == tagged
