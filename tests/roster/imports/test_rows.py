"""Every row that cannot be taken says why in words, and nothing else of the file suffers."""

import pytest

from rigcheck.roster.imports.queries import fields, values
from rigcheck.roster.people import queries as people_queries
from tests.roster.imports.conftest import lines

GOOD = "77,Kay,Fay,,,,"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Lee,Ann,,,,", "There is no number."),
        ("1,,,,,,", "There is no name."),
        ("1,Lee,Ann,not an address,,,", "The e-mail address is not one."),
        ("1,Lee,Ann,,,Wizard,", "“Wizard” is no state that is known here"),
        (f"{'1' * 41},Lee,Ann,,,,", "longer than 40 signs"),
        (f"1,{'Lee' * 50},Ann,,,,", "longer than 120"),
        (f"1,Lee,Ann,,{'Unit' * 40},,", "longer than 120"),
        ("=cmd|' /C calc'!A0,Lee,Ann,,,,", "would run as a formula"),
        ("1,,=cmd|' /C calc'!A0,,,,", "would run as a formula"),
        ("1,,@SUM(A1),,,,", "would run as a formula"),
        ("1,Lee,Ann,,=1+1,,", "would run as a formula"),
        ("1,Lee,Ann,=a@example.org,,,", "would run as a formula"),
        ("1,Lee,Ann,,,,,Jr.", "more cells than there are headings"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(importing, row, reason):
    content = lines(row, GOOD)

    (said,) = importing.reasons(content)
    importing.write(content)

    assert reason in said
    assert importing.people() == ["77 Fay Kay"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,Ann,Wizard,,,,,", "“Wizard” is no trade that is known here"),
        ("1,Ann,,24-48,,,,", "lacks the day on which its cycle began"),
        ("1,Ann,,24-48,30/11/2026,,,", "“30/11/2026” is no day"),
        ("1,Ann,,ABC,11/30/2026,,,", "The shift pattern “ABC”: Write the cycle with D"),
        ("1,Ann,,NNDD--,11/30/2026,14,,", "before the last has ended"),
        ("1,Ann,,DD--,11/30/2026,many,,", "“many” is no number of hours"),
        ("1,Ann,,DD--,11/30/2026,30,,", "A shift lasts from 4 to 24 hours."),
        ("1,Ann,,DD--,11/30/2026,,noon,", "“noon” is no time of day"),
        ("1,Ann,,DD--,11/30/2026,,,Mars/North", "This time zone is not known here."),
    ],
)
def test_shifts_and_trades_that_make_no_sense_say_why(importing, row, reason):
    headings = "No,Name,Trade,Schedule,Cycle Start,Hours,Shift Start,Time Zone"

    (said,) = importing.reasons(lines(row, headings=headings))

    assert reason in said
    assert importing.people() == []


def test_a_number_that_stands_twice_refuses_each_of_its_rows(importing):
    content = lines("1,Lee,Ann,,,,", "a7,Ray,Bo,,,,", GOOD, "A7 ,Ray,Bea,,,,")

    assert importing.reasons(content) == ["This number stands on lines 3, 5. Nobody can tell which one is right."] * 2
    importing.write(content)
    assert importing.people() == ["1 Ann Lee", "77 Fay Kay"]


def test_many_lines_of_one_number_are_not_all_named(importing):
    said = importing.reasons(lines(*["1,Lee,Ann,,,,"] * 9))

    assert len(said) == 9
    assert "lines 2, 3, 4, 5, 6 ..." in said[0]


def test_an_address_that_stands_twice_refuses_each_of_its_rows(importing, add):
    content = lines("1,Lee,Ann,Both@example.org,,,", "2,Ray,Bo,both@example.org,,,", GOOD)

    assert all("stands on lines 2, 3" in said for said in importing.reasons(content))
    importing.write(content)
    assert importing.people() == ["77 Fay Kay"]


def test_an_address_that_somebody_has_already_is_refused(importing, add):
    add("5", "Di Eng", email="di@example.org")

    (said,) = importing.reasons(lines("1,Lee,Ann,DI@example.org,,,"))

    assert "has this e-mail address already" in said


def test_two_people_may_exchange_their_addresses(importing, add, agency):
    add("1", "Ann Lee", email="a@example.org")
    add("2", "Bo Ray", email="b@example.org")

    importing.write(lines("1,Lee,Ann,b@example.org,,,", "2,Ray,Bo,a@example.org,,,"))

    assert [one.email for one in people_queries.people_of(agency).order_by("number")] == [
        "b@example.org",
        "a@example.org",
    ]


def test_whoever_takes_over_the_address_of_somebody_who_left_gets_it(importing, add):
    add("1", "Ann Lee", email="desk@example.org")

    importing.write(lines("1,Lee,Ann,desk@example.org,,Terminated,", "2,Ray,Bo,desk@example.org,,,"))

    assert importing.people() == ["2 Bo Ray"]


def test_refused_rows_can_be_taken_away_as_a_file_in_which_nothing_runs(importing):
    from rigcheck.roster.imports import queries

    draft = importing.check(lines("1,,=cmd|' /C calc'!A0,,,,", ",Lee,Ann,,,,"))

    written = queries.refused_csv(draft).decode("utf-8-sig").splitlines()
    assert written[0] == "Line,Number,Name,Reason"
    assert written[1].startswith("2,1,'=cmd|")
    assert written[2].startswith("3,,Ann Lee,There is no number.")


@pytest.mark.parametrize(
    ("text", "left", "state"),
    [
        ("", False, "sworn"),
        ("Active", False, "sworn"),
        ("Full-Time", False, "sworn"),
        ("TERMINATED", True, "sworn"),
        ("Non-Sworn", False, "civilian"),
        ("Paid-on-call", False, "volunteer"),
        ("retired", False, "retiree"),
    ],
)
def test_states_are_understood_as_hr_writes_them(text, left, state):
    assert values.employment_of(text, "sworn") == (state, left)


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Firefighter/EMT", "fire"),
        ("911", "dispatch"),
        ("Sheriff", "police"),
        ("Paramedic", "ems"),
        ("Jail", "corrections"),
    ],
)
def test_trades_are_understood_as_hr_writes_them(text, trade):
    assert values.trade_of(text) == trade


@pytest.mark.parametrize(
    ("text", "dates", "day"),
    [
        ("2026-11-30", "mdy", "2026-11-30"),
        ("2026-11-30 00:00", "dmy", "2026-11-30"),
        ("11/30/2026", "mdy", "2026-11-30"),
        ("1/5/26", "mdy", "2026-01-05"),
        ("30.11.2026", "dmy", "2026-11-30"),
        ("5/1/2026", "dmy", "2026-01-05"),
    ],
)
def test_days_are_read_in_the_way_that_was_chosen(text, dates, day):
    assert values.day_of(text, dates).isoformat() == day


@pytest.mark.parametrize("text", ["7:00", "0700", "700", "07:00:00", "7:00 am", "7 AM", "7:00AM"])
def test_times_are_understood_in_the_usual_ways(text):
    assert values.time_of(text).isoformat() == "07:00:00"


def test_every_meaning_has_words_and_no_heading_means_two_things():
    assert set(fields.WORDS) == set(fields.Field)
    words = [word for known in fields._KNOWN.values() for word in known.split("|")]
    assert len(words) == len(set(words))
    assert [word for word in words if fields.heading_key(word) != word] == []
