"""The pages of an agency's public file, by role, and what they write."""

import pytest

from rigcheck.bridge.catalogue.read import read
from rigcheck.bridge.keylog import holding
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.publishing.models import Edition, Statement

MONTH = Month(2026, 11)


@pytest.fixture
def edge(monkeypatch: pytest.MonkeyPatch) -> PlainEdge:
    made = PlainEdge(clock=SetClock(), chance=SeededChance("catalogue"))
    monkeypatch.setattr("rigcheck.doors.roster.middleware.edge_of_process", lambda: made)
    return made


@pytest.fixture
def page(agency, edge) -> str:
    return f"/published/{agency.slug}/"


def add(browser, page, **changed):
    sent = {"kind": "policy", "title": "Time off", "text": "After an incident, nobody asks why.", **changed}
    return browser.post(f"{page}new/", sent)


def test_a_coordinator_writes_publishes_and_takes_the_file(browser, coordinator, page, agency, edge):
    browser.force_login(coordinator)
    assert add(browser, page).status_code == 302
    assert browser.post(f"{page}publish").status_code == 302
    text = browser.get(f"{page}file").content.decode()

    edition = Edition.objects.get(agency=agency)
    assert (edition.number, edition.published_by) == (1, "coordinator")
    facts = read(text, keylog=holding.own(edge.files), agencies=[agency.slug], newest=0, month=MONTH)
    assert [one.title for one in facts.policies] == ["Time off"]
    assert (facts.name, facts.headcount, facts.groups) == (agency.name, 0, ())


def test_the_next_edition_counts_on(browser, coordinator, page, agency, edge):
    browser.force_login(coordinator)
    for _ in range(2):
        browser.post(f"{page}publish")
    assert "Edition 2 is published" in browser.get(page).content.decode()
    facts = read(
        browser.get(f"{page}file").content.decode(),
        keylog=holding.own(edge.files), agencies=[agency.slug], newest=1, month=MONTH,
    )  # fmt: skip
    assert facts.edition == 2


def test_if_the_file_cannot_be_kept_no_edition_is_noted(browser, coordinator, page, edge, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    browser.force_login(coordinator)
    browser.post(f"{page}publish")
    monkeypatch.setattr(edge.files, "write", full)
    assert browser.post(f"{page}publish").status_code == 507
    assert Edition.objects.get().number == 1


def test_without_a_file_the_page_says_what_to_do(browser, coordinator, page):
    browser.force_login(coordinator)
    answer = browser.get(f"{page}file")
    assert answer.status_code == 404
    assert "Publish first" in answer.content.decode()


def test_the_same_title_twice_is_said_beside_the_field(browser, coordinator, page):
    browser.force_login(coordinator)
    add(browser, page)
    answer = add(browser, page, text="Something else")
    assert answer.status_code == 400
    assert "one with this title already" in answer.content.decode()
    assert [one.text for one in Statement.objects.all()] == ["After an incident, nobody asks why."]


def test_a_statement_is_changed_and_taken_out(browser, coordinator, page):
    browser.force_login(coordinator)
    add(browser, page)
    one = Statement.objects.get()
    browser.post(f"{page}{one.pk}/", {"kind": "programme", "title": "Yearly visit", "text": ""})
    one.refresh_from_db()
    assert (one.kind, one.title, one.written_by) == ("programme", "Yearly visit", "coordinator")
    browser.post(f"{page}{one.pk}/take-away")
    assert not Statement.objects.exists()
    assert "not here any more" in browser.post(f"{page}{one.pk}/take-away").content.decode()


def test_another_agencys_statement_is_not_there(browser, coordinator, page, agency):
    from rigcheck.roster.agencies.actions import add_agency

    other = add_agency(by="test", name="Osprey Bay", trade="fire", units={})
    browser.force_login(coordinator)
    add(browser, page)
    one = Statement.objects.get()
    for path in (f"/published/{other.slug}/{one.pk}/", f"/published/{other.slug}/{one.pk}/take-away"):
        assert browser.post(path, {"kind": "policy", "title": "x", "text": ""}).status_code == 404
    one.refresh_from_db()
    assert one.title == "Time off"


def test_command_reads_and_is_shown_no_button(browser, chief, page):
    browser.force_login(chief)
    text = browser.get(page).content.decode()
    assert "How many people" in text
    assert "Publish edition" not in text
    assert browser.post(f"{page}publish").status_code == 403
    assert not Edition.objects.exists()


def test_an_agency_that_is_not_here_is_said_so(browser, coordinator, edge):
    browser.force_login(coordinator)
    assert browser.get("/published/nowhere/").status_code == 404
