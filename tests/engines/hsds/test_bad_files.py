"""Files that are none, damaged, too large or made to harm: refused by name, or what is good of them is taken."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from rigcheck.engines import hsds
from rigcheck.engines.hsds import BrokenFile, NotADirectory, TooMuch, nesting, package, read, reading
from tests.engines.hsds.official import OURS, VECTORS, checker, services

faults = checker(VECTORS / "service.schema.json")
GOOD = {"id": "a1", "name": "Desk", "status": "active", "phones": [{"id": "p1", "number": "555-0100"}]}


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return out.getvalue()


def cut(content: bytes) -> bytes:
    """The same with a hole in the middle of its first file."""
    return content[:60] + b"\xff" * 40 + content[100:]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotADirectory),
        (b"  \n", NotADirectory),
        (b"[]", NotADirectory),
        (b"7", NotADirectory),
        (b'{"organizations.csv": []}', NotADirectory),
        (b'{"services": 3, "x": [[[]]]}', NotADirectory),
        (b'{"name": ', BrokenFile),
        (b"%PDF-1.7", BrokenFile),
        (b"\xff\xfe\x00", BrokenFile),
        (b"[" * 100_000, BrokenFile),
        (b"PK\x03\x04 and nothing", BrokenFile),
        (cut(packed(services="id,name,status\na1,Desk,active\n" * 9)), BrokenFile),
        (packed(notes="a,b\n1,2\n"), NotADirectory),
        (packed(services="id,name\n"), NotADirectory),
        (packed(services='id,name\na1,"' + "x" * 200_000 + '"'), BrokenFile),
    ],
)
def test_what_is_no_directory_is_refused_by_name(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read(content)


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    with pytest.raises(TooMuch):
        read(packed(services="id,name\n" + "a,b\n" * 1000))
    monkeypatch.setattr(package, "MOST_FILES", 1)
    with pytest.raises(TooMuch):
        read(packed(services="id,name\n", phones="id\n"))


def test_rows_are_counted_while_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_ROWS", 10)
    assert read(packed(services="id,name\na1,Desk\n" + "," * 9)).refused
    with pytest.raises(TooMuch):
        read(packed(services="id,name\na1,Desk\n", phones="id\n" + "a\n" * 10))


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_under_a_rarer_packing_is_damage(way: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        archive.writestr("services.csv", "id,name,status\na1,Desk,active\n" * 9)
    with pytest.raises(BrokenFile):
        read(cut(out.getvalue()))


def test_too_many_services_and_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SERVICES", 1)
    with pytest.raises(TooMuch):
        read(json.dumps([GOOD, {**GOOD, "id": "a2"}]).encode())
    monkeypatch.setattr(nesting, "MOST_ROWS", 1)
    with pytest.raises(TooMuch):
        read(json.dumps([GOOD]).encode())


def test_what_is_nested_without_end_is_refused() -> None:
    service: dict[str, Any] = dict(GOOD)
    for _ in range(20):
        service = {**GOOD, "organization": {"id": "o", "name": "O", "services": [service]}}
    with pytest.raises(BrokenFile):
        read(json.dumps(service).encode())


@pytest.mark.parametrize(
    ("service", "why"),
    [
        ({"id": "a1", "status": "active"}, "no name"),
        ({"id": "a1", "name": "Desk"}, "no number"),
        ({"id": "a1", "name": "Desk", "phones": [{"number": '""'}]}, "no number"),
        ({"id": "a1", "name": "Desk", "phones": [{"number": "1", "type": "fax"}]}, "no number"),
    ],
)
def test_a_service_that_cannot_be_taken_says_why_and_the_others_are(service: dict[str, Any], why: str) -> None:
    found = read(json.dumps([service, {**GOOD, "id": "other"}]).encode())
    assert [one.name for one in found.listings] == ["Desk"]
    assert why in found.refused[0].why


def test_the_same_service_sent_twice_is_one() -> None:
    assert len(read(json.dumps([GOOD, GOOD]).encode()).listings) == 1


def test_two_services_that_say_they_are_one_entry_are_not_both_taken() -> None:
    one = hsds.Listing(id="us-desk", name="Desk", ways=(hsds.Way(hsds.By.CALL, "555-0100"),))
    written = hsds.write_json([one])
    (first,) = services(written)
    (second,) = services(written.replace(first["id"].encode(), b"5f0b8f6e-3c0b-4a53-8a58-61f1f3f4a099"))
    for row in second["attributes"]:
        row["id"] = row["id"][::-1]
    refused = read(json.dumps([first, second]).encode()).refused
    assert [one.why for one in refused] == ["Another service in this file has the same id."]


def test_ids_that_are_no_uuids_become_uuids_the_same_each_time_and_links_hold() -> None:
    content = json.dumps([{**GOOD, "languages": [{"id": "1", "name": "Spanish"}]}]).encode()
    first, second = read(content), read(content)
    assert first == second
    (service,) = services(hsds.write_json(first.listings))
    assert faults(service) == []
    assert (service["phones"][0]["number"], service["languages"][0]["name"]) == ("555-0100", "Spanish")
    assert read(hsds.write_package(first.listings)).listings == first.listings
    (other,) = read(json.dumps([{**GOOD, "name": "Another desk of another county"}]).encode()).listings
    assert other.id != first.listings[0].id


def test_what_is_no_hsds_is_counted_and_left_out() -> None:
    odd = {**GOOD, "mood": "blue", "description": {"deep": 1}, "phones": [*GOOD["phones"], 7], "minimum_age": "old",
           "attributes": [], "fees": True, "alternate_name": 12, "wait_time": "a\0b\x07"}  # fmt: skip
    found = read(json.dumps([odd]).encode())
    assert dict(found.left_out) == {
        "service.mood": 1,
        "service.description": 1,
        "phone.int": 1,
        "service.minimum_age": 1,
    }
    rows = found.listings[0].more["service"][0]
    assert (rows["fees"], rows["alternate_name"], rows["wait_time"]) == ("true", "12", "ab")


@pytest.mark.parametrize("amount", ["nan", "inf", "1e999", "", None])
def test_numbers_that_are_none_are_left_out(amount: object) -> None:
    found = read(json.dumps([{**GOOD, "cost_options": [{"id": "c", "amount": amount}]}]).encode())
    assert found.listings[0].cost == ""


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        ({"fees": "Free"}, "free"),
        ({"fees_description": "Sliding scale"}, "scale"),
        ({"fees_description": "Freedom is priceless"}, ""),
        ({"cost_options": [{"id": "c", "amount": 35}]}, "paid"),
        ({"cost_options": [{"id": "c", "amount": 0}]}, "free"),
        ({"cost_options": [{"id": "c", "option": "insurance"}]}, "insurance"),
    ],
)
def test_what_it_costs_is_read_with_care(told: dict[str, Any], cost: str) -> None:
    assert read(json.dumps([{**GOOD, **told}]).encode()).listings[0].cost == cost


def test_a_spreadsheet_runs_nothing_of_what_is_written() -> None:
    (one,) = read(OURS).listings
    harmful = replace(one, name="=HYPERLINK(1)", description="@x", area="+x", who="\t=1")
    with zipfile.ZipFile(io.BytesIO(hsds.write_package([harmful]))) as archive:
        text = archive.read("services.csv").decode() + archive.read("service_areas.csv").decode()
    assert ",'=HYPERLINK(1)," in text
    assert ",'@x," in text
    assert ",'+x" in text


def test_the_package_says_what_its_columns_are_and_links_resolve() -> None:
    with zipfile.ZipFile(io.BytesIO(hsds.write_package(read(OURS).listings))) as archive:
        described = json.loads(archive.read("datapackage.json"))
        for resource in described["resources"]:
            columns = archive.read(resource["path"]).decode().splitlines()[0].split(",")
            assert columns == [field["name"] for field in resource["schema"]["fields"]]
        names = {resource["name"] for resource in described["resources"]}
        keys = [key for resource in described["resources"] for key in resource["schema"]["foreignKeys"]]
        assert keys
        assert {key["reference"]["resource"] for key in keys} <= names
