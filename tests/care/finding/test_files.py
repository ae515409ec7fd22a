"""A file of entries: looked at first, then written whole; what it may not say is refused with the reason."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rigcheck.care.directory import actions as directory
from rigcheck.care.directory.models import Entry
from rigcheck.care.finding import actions, policies, queries
from rigcheck.care.finding.models import Draft
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.finding.conftest import ENTRIES
from tests.care.seats.conftest import Seated
from tests.care.seats.test_pages import browser_of
from tests.engines.hsds.official import FOLDER, OURS, needs_hsds, zipped

__all__ = ["passer_by"]
pytestmark = pytest.mark.django_db
MILL = "5f0b8f6e-3c0b-4a53-8a58-61f1f3f4a001"


@pytest.fixture
def leads(passer_by: Client, county: Seated) -> Client:
    return browser_of(county.me)


def send(client: Client, content: bytes) -> Any:
    return client.post("/directory/entries/file/", {"file": SimpleUploadedFile("x.json", content)})


def plan(lead: Seated, edge: Edge, content: bytes, *, checks: bool = False) -> queries.Plan:
    actions.take_file(by=lead.me, content=content, now=edge.clock.now())
    return queries.plan_of(me=lead.me, checks=checks, home="us", today=edge.clock.now().date())


def write(lead: Seated, edge: Edge, content: bytes, *, checks: bool = False) -> int:
    drawn = plan(lead, edge, content, checks=checks)
    today = edge.clock.now().date()
    return actions.write_file(by=lead.me, digest=drawn.digest, checks=checks, home="us", today=today)


def own_export(lead: Seated) -> bytes:
    return queries.exported(lines={}).json


def test_nothing_is_written_before_the_lead_has_seen_it(leads: Client) -> None:
    before = Entry.objects.count()
    assert send(leads, OURS).url == "/directory/entries/file/check/"
    shown = leads.get("/directory/entries/file/check/").content.decode()
    assert "Mill Street Counselling" in shown
    assert "nobody here has checked it yet" in shown
    assert Entry.objects.count() == before
    digest = shown.split('name="digest" value="')[1].split('"')[0]
    assert leads.post("/directory/entries/file/write", {"digest": digest}).status_code == 302
    row = Entry.objects.get(slug=MILL)
    assert (row.shown, row.status, row.country, row.needs) == (False, "U", "us", " talk ")
    assert not Draft.objects.exists()


def test_a_file_that_nobody_writes_goes(county: Seated, leads: Client, edge: Edge) -> None:
    send(leads, OURS)
    leads.post("/directory/entries/file/discard")
    assert not Draft.objects.exists()
    send(leads, OURS)
    actions.forget_files(now=edge.clock.now() + timedelta(hours=23))
    assert Draft.objects.count() == 1
    actions.forget_files(now=edge.clock.now() + timedelta(hours=25))
    assert not Draft.objects.exists()
    assert leads.get("/directory/entries/file/check/").status_code == 404
    assert leads.post("/directory/entries/file/write", {"digest": "x"}).status_code == 404


@pytest.mark.parametrize("content", [b"", b"%PDF", b"{}", b"PK\x03\x04", OURS[:200]])
def test_what_is_no_directory_is_said_on_the_page(leads: Client, content: bytes) -> None:
    answer = send(leads, content)
    assert answer.status_code == 200
    assert 'class="wrong"' in answer.content.decode() or "notice-caution" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_file_that_is_too_large_is_let_go(leads: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "MOST_BYTES", 100)
    assert "larger than 16 MB" in send(leads, OURS).content.decode()
    assert not Draft.objects.exists()


def test_the_table_says_what_is_added_changed_left_and_refused(county: Seated, edge: Edge) -> None:
    write(county, edge, OURS)
    service = json.loads(OURS)
    line = {**service, "id": MILL[:-1] + "2", "name": "A line", "attributes": attribute("kind", "line")}
    lost = {**service, "id": MILL[:-1] + "4", "name": "Nowhere", "phones": [{"id": MILL[:-1] + "5", "number": "ask"}]}
    lost |= {"url": "", "email": "", "service_at_locations": []}
    new = {**service, "id": MILL[:-1] + "3", "name": "Second desk"}
    drawn = plan(county, edge, json.dumps([{**service, "email": "new@mill.example"}, line, lost, new]).encode())
    told = {step.name: (step.does.value, step.detail) for step in drawn.steps}
    assert told["Mill Street Counselling"] == ("changed", "Ways to reach it; Why it is not shown")
    assert told["A line"][0] == told["Nowhere"][0] == "refused"
    assert "confirmed on the page Lines" in told["A line"][1]
    assert told["Second desk"][0] == "added"
    assert drawn.counts == {"added": 1, "changed": 1, "same": 0, "refused": 2}
    assert plan(county, edge, OURS).counts == {"added": 0, "changed": 0, "same": 1, "refused": 0}


def attribute(name: str, value: str) -> list[dict[str, Any]]:
    from rigcheck.engines.hsds.fields import MARK, TERMS

    term = TERMS[name]
    return [{"id": MILL[:-1] + "9", "link_type": f"{MARK}{name}", "value": value, "taxonomy_term": term,
             "taxonomy_term_id": term["id"], "link_entity": "service"}]  # fmt: skip


def test_our_own_directory_comes_back_as_it_was_with_its_checks(county: Seated, edge: Edge) -> None:
    before = list(Entry.objects.order_by("slug").values())
    file = own_export(county)
    assert plan(county, edge, file, checks=True).counts["same"] == len(ENTRIES)
    directory.remove_entries(by=county.me, slugs=[one["slug"] for one in ENTRIES])
    assert write(county, edge, file, checks=True) == len(ENTRIES)
    assert list(Entry.objects.order_by("slug").values()) == before


def test_without_the_leads_word_no_file_says_who_checked_anything(county: Seated, edge: Edge) -> None:
    file = own_export(county)
    directory.remove_entries(by=county.me, slugs=[one["slug"] for one in ENTRIES])
    write(county, edge, file)
    assert set(Entry.objects.values_list("shown", "verified_by", "status")) == {(False, "", "U")}


def test_what_a_file_leaves_as_it_was_keeps_its_check_and_what_it_changes_loses_it(county: Seated, edge: Edge) -> None:
    file = own_export(county).replace(b"12 Quay Street", b"14 Quay Street")
    assert plan(county, edge, file).counts["same"] == len(ENTRIES) - 1
    write(county, edge, file)
    row = Entry.objects.get(slug="harbor-counselling")
    assert (row.place[:14], row.shown, row.reason) == ("14 Quay Street", False, "Changed by a file; check it again.")
    assert Entry.objects.get(slug="dr-moreau").shown


@pytest.mark.parametrize(("verified", "by"), [("2030-01-01", "X"), ("2026-11-01", ""), ("", "X"), ("yesterday", "X")])
def test_a_check_that_cannot_be_one_is_not_taken_over(county: Seated, edge: Edge, verified: str, by: str) -> None:
    service = json.loads(OURS) | {"assured_date": verified}
    told = [*attribute("verified_by", by), *attribute("expires_on", "2099-01-01")] if by else attribute("status", "H")
    for number, row in enumerate(told):
        row["id"] = f"{MILL[:-1]}{number}"
    write(county, edge, json.dumps({**service, "attributes": told}).encode(), checks=True)
    row = Entry.objects.get(slug=MILL)
    assert (row.shown, row.verified_by) == (False, "")


def test_a_check_of_a_file_counts_no_longer_than_ours(county: Seated, edge: Edge) -> None:
    told = [*attribute("verified_by", "Ana"), *attribute("expires_on", "2099-01-01")]
    told[1]["id"] = MILL[:-1] + "8"
    service = json.loads(OURS) | {"assured_date": "2026-11-01", "attributes": told}
    write(county, edge, json.dumps(service).encode(), checks=True)
    assert Entry.objects.get(slug=MILL).expires_on == str(date(2026, 11, 1) + timedelta(days=90))


def test_where_the_directory_changed_the_table_is_drawn_again(leads: Client, county: Seated) -> None:
    send(leads, OURS)
    shown = leads.get("/directory/entries/file/check/").content.decode()
    digest = shown.split('name="digest" value="')[1].split('"')[0]
    row = next(one for one in ENTRIES if one["slug"] == "dr-moreau")
    directory.write_entries(by=county.me, entries=[{**row, "slug": MILL}])
    answer = leads.post("/directory/entries/file/write", {"digest": digest})
    assert answer.status_code == 409
    assert "It has been drawn again" in answer.content.decode()
    assert Entry.objects.get(slug=MILL).name == row["name"]


def test_what_no_column_holds_goes_out_again(county: Seated, edge: Edge) -> None:
    write(county, edge, OURS)
    mill = next(one for one in json.loads(own_export(county))["contents"] if one["id"] == MILL)
    assert (mill["wait_time"], mill["organization"]["tax_status"]) == ("Two weeks", "charity")


@needs_hsds
def test_a_countys_directory_is_brought_in(county: Seated, edge: Edge) -> None:
    drawn = plan(county, edge, zipped(FOLDER / "ohana"))
    assert drawn.counts == {"added": 22, "changed": 0, "same": 0, "refused": 1}
    assert write(county, edge, zipped(FOLDER / "ohana")) == 22
    assert plan(county, edge, zipped(FOLDER / "ohana")).counts["same"] == 22
