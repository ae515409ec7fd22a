"""The import's three pages: from a file to people, and every file that is not taken told in a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rigcheck.engines.tables import write_workbook
from rigcheck.roster.imports import queries
from rigcheck.roster.imports.models import Draft
from rigcheck.roster.people import queries as people_queries
from tests.roster.imports.conftest import lines

AT = "/agencies/marsh-point/import/"
TWO = lines("1,Lee,José,jose@example.org,Patrol,Sworn,", "1,Twice,T,,,,", "2,Ray,Bo,,Patrol,,").decode()
CHOSEN = {"dates": "mdy", "employment": "sworn", **{f"column-{n}": field for n, field in enumerate(
    ["number", "last", "first", "email", "unit", "employment", ""])}}  # fmt: skip


@pytest.fixture
def signed_in(agency, coordinator, browser):
    browser.force_login(coordinator)
    return browser


def sent(browser, content, name="people.csv"):
    return browser.post(AT, {"file": SimpleUploadedFile(name, content)})


def test_a_file_becomes_people_in_three_pages(signed_in, agency):
    assert sent(signed_in, TWO.encode("cp1252")).url == f"{AT}columns/"
    page = signed_in.get(f"{AT}columns/").content.decode()
    assert "José" in page
    assert "Windows, Western" in page

    assert signed_in.post(f"{AT}columns/", {**CHOSEN, "encoding": "cp1252"}).url == f"{AT}check/"
    page = signed_in.get(f"{AT}check/").content.decode()
    assert "Nobody can tell which one is right" in page
    assert people_queries.headcount(agency) == 0

    assert signed_in.post(f"{AT}write/").url == f"{AT}check/"
    assert [one.name for one in people_queries.people_of(agency)] == ["Bo Ray"]
    assert "Everything below is written" in signed_in.get(f"{AT}check/").content.decode()
    assert signed_in.get(f"{AT}columns/").url == f"{AT}check/"


def test_a_workbook_goes_the_same_way(signed_in, agency):
    content = write_workbook(["No", "Name"], [["0007", "José"]], title="Staff")
    sent(signed_in, content, "people.xlsx")

    assert "Staff" in signed_in.get(f"{AT}columns/").content.decode()
    signed_in.post(f"{AT}columns/", {"dates": "mdy", "employment": "sworn", "column-0": "number", "column-1": "name"})
    signed_in.post(f"{AT}write/")

    assert people_queries.people_of(agency).get().number == "0007"


def test_a_file_can_be_read_again_in_another_encoding(signed_in, agency):
    sent(signed_in, "No,Name\r\n1,Łukasz\r\n".encode("cp1250"))
    assert "Łukasz" not in signed_in.get(f"{AT}columns/").content.decode()

    answer = signed_in.post(
        f"{AT}columns/",
        {"dates": "mdy", "employment": "sworn", "encoding": "cp1250", "again": "1"},
    )

    assert answer.url == f"{AT}columns/"
    assert "Łukasz" in signed_in.get(f"{AT}columns/").content.decode()


def test_an_encoding_that_does_not_fit_is_told(signed_in):
    sent(signed_in, TWO.encode("cp1252"))

    answer = signed_in.post(f"{AT}columns/", {**CHOSEN, "encoding": "utf-8", "again": "1"})

    assert "could not be read" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "There is nothing in this file"),
        (b"No,Name\n", "There are no rows in this file"),
        (b"%PDF-1.7\n\x00\x01", "This is not a table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
        (b"PK\x03\x04 broken", "This workbook is damaged"),
        (b"No,Name\n1,\x81\x8d\n", "The letters in this file could not be read"),
        (b'No,Name\n1,"Ann\n2,Bo\n', "is never closed"),
        (b"No,no.\n1,2\n", "Two columns have the same heading"),
        (b"a," * 10_000_000 + b"b\n1,2\n", "larger than 16 MB"),
        (b"a," * 8_000_000 + b"b\n1,2\n", "more than 200 columns"),
        (b"No,Name\n" + b"1,A\n" * 100_100, "more than 100,000 rows"),
    ],
)
def test_a_file_that_is_not_taken_is_told_in_a_sentence(signed_in, content, says):
    answer = sent(signed_in, content)

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Draft.objects.exists()
    assert not people_queries.Person.objects.exists()


def test_a_form_without_a_file_is_told(signed_in):
    assert "No file came along" in signed_in.post(AT, {}).content.decode()


def test_a_form_from_elsewhere_is_refused(agency, coordinator):
    from django.test import Client

    strict = Client(HTTP_HOST="roster.localhost", enforce_csrf_checks=True)
    strict.force_login(coordinator)

    assert sent(strict, TWO.encode()).status_code == 403
    assert not Draft.objects.exists()


def test_columns_that_do_not_name_anybody_are_told(signed_in):
    sent(signed_in, TWO.encode())

    page = signed_in.post(f"{AT}columns/", {**CHOSEN, "column-0": ""}).content.decode()
    assert "Say which column holds the number" in page
    page = signed_in.post(f"{AT}columns/", {**CHOSEN, "column-6": "number"}).content.decode()
    assert "Two columns have the same meaning" in page
    assert Draft.objects.get().state == "received"


def test_rows_are_narrowed_and_paged(signed_in, agency):
    sent(signed_in, lines(*(f"{n},Doe{n},Jo,,,," for n in range(120)), "5,Twice,T,,,,"))
    signed_in.post(f"{AT}columns/", CHOSEN)

    assert "Page 3 of 3" in signed_in.get(f"{AT}check/?page=99").content.decode()
    refused = signed_in.get(f"{AT}check/?kind=refused").content.decode()
    assert "Doe5" in refused
    assert "Doe6" not in refused
    assert "Doe77" in signed_in.get(f"{AT}check/?q=doe77").content.decode()
    assert "No such row" in signed_in.get(f"{AT}check/?kind=gone").content.decode()
    assert "Doe5" in signed_in.get(f"{AT}refused.csv").content.decode()


def test_who_changed_meanwhile_is_shown_again_before_anything_is_written(signed_in, agency, add):
    person = add("2", "Bo Ray")
    sent(signed_in, TWO.encode())
    signed_in.post(f"{AT}columns/", CHOSEN)
    person.name = "Bo Bell"
    person.save()

    answer = signed_in.post(f"{AT}write/", follow=True)

    assert "drawn again" in answer.content.decode()
    assert "Name: Bo Bell → Bo Ray" in answer.content.decode()
    assert people_queries.people_of(agency).get().name == "Bo Bell"
    signed_in.post(f"{AT}write/")
    assert people_queries.people_of(agency).get().name == "Bo Ray"


def test_a_file_can_be_taken_away(signed_in, agency):
    sent(signed_in, TWO.encode())
    signed_in.post(f"{AT}columns/", CHOSEN)

    assert signed_in.post(f"{AT}discard/").url == "/agencies/marsh-point/people/"
    assert not Draft.objects.exists()
    assert signed_in.get(f"{AT}check/").status_code == 404


def test_the_page_says_that_whoever_leaves_keeps_their_account(signed_in, add):
    add("9", "Old Hand")
    sent(signed_in, TWO.encode())
    signed_in.post(f"{AT}columns/", {**CHOSEN, "everyone": "on"})

    page = signed_in.get(f"{AT}check/").content.decode()
    assert "keep their account on the members’ site" in page


def test_a_file_that_was_not_checked_cannot_be_written(signed_in, agency):
    sent(signed_in, TWO.encode())

    assert signed_in.post(f"{AT}write/").status_code == 409
    assert signed_in.get(f"{AT}check/").url == f"{AT}columns/"
    assert people_queries.headcount(agency) == 0


def test_another_coordinator_does_not_see_the_file(signed_in, administrator):
    sent(signed_in, TWO.encode())
    signed_in.force_login(administrator)

    assert signed_in.get(f"{AT}columns/").status_code == 404
    assert queries.draft_of(Draft.objects.get().agency, "coordinator").name == "people.csv"
