"""The people's pages: list, one, add, change, leave, exports."""

import csv
import re
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from rigcheck.roster.people import actions, queries
from rigcheck.roster.people.queries import Person

LIST = "/agencies/marsh-point/people/"
SENT = {
    "number": "b12", "name": " Bo  Ray ", "email": "", "trade": "police", "employment": "recruit", "unit": "Patrol",
    "shifts": "", "zone": "UTC",
}  # fmt: skip


def test_the_list_shows_people_and_finds_them(signed_in, ann):
    assert "Ann Lee" in signed_in.get(LIST).content.decode()
    assert "Ann Lee" in signed_in.get(f"{LIST}?q=0417&unit=Dispatch&state=sworn").content.decode()
    assert "Nobody fits" in signed_in.get(f"{LIST}?q=nobody").content.decode()
    assert "Ann Lee" in signed_in.get(f"{LIST}?state=no-such-state&page=x").content.decode()


def test_an_empty_list_says_what_next(signed_in):
    assert "Import the file of your HR system" in signed_in.get(LIST).content.decode()


def test_a_long_list_has_pages(signed_in, agency):
    people = [queries.Details(str(n), f"Person {n:03}", "police", "sworn") for n in range(120)]
    actions.write_people(by="test", agency=agency, people=people)

    page = signed_in.get(f"{LIST}?page=2&q=Person").content.decode()

    assert "Page 2 of 3" in page
    assert "Person 050" in page
    (onward,) = re.findall(r'href="([^"]+)" rel="next"', page)
    assert set(onward.removeprefix("?").split("&amp;")) == {"q=Person", "page=3"}


def test_one_person_is_shown_with_their_shifts(signed_in, ann):
    page = signed_in.get(f"/people/{ann.pk}/").content.decode()

    assert "Pitman, nights" in page
    assert "19:00 (America/Denver)" in page
    assert signed_in.get("/people/999999/").status_code == 404


def test_somebody_is_added_by_hand(signed_in, agency):
    assert signed_in.post(f"{LIST}add/", SENT).url == LIST

    kept = Person.objects.get()
    assert (kept.number, kept.name, kept.employment, kept.unit.name) == ("B12", "Bo Ray", "recruit", "Patrol")
    assert kept.pattern is None


def test_shifts_are_chosen_or_written(signed_in, agency):
    chosen = {**SENT, "shifts": "24-48", "anchor": "2026-11-02", "day_starts": "08:00", "zone": "America/Denver"}
    signed_in.post(f"{LIST}add/", chosen)
    own = {**SENT, "number": "2", "shifts": "own", "cycle": "ddnn----", "anchor": "2026-11-02", "hours": "11"}
    signed_in.post(f"{LIST}add/", own)

    two, first = (one.pattern for one in Person.objects.order_by("number"))
    assert (first.cycle, first.zone, first.day_starts.hour, first.hours) == ("X--", "America/Denver", 8, 24.0)
    assert (two.cycle, two.hours, two.night_starts.hour) == ("DDNN----", 11.0, 19)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"number": "0417"}, "Somebody else here has this number"),
        ({"email": "ann@example.org"}, "a link sent there would reach both"),
        ({"name": "=1+1"}, "would run as a formula"),
        ({"email": "nowhere"}, "The e-mail address is not one"),
        ({"shifts": "24-48"}, "Choose a day on which the cycle began"),
        ({"shifts": "own", "cycle": "ABC", "anchor": "2026-11-02"}, "Write the cycle with D"),
        ({"shifts": "own", "cycle": "DD", "anchor": "2026-11-02", "hours": "1"}, "from 4 to 24 hours"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_taken_is_told_and_what_was_written_stays(signed_in, agency, ann, change, says):
    page = signed_in.post(f"{LIST}add/", {**SENT, **change}).content.decode()

    assert says in page
    assert 'value="b12"' in page or "number" in change
    assert queries.headcount(agency) == 1


def test_a_person_is_changed(signed_in, ann):
    page = signed_in.get(f"/people/{ann.pk}/change/").content.decode()
    assert 'value="0417"' in page
    assert 'value="pitman-nights" selected' in page

    answer = signed_in.post(f"/people/{ann.pk}/change/", {**SENT, "number": "0417", "name": "Ann Ray"})

    assert answer.url == f"/people/{ann.pk}/"
    kept = queries.person(ann.pk)
    assert (kept.name, kept.email, kept.pattern) == ("Ann Ray", "", None)


def test_a_pattern_of_its_own_comes_back_to_the_form(signed_in, agency, ann):
    ann.cycle = "DD--"
    ann.save()

    page = signed_in.get(f"/people/{ann.pk}/change/").content.decode()

    assert 'value="own" selected' in page
    assert 'value="DD--"' in page


def test_whoever_leaves_keeps_their_account_and_the_page_says_so(signed_in, agency, ann):
    page = signed_in.get(f"/people/{ann.pk}/").content.decode()
    assert "whoever leaves keeps their account there" in page

    signed_in.post(f"/people/{ann.pk}/left/")
    assert "stays open and stays theirs" in signed_in.get(f"/people/{ann.pk}/").content.decode()
    assert queries.headcount(agency) == 0

    signed_in.post(f"/people/{ann.pk}/back/")
    assert queries.headcount(agency) == 1


def test_exports_hold_everybody_and_nothing_that_runs(signed_in, agency, ann):
    Person.objects.filter(pk=ann.pk).update(name="=cmd|' /C calc'!A0")  # as if it had come past every check

    written = signed_in.get("/agencies/marsh-point/people.csv")
    rows = list(csv.reader(StringIO(written.content.decode("utf-8-sig"), newline="")))
    book = load_workbook(BytesIO(signed_in.get("/agencies/marsh-point/people.xlsx").content)).active

    assert "attachment" in written.headers["Content-Disposition"]
    assert rows[1][:3] == ["0417", "'=cmd|' /C calc'!A0", "ann@example.org"]
    assert rows[1][6:9] == ["NN--NNN--NN---", "2026-11-02", "12"]
    assert [cell.value for cell in book[2]][:2] == ["0417", "'=cmd|' /C calc'!A0"]
    assert {cell.data_type for row in book.iter_rows() for cell in row} <= {"s", "n"}


def test_command_sees_figures_and_no_names(agency, ann, chief, browser):
    browser.force_login(chief)

    page = browser.get("/").content.decode()

    assert "1 person" in page
    assert LIST not in page
    assert browser.get(LIST).status_code == 403
    assert browser.get("/agencies/marsh-point/people.csv").status_code == 403
