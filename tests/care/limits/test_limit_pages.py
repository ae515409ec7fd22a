"""Pages: what anybody reads without signing in and without a database, and what a lead writes down for counsel."""

import pytest
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rigcheck.care.limits.models import Confirmation
from rigcheck.engines.disclosure import Ground, Role, notice, shipped
from tests.care.disclosures.conftest import Cast, browser_of
from tests.care.disclosures.test_disclosure_pages import text_of
from tests.care.members.cast import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("passer_by")]
PUBLIC = ("/limits/", "/limits/peer/", "/limits/chaplain/", "/limits/clinician/", "/limits/group/", "/act-now/")


@pytest.mark.parametrize("path", PUBLIC)
def test_it_is_there_for_anybody_without_a_database(visitor: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = visitor.get(path)
    assert (answer.status_code, len(asked)) == (200, 0)


def test_the_notice_says_that_it_is_the_default(visitor: Client) -> None:
    shown = text_of(visitor.get("/limits/peer/"))
    assert "This is the cautious default: no lawyer has confirmed yet what holds here, so" in shown
    for line in ("that your life is in danger", "a serious crime that you admit", "what a court orders them to tell"):
        assert line in shown
    assert visitor.get("/limits/barber/").status_code == 404


def test_who_reads_along_in_a_group_and_whose_duties_go_further_stand_first(visitor: Client) -> None:
    for role, words in (("group", "Everybody in the group reads what is said there"), ("peer", "A peer is a trained")):
        shown = text_of(visitor.get(f"/limits/{role}/"))
        assert shown.index(words) < shown.index("may have duties of their own") < shown.index("that your life is in")
        assert ("What stays between you" in shown) is (role == "peer")
        assert "in doubt they act" in shown
        assert "unless the law makes them report it themselves" in shown
    assert "may have duties of their own" in text_of(visitor.get("/limits/"))


def test_the_notice_beside_backup_promises_no_more_than_the_default() -> None:
    shown = " ".join(render_to_string("care/paging/_limits.html", {"stage": "here"}).split())
    may = {line.ground for line in notice(role=Role.CLINICIAN).may} - {Ground.CONSENT}
    words = {
        Ground.DANGER_SELF: "your life",
        Ground.DANGER_OTHERS: "or somebody else",
        Ground.CHILD_ABUSE: "a child",
        Ground.ADULT_ABUSE: "an old person",
        Ground.CRIME: "a serious crime that you admit",
        Ground.COURT_ORDER: "a court orders",
    }
    assert set(words) == may
    assert [word for word in words.values() if word not in shown] == []


def test_act_now_asks_name_and_place_and_waits_for_nothing(visitor: Client) -> None:
    shown = text_of(visitor.get("/act-now/"))
    for words in (
        "tel:911",
        "Where are you?",
        "What name should they call",
        "Then nobody can be sent",
        "You ask nobody first",
        "whether there is a weapon",
        "Are you thinking about killing yourself?",
        "within your reach?",
        "Nobody here can find you",
    ):
        assert words in shown
    assert "<form" not in shown


@pytest.mark.usefixtures("under_us")
def test_a_lead_writes_counsels_confirmation_down_and_takes_it_back(cast: Cast) -> None:
    lead, path = browser_of(cast.lead.me), "/limits/rules/us/clinician/"
    mark = shipped()["us"].parts[Role.CLINICIAN].mark
    assert "Not confirmed" in text_of(lead.get("/limits/rules/"))
    given = {"counsel": "R. Vance, city attorney", "confirmed": "2026-11-20", "read": "on", "mark": mark}
    for missing in given:
        assert lead.post(path, {key: value for key, value in given.items() if key != missing}).status_code == 200
    assert "Read them again" in text_of(lead.post(path, {**given, "mark": "0" * 64}))
    assert "one of the last twelve months" in text_of(lead.post(path, {**given, "confirmed": "2027-01-01"}))
    assert Confirmation.objects.count() == 0

    assert lead.post(path, given).status_code == 302
    assert "Confirmed by R. Vance" in text_of(lead.get("/limits/rules/"))
    assert "written down by Dr. Ana Whitfield" in text_of(lead.get(path))
    assert "Here they differ" in text_of(lead.get("/limits/"))
    assert "Clinician: reports" in text_of(lead.get("/limits/"))
    assert "Confirmed by a lawyer for: United States, in general" in text_of(lead.get("/limits/clinician/"))
    assert "Before" not in text_of(lead.get(path))
    assert lead.post(f"{path}take-back").status_code == 302
    assert "R. Vance, city attorney on 2026-11-20, version 1" in text_of(lead.get(path))
    assert "Clinician: reports" not in text_of(lead.get("/limits/"))
    assert lead.get("/limits/rules/us/barber/").status_code == 404


@pytest.mark.parametrize(("country", "number"), [("gb", "999"), ("ca", "911"), ("au", "000"), ("nz", "111")])
def test_elsewhere_the_default_names_the_place_and_act_now_its_own_number(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, country: str, number: str
) -> None:
    monkeypatch.setattr(settings, "JURISDICTION", country)
    monkeypatch.setattr(settings, "COUNTRY", country)
    shown = text_of(visitor.get("/limits/peer/"))
    assert f"no lawyer has confirmed yet what holds here ({shipped()[country].name})" in shown
    assert "calls to 988" not in shown
    assert f"tel:{number}" in text_of(visitor.get("/act-now/"))


def test_nobody_but_a_lead_sees_the_packs(cast: Cast, owner: Person, visitor: Client) -> None:
    for path in ("/limits/rules/", "/limits/rules/us/peer/"):
        assert visitor.get(path).status_code == 302
        for me in (owner.me, cast.peer.me, cast.clinician.me, cast.auditor.me):
            assert browser_of(me).get(path).status_code == 404
    assert browser_of(cast.peer.me).post("/limits/rules/us/peer/take-back").status_code == 404
