"""What a file would do: added, changed, left as they are, gone, refused; and that it does exactly this."""

import pytest

from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.imports import actions, policies, queries
from rigcheck.roster.people import actions as people_actions
from rigcheck.roster.people import queries as people_queries
from tests.roster.imports.conftest import Importing, lines

ANN = "0417,Lee,Ann,ann@example.org,Patrol,Sworn,G4"


def test_people_are_added_with_what_the_file_says(importing, agency):
    draft = importing.write(lines(ANN, "8,Ray,Bo,,North Watch,Civilian,"))

    assert importing.told(draft) == [(2, "added", "Patrol"), (3, "added", "North Watch")]
    ann, bo = people_queries.people_of(agency)
    assert (ann.number, ann.name, ann.email, ann.unit.name) == ("0417", "Ann Lee", "ann@example.org", "Patrol")
    assert (ann.trade, ann.employment, ann.pattern) == ("police", "sworn", None)
    assert (bo.employment, bo.email, bo.unit.name) == ("civilian", "", "North Watch")
    assert [unit.name for unit in agency_queries.units(agency)] == ["Dispatch", "North Watch", "Patrol"]


def test_the_same_file_again_changes_nothing(importing, kept):
    content = lines(ANN, "8,Ray,Bo,,North Watch,Civilian,")
    importing.write(content)
    before = kept()

    draft = importing.write(content)

    assert [kind for _, kind, _ in importing.told(draft)] == ["same", "same"]
    assert kept() == before


def test_columns_may_stand_in_any_order(importing):
    importing.write(lines("Ann,G4,Lee,0417", headings="First Name,Pay Grade,Last Name,Badge No"))

    assert importing.people() == ["0417 Ann Lee"]


def test_what_the_file_does_not_have_stays(importing, add, agency):
    add("0417", "Ann Lee", email="ann@example.org", trade="dispatch", employment="recruit")

    importing.write(lines("0417,Ann Lee-Ray", headings="Badge No,Name"))

    (ann,) = people_queries.people_of(agency)
    assert (ann.name, ann.email, ann.trade, ann.employment) == (
        "Ann Lee-Ray", "ann@example.org", "dispatch", "recruit",
    )  # fmt: skip


def test_a_change_is_told_in_words(importing, add):
    add("0417", "Ann Lee", email="ann@example.org")

    draft = importing.check(lines("0417,Lee,Ann,,Patrol,Retired,"))

    assert importing.told(draft) == [
        (2, "changed", "State: Sworn → Retiree; E-mail: ann@example.org → none; Unit: none → Patrol")
    ]


def test_who_is_missing_from_a_file_of_everybody_has_left(importing, add, agency):
    add("1", "Cy Dow")
    add("2", "Di Eng")

    draft = importing.write(lines("2,Eng,Di,,,,"), everyone=True)

    assert importing.told(draft)[-1] == (None, "gone", "Not in this file.")
    assert importing.people() == ["2 Di Eng"]
    assert importing.people(with_left=True) == ["1 Cy Dow", "2 Di Eng"]


def test_who_is_missing_stays_where_the_file_is_not_of_everybody(importing, add):
    add("1", "Cy Dow")

    importing.write(lines(ANN))

    assert importing.people() == ["0417 Ann Lee", "1 Cy Dow"]


def test_nobody_is_gone_while_a_row_has_no_number(importing, add):
    add("1", "Cy Dow")

    draft = importing.check(lines(",Dow,Cy,,,,", ANN), everyone=True)

    assert draft.held
    assert [kind for _, kind, _ in importing.told(draft)] == ["refused", "added"]


def test_the_order_in_which_people_are_read_makes_no_difference(importing, add, agency):
    for number in "31245":
        add(number, f"Person {number}")
    table = queries.table_of(importing.check(lines(ANN)))
    places = {queries.Field.NUMBER: 0, queries.Field.LAST: 1}
    how = queries.Reading(places, "mdy", "sworn", "police", "UTC")
    known = people_queries.known(agency)

    one = queries.plan(table, how, known, everyone=True)
    other = queries.plan(table, how, dict(reversed(known.items())), everyone=True)

    assert one.digest == other.digest
    assert one.gone == ["1", "2", "3", "4", "5"]


def test_who_is_refused_is_not_gone(importing, add):
    add("1", "Cy Dow")

    draft = importing.check(lines("1,Dow,Cy,no address,,,"), everyone=True)

    assert [kind for _, kind, _ in importing.told(draft)] == ["refused"]


def test_the_file_may_say_who_has_left_and_who_is_back(importing, add):
    add("1", "Cy Dow")
    importing.write(lines("1,Dow,Cy,,,Terminated,", "9,Old,Ed,,,Separated,"))
    assert importing.people() == []
    assert importing.people(with_left=True) == ["1 Cy Dow"]

    draft = importing.write(lines("1,Dow,Cy,,,Active,"))

    assert importing.told(draft) == [(2, "changed", "Is back")]
    assert importing.people() == ["1 Cy Dow"]


def test_what_headings_mean_is_remembered_for_the_agency(importing, agency):
    headings = "Ref,Who,Where"
    with pytest.raises(policies.ColumnsMissing):
        importing.check(lines("1,Ann,Patrol", headings=headings))

    importing.write(lines("1,Ann,Patrol", headings=headings), Ref="number", Who="name", Where="unit")

    draft = importing.send(lines("2,Patrol,Bo", headings="REF.,where,Who"))
    assert [column.field for column in queries.columns_of(draft)] == ["number", "unit", "name"]
    importing.write(lines("2,Patrol,Bo", headings="REF.,where,Who"))
    assert importing.people() == ["1 Ann", "2 Bo"]


def test_a_heading_that_is_not_used_is_remembered_too(importing):
    importing.write(lines("1,Ann,x", headings="No,Name,Station"), Station="")

    draft = importing.send(lines("1,Ann,x", headings="No,Name,Station"))
    assert [column.field for column in queries.columns_of(draft)] == ["number", "name", ""]


def test_two_columns_cannot_mean_the_same(importing):
    with pytest.raises(policies.ColumnTwice):
        importing.check(lines("1,Ann,x", headings="No,Name,Other"), Other="name")


def test_shift_patterns_are_checked_by_their_engine(importing, agency):
    headings = "No,Name,Schedule,Cycle Start,Hours,Shift Start,Night start,Time Zone"
    importing.write(
        lines(
            "1,Ann,24-48,11/30/2026,,0600,,America/Denver",
            "2,Bo,ddnn ----,2026-11-01,10.5,6:30 AM,18:30,",
            "3,Cy,,,,,,",
            headings=headings,
        )
    )

    ann, bo, cy = (one.pattern for one in people_queries.people_of(agency))
    assert (ann.cycle, str(ann.anchor), ann.zone, ann.hours) == ("X--", "2026-11-30", "America/Denver", 24.0)
    assert (str(ann.day_starts), str(ann.night_starts)) == ("06:00:00", "19:00:00")
    assert (bo.cycle, bo.zone, bo.hours, str(bo.day_starts)) == ("DDNN----", agency.zone, 10.5, "06:30:00")
    assert cy is None


def test_a_pattern_without_its_first_day_keeps_the_one_that_is_known(importing, agency):
    headings = "No,Name,Schedule,Cycle Start"
    importing.write(lines("1,Ann,24-48,11/30/2026", headings=headings))

    draft = importing.check(lines("1,Ann,24-48,", headings=headings))

    assert [kind for _, kind, _ in importing.told(draft)] == ["same"]
    assert importing.reasons(lines("1,Ann,48-96,", headings=headings)) == [
        "The shift pattern is a new one and lacks the day on which its cycle began."
    ]


def test_an_export_comes_back_unchanged(importing, agency, kept):
    headings = "No,Name,Schedule,Cycle Start,Hours"
    importing.write(lines("1,Ann,--DDNN,11/30/2026,11", "2,José,,,", headings=headings))
    before = kept()
    for content in (people_queries.people_csv(agency), people_queries.people_workbook(agency)):
        draft = importing.write(content, everyone=True)

        assert [kind for _, kind, _ in importing.told(draft)] == ["same", "same"]
        assert kept() == before


def test_people_who_changed_meanwhile_stop_the_writing(importing, add, kept):
    ann = add("0417", "Ann Lee")
    draft = importing.check(lines("0417,Lee,Ann,ann@example.org,,,"))
    people_actions.set_left(by="other", person=ann, left=True)
    before = kept()

    with pytest.raises(policies.PeopleChanged):
        actions.apply(by=importing.by, draft=draft)

    assert kept() == before


def test_what_others_changed_beside_the_file_does_not_matter(importing, add):
    draft = importing.check(lines(ANN))
    add("5", "Di Eng")

    actions.apply(by=importing.by, draft=draft)

    assert importing.people() == ["0417 Ann Lee", "5 Di Eng"]


def test_a_file_is_written_once_and_then_gone(importing):
    draft = importing.write(lines(ANN))

    draft = queries.draft_of(importing.agency, importing.by)
    assert (bytes(draft.content), bytes(draft.table)) == (b"", b"")
    for again in (actions.apply, actions.check):
        with pytest.raises(policies.NotNow):
            again(by=importing.by, draft=draft)
    with pytest.raises(policies.NoFile):
        queries.table_of(draft)


def test_a_break_while_writing_leaves_everything_as_it_was(importing, add, kept, monkeypatch):
    add("1", "Cy Dow")
    draft = importing.check(lines("1,Dow,Cy,cy@example.org,New unit,,", ANN), everyone=True)
    before = kept(), [unit.name for unit in agency_queries.units(importing.agency)]
    monkeypatch.setattr(type(draft), "save", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.apply(by=importing.by, draft=draft)

    monkeypatch.undo()
    assert (kept(), [unit.name for unit in agency_queries.units(importing.agency)]) == before
    assert queries.draft_of(importing.agency, importing.by).state == queries.State.CHECKED


def test_each_coordinator_has_a_file_of_their_own(importing, agency):
    other = Importing(agency, by="other")
    mine, theirs = importing.send(lines(ANN)), other.send(lines("8,Ray,Bo,,,,"))

    assert queries.draft_of(agency, "coordinator").pk == mine.pk
    importing.send(lines(ANN), name="second.csv")
    assert queries.draft_of(agency, "coordinator").name == "second.csv"
    assert queries.draft_of(agency, "other").pk == theirs.pk
    with pytest.raises(policies.NoFile):
        queries.draft_of(agency, "nobody")


def test_twenty_thousand_rows_are_added_then_changed(importing, agency):
    rows = [f"{n},Doe{n},Jo,jo{n}@example.org,Unit {n % 40},Sworn,G1" for n in range(20_000)]
    draft = importing.write(lines(*rows))
    assert queries.counts_of(draft)["added"] == 20_000

    changed = [row.replace("Sworn", "Retired") for row in rows[:10_000]] + rows[10_000:19_000]
    draft = importing.write(lines(*changed), everyone=True)

    assert dict(queries.counts_of(draft)) == {
        "added": 0, "changed": 10_000, "same": 9_000, "gone": 1_000, "refused": 0,
    }  # fmt: skip
    assert people_queries.headcount(agency) == 19_000
    assert people_queries.people_of(agency).filter(employment="retiree").count() == 10_000
