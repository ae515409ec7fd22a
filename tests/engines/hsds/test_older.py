"""A package of the edition before HSDS 1, as the county directories of the Ohana kind export it: made up, and small."""

import csv
import io
from zipfile import ZipFile

from rigcheck.engines.hsds import read
from rigcheck.engines.hsds.older import is_older, upgraded

PACKAGE = {
    "services.csv": [
        {"id": "1", "location_id": "7", "name": "Counselling", "website": "https://one.example", "status": "active",
         "languages": "English, Spanish", "required_documents": "", "funding_sources": "County"},
        {"id": "2", "location_id": "99", "name": "Nowhere", "status": "on_hold"},
    ],
    "locations.csv": [{"id": "7", "organization_id": "3", "virtual": "false", "accessibility": "ramp, tty"},
                      {"id": "8", "virtual": "true"}],
    "phones.csv": [{"id": "5", "number_type": "voice", "department": "Front desk"}],
    "addresses.csv": [{"id": "6", "location_id": "7"}],
    "regular_schedules.csv": [{"id": "4", "weekday": "Monday"}, {"id": "9", "weekday": "SUN"}],
}  # fmt: skip


def test_it_is_known_by_services_that_lie_in_one_place() -> None:
    assert is_older(PACKAGE)
    assert not is_older({"services.csv": [{"id": "1", "name": "Counselling"}]})
    assert not is_older({})


def test_columns_get_the_names_of_edition_three() -> None:
    files = upgraded(PACKAGE)
    assert files["services.csv"][0]["url"] == "https://one.example"
    assert files["phones.csv"] == [{"id": "5", "type": "voice", "description": "Front desk"}]
    assert [row["location_type"] for row in files["locations.csv"]] == ["physical", "virtual"]
    assert files["addresses.csv"][0]["address_type"] == "physical"
    assert [row["byday"] for row in files["schedules.csv"]] == ["MO", "SU"]
    assert "regular_schedules.csv" not in files


def test_lists_in_one_cell_become_rows_of_their_own() -> None:
    files = upgraded(PACKAGE)
    assert [(row["service_id"], row["name"]) for row in files["languages.csv"]] == [("1", "English"), ("1", "Spanish")]
    assert [row["source"] for row in files["funding.csv"]] == ["County"]
    assert [(row["location_id"], row["description"]) for row in files["accessibility.csv"]] == [
        ("7", "ramp"),
        ("7", "tty"),
    ]
    assert "required_documents.csv" not in files


def test_a_service_is_tied_to_its_place_only_where_that_place_is_there() -> None:
    files = upgraded(PACKAGE)
    assert [(row["service_id"], row["location_id"]) for row in files["service_at_location.csv"]] == [("1", "7")]
    one, two = files["services.csv"]
    assert (one["organization_id"], one["status"]) == ("3", "active")
    assert ("organization_id" in two, two["status"]) == (False, "on hold")


def test_what_was_given_stays_as_it_was() -> None:
    before = repr(PACKAGE)
    upgraded(PACKAGE)
    assert repr(PACKAGE) == before


def test_a_package_of_it_is_read_like_any_other() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, rows in PACKAGE.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, sorted({column for row in rows for column in row}))
            writer.writeheader()
            writer.writerows(rows)
            archive.writestr(name, text.getvalue())
    found = read(out.getvalue())
    assert {one.name for one in found.listings} | {one.name for one in found.refused} == {"Counselling", "Nowhere"}
