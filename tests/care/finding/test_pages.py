"""The pages: anybody searches and reads; only the lead keeps entries and takes the directory along."""

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from rigcheck.care.directory.models import Entry
from rigcheck.care.directory.queries import SUPPORTED, lines
from rigcheck.care.finding.models import Draft
from rigcheck.engines import hsds
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.finding.conftest import ENTRIES
from tests.care.members.cast import person
from tests.care.seats.conftest import Seated
from tests.care.seats.test_pages import browser_of

__all__ = ["passer_by"]
pytestmark = pytest.mark.django_db
KEEPING = ("entries/", "entries/add/", "entries/file/", "entries/file/check/", "entries/directory.json",
           "entries/directory.zip", "entries/dr-moreau/")  # fmt: skip
WRITING = ("entries/add/", "entries/file/", "entries/file/write", "entries/file/discard", "entries/dr-moreau/",
           "entries/dr-moreau/hide", "entries/dr-moreau/remove")  # fmt: skip
LABEL = "Not yet confirmed by your agency"
FORM = {
    "name": "Quay Legal Desk", "kind": "service", "operator": "charity", "country": "us", "source": "Called them",
    "channels": "call 555-0190 press 2\ntext 555-0191 word LAW\nweb https://quay.example/desk", "needs": ["legal"],
    "doors": ["police", "fire"], "languages": "English, es", "cost": "free", "point": "44.6, -124.05",
    "checked": "2026-11-20",
}  # fmt: skip


@pytest.fixture
def leads(passer_by: Client, county: Seated) -> Client:
    return browser_of(county.me)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def found_by(client: Client, **sent: object) -> str:
    return client.post("/directory/", sent).content.decode()


def test_anybody_searches_without_being_asked_who_they_are(passer_by: Client, county: Seated) -> None:
    shown = found_by(passer_by, text="trauma", languages="", language="fr")
    assert "Dr. Élodie Moreau" in shown
    assert "Harbor Counselling" not in shown
    assert settings.SESSION_COOKIE not in passer_by.cookies


def test_a_line_that_one_source_alone_tells_of_says_that_the_agency_has_not_confirmed_it(
    passer_by: Client, county: Seated, edge: Edge
) -> None:
    open_ones = {
        line
        for country in SUPPORTED
        for line in lines(country=country, today=edge.clock.now().date(), files=edge.files, own="")
    }
    unconfirmed = {line for line in open_ones if line.unconfirmed}
    assert unconfirmed
    assert unconfirmed != open_ones
    for line in open_ones:
        told = text_of(passer_by, f"/directory/{line.id}/")
        assert (LABEL in told) == line.unconfirmed, line.id
        assert f"Source: {escape(line.source)}" in told or not line.unconfirmed, line.id
    found = found_by(passer_by, kinds="line", country="nz")
    of_new_zealand = [line for line in open_ones if line.country == "nz"]
    assert (len(of_new_zealand), found.count(LABEL)) == (2, 2)
    assert all(f"Source: {escape(line.source)}" in found for line in of_new_zealand)
    assert LABEL not in text_of(passer_by, "/directory/dr-moreau/")


def test_words_in_an_address_are_not_looked_for(passer_by: Client, county: Seated) -> None:
    assert 'value="moreau"' not in text_of(passer_by, "/directory/?text=moreau")


def test_nonsense_in_the_form_asks_for_nothing(passer_by: Client, county: Seated) -> None:
    sent = {
        "text": "x" * 500,
        "km": "far",
        "needs": ["gold"],
        "kinds": ["'"],
        "language": "??",
        "page": "-3",
        "near": "\0",
    }
    assert passer_by.post("/directory/", sent).status_code == 200


def test_an_entrys_page_says_source_operator_and_who_checked_it(passer_by: Client, county: Seated) -> None:
    shown = text_of(passer_by, "/directory/union-fund/")
    assert "1 November 2026: Dr. Ana Whitfield" in shown
    assert "30 January 2027" in shown
    assert "Nobody says who runs it" in shown
    assert "Nobody told us" in shown
    assert "911" in text_of(passer_by, "/directory/us-911/")


@pytest.mark.parametrize("slug", ["unchecked", "run-out", "nobody"])
def test_what_members_do_not_see_has_no_page(passer_by: Client, county: Seated, slug: str) -> None:
    assert passer_by.get(f"/directory/{slug}/").status_code == 404


@pytest.mark.parametrize("address", KEEPING)
def test_only_the_lead_keeps_the_directory(passer_by: Client, county: Seated, edge: Edge, address: str) -> None:
    assert passer_by.get(f"/directory/{address}").status_code == 302
    stranger = browser_of(person("stranger", edge).me)
    assert stranger.get(f"/directory/{address}").status_code == 404


@pytest.mark.parametrize("address", WRITING)
def test_a_stranger_changes_nothing(passer_by: Client, county: Seated, edge: Edge, address: str) -> None:
    before = list(Entry.objects.order_by("id").values())
    stranger = browser_of(person("stranger", edge).me)
    file = SimpleUploadedFile("x.json", hsds.write_json([]))
    assert stranger.post(f"/directory/{address}", {**FORM, "reason": "x", "file": file}).status_code == 404
    assert list(Entry.objects.order_by("id").values()) == before
    assert not Draft.objects.exists()


def test_the_lead_adds_an_entry_that_members_find(leads: Client, passer_by: Client) -> None:
    assert leads.post("/directory/entries/add/", FORM).status_code == 302
    row = Entry.objects.get(slug="quay-legal-desk")
    ways = [(way["by"], way["number"], way["press"], way["word"]) for way in json.loads(row.channels)]
    assert ways == [
        ("call", "555-0190", "2", ""),
        ("text", "555-0191", "", "LAW"),
        ("web", "quay.example/desk", "", ""),
    ]
    assert (row.verified_on, row.verified_by, row.expires_on) == ("2026-11-20", "Dr. Ana Whitfield", "2027-02-18")
    assert (row.languages, row.doors, row.latitude) == (" en es ", " police fire ", 44.6)
    assert "Quay Legal Desk" in found_by(passer_by, needs=["legal"], door="fire")
    assert 'href="tel:5550190,2"' in text_of(passer_by, "/directory/quay-legal-desk/")


def test_an_entry_that_nobody_checked_is_kept_and_not_shown(leads: Client, passer_by: Client) -> None:
    leads.post("/directory/entries/add/", {**FORM, "checked": ""})
    assert "Quay Legal Desk" not in found_by(passer_by, needs=["legal"])
    assert "Hidden: Nobody has checked it yet." in text_of(leads, "/directory/entries/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"channels": ""}, "at least one way to reach it"),
        ({"channels": "shout across the road"}, "This line leads nowhere"),
        ({"channels": "web javascript:alert(1)"}, "This line leads nowhere"),
        ({"channels": "call nobody"}, "This line leads nowhere"),
        ({"languages": "English, Klingon"}, "Klingon"),
        ({"point": "north"}, "Write two numbers"),
        ({"point": "144, 20"}, "Write two numbers"),
        ({"checked": "2027-01-01"}, "today or one of the last 90 days"),
        ({"checked": "2026-01-01"}, "today or one of the last 90 days"),
        ({"kind": "line"}, "not one of the available choices"),
        ({"country": "atlantis"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_written(leads: Client, sent: dict[str, str], said: str) -> None:
    answer = leads.post("/directory/entries/add/", {**FORM, **sent})
    assert said in answer.content.decode()
    assert not Entry.objects.filter(slug="quay-legal-desk").exists()


def test_a_second_entry_of_one_name_takes_nobodys_place(leads: Client) -> None:
    for _ in range(2):
        leads.post("/directory/entries/add/", FORM)
    assert set(Entry.objects.filter(name=FORM["name"]).values_list("slug", flat=True)) == {
        "quay-legal-desk", "quay-legal-desk-2",
    }  # fmt: skip


def test_an_entry_is_changed_hidden_and_taken_away(leads: Client, passer_by: Client) -> None:
    before = text_of(leads, "/directory/entries/harbor-counselling/")
    assert "call 555-0142" in before
    leads.post("/directory/entries/harbor-counselling/", {**FORM, "name": "Harbor Talks"})
    assert Entry.objects.get(slug="harbor-counselling").name == "Harbor Talks"
    leads.post("/directory/entries/harbor-counselling/hide", {"reason": "They moved."})
    assert passer_by.get("/directory/harbor-counselling/").status_code == 404
    assert "Hidden: They moved." in text_of(leads, "/directory/entries/")
    leads.post("/directory/entries/harbor-counselling/remove")
    assert not Entry.objects.filter(slug="harbor-counselling").exists()


def test_hiding_wants_a_reason(leads: Client) -> None:
    leads.post("/directory/entries/harbor-counselling/hide", {"reason": ""})
    assert Entry.objects.get(slug="harbor-counselling").shown


def test_the_whole_directory_goes_out_in_both_forms_with_the_lines(leads: Client) -> None:
    as_json = hsds.read(leads.get("/directory/entries/directory.json").content)
    as_tables = hsds.read(leads.get("/directory/entries/directory.zip").content)
    assert set(as_json.listings) == set(as_tables.listings)
    slugs = {listing.id for listing in as_json.listings}
    assert {one["slug"] for one in ENTRIES} | {"us-988", "us-911", "nz-1737"} <= slugs
