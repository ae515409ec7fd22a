"""The pages of this room: what the card page promises, and who may offer cards."""

import csv
import gzip
import hashlib
import io
import json

import pypdfium2
import pytest
import zxingcpp
from django.test import Client

from rigcheck.roster.invitations import actions, queries
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.people.models import Person

pytestmark = pytest.mark.django_db
STAFF_PAGES = ("/cards/", "/cards/marsh-point/")
STAFF_ACTS = ("/cards/marsh-point/offer/", "/cards/marsh-point/letters/", "/cards/person/{person}/another/")


def test_the_page_is_what_its_published_fingerprint_says(browser, signed_in) -> None:
    body = Client(HTTP_HOST="roster.localhost").get("/your-card/").content
    other = signed_in.get("/your-card/?x=1", headers={"Accept-Language": "es"})
    lines = [line.split("  ") for line in browser.get("/your-card/sums/").content.decode().splitlines()]
    sums = {path: digest for digest, path in lines}

    assert other.content == body
    assert hashlib.sha256(body).hexdigest() == sums.pop("index.html")
    fixed = queries.fixed_page()
    for path, digest in sums.items():
        answer = browser.get(fixed.address(path))
        assert hashlib.sha256(answer.content).hexdigest() == digest
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        packed = browser.get(fixed.address(path), headers={"Accept-Encoding": "gzip"})
        unpacked = gzip.decompress(packed.content) if "Content-Encoding" in packed.headers else packed.content
        assert hashlib.sha256(unpacked).hexdigest() == digest


def test_the_parts_come_over_a_bad_connection(browser) -> None:
    fixed = queries.fixed_page()
    texts = [path for path in fixed.parts if not path.endswith(".woff2")]
    sent = sum(len(browser.get(fixed.address(path), headers={"Accept-Encoding": "gzip"}).content) for path in texts)
    assert sent < 90_000


def test_the_page_sends_no_referrer_and_no_cookie(signed_in) -> None:
    answer = signed_in.get("/your-card/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert "csrf" not in answer.content.decode().lower()


def test_a_part_of_another_version_or_beside_the_list_is_not_there(browser) -> None:
    version = queries.fixed_page().version
    for path in (f"{version}/care/worker.js", f"{version}/../../x", "0000/css/base.css", f"{version}/css/base.css/"):
        assert browser.get(f"/your-card/parts/{path}").status_code == 404


def test_the_worker_names_every_part_with_its_fingerprint(browser) -> None:
    script = browser.get("/your-card/worker.js").content.decode()
    shelf = json.loads(script[len("const SHELF = ") : script.index(";\n")])
    fixed = queries.fixed_page()
    assert shelf["parts"] == {fixed.address(path): part.integrity for path, part in fixed.parts.items()}
    assert shelf["sum"] == fixed.integrity


def test_keys_and_facts_are_there_for_everybody(browser, edge, house, settings) -> None:
    settings.CARE_ADDRESS = "https://care.example"
    assert browser.get("/your-card/keys/").content.decode() == house.text
    assert browser.get("/your-card/facts/").json() == {"care": "https://care.example"}


def test_without_a_list_of_keys_the_page_says_so(browser, edge) -> None:
    edge.files._texts.clear()
    answer = browser.get("/your-card/keys/", headers={"X-Rigcheck": "fetch"})
    assert (answer.status_code, answer.json()["refused"]) == (404, "no-list-yet")


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_coordinators_see_the_pages_and_nobody_else(page, edge, people, browser, coordinator, chief) -> None:
    assert browser.get(page).status_code in {302, 403}
    browser.force_login(chief)
    assert browser.get(page).status_code == 403
    browser.force_login(coordinator)
    assert browser.get(page).status_code == 200


@pytest.mark.parametrize("act", STAFF_ACTS)
@pytest.mark.parametrize("who", ["stranger", "chief"])
def test_only_coordinators_offer_print_and_give_another(act, who, edge, people, browser, chief) -> None:
    if who == "chief":
        browser.force_login(chief)
    answer = browser.post(act.format(person=people[0].pk))
    assert answer.status_code in {302, 403}
    assert (Issued.objects.count(), Invitation.objects.count()) == (0, 0)


def test_the_pages_show_the_count_and_nothing_of_use(edge, people, signed_in, officer) -> None:
    officer.sign()
    text = signed_in.get("/cards/marsh-point/?find=person 00").content.decode()
    assert '<td class="number">1</td>' in text
    assert "Person 01" not in text
    home = signed_in.get("/cards/").content.decode()
    assert "Cards made</dt><dd>1</dd>" in home


def test_an_offer_by_hand(edge, people, signed_in) -> None:
    answer = signed_in.post("/cards/marsh-point/offer/", follow=True)
    assert "60 people were offered a card." in answer.content.decode()
    answer = signed_in.post("/cards/marsh-point/offer/", follow=True)
    assert "Everybody had been offered one already." in answer.content.decode()


def test_a_small_agency_is_told_to_join_a_council(edge, agency, signed_in) -> None:
    Person.objects.create(agency=agency, number="1", name="One", trade="fire", employment="sworn")
    assert "Join a council" in signed_in.get("/cards/").content.decode()
    answer = signed_in.post("/cards/marsh-point/offer/")
    assert answer.status_code == 400
    assert Issued.objects.count() == 0


def test_letters_as_a_table_cannot_run_formulas(edge, agency, people, signed_in) -> None:
    Person.objects.filter(pk=people[0].pk).update(name="=cmd|'/c calc'!A1")
    actions.offer(agency=agency, edge=edge, by="test")
    answer = signed_in.post("/cards/marsh-point/letters/", {"table": "yes"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Number", "Name", "Unit", "Link", "Code"]
    assert "'=cmd|'/c calc'!A1" in {row[1] for row in rows}
    assert all(row[3].endswith("#" + row[4]) for row in rows[1:])
    assert 'filename="letters-marsh-point.csv"' in answer.headers["Content-Disposition"]


def test_letters_as_sheets_carry_a_picture_that_leads_to_the_link(edge, agency, people, signed_in) -> None:
    Person.objects.filter(pk=people[0].pk).update(name="Łucja Ngô 林")
    actions.offer(agency=agency, edge=edge, by="test")
    document = pypdfium2.PdfDocument(signed_in.post("/cards/marsh-point/letters/", {"sheets": "yes"}).content)
    assert len(document) == 6
    page = document[0]
    read = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert len(read) == 1
    address, code = read[0].text.split("#")
    assert address == "http://roster.localhost:8001/your-card/"
    texts = [one.get_textpage().get_text_range() for one in document]
    assert code.split("-")[0] in texts[0]
    assert any("?ucja Ngô ?" in text for text in texts)


def test_another_link_is_mailed_or_printed(edge, people, signed_in) -> None:
    printed = signed_in.post(f"/cards/person/{people[0].pk}/another/")
    assert printed.content.startswith(b"%PDF")
    mailed = signed_in.post(f"/cards/person/{people[1].pk}/another/", follow=True)
    assert "A new link is on its way to Person 01." in mailed.content.decode()


def test_nobody_by_that_address(edge, signed_in) -> None:
    assert signed_in.post("/cards/person/999/another/").status_code == 404
    assert signed_in.get("/cards/nowhere/").status_code == 404
