"""Exports: nothing in them runs, and reading them gives back what was written."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rigcheck.engines.tables import neutral, plain, read_table, runs, write_csv, write_workbook

DANGEROUS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1+1", '=HYPERLINK("http://x")']
HARMLESS = ["Ann", "", "-5", "+49", "7.5", "'quoted'", "a=b", "12-14"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_made_text(text):
    assert runs(text)
    assert neutral(text) == f"'{text}"
    assert plain(neutral(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text):
    assert not runs(text)
    assert neutral(text) == plain(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lee;=cmd|' /C calc'!A0", "Lee;'=cmd|' /C calc'!A0"),
        ('Lee; "@SUM(A1)', "Lee; \"'@SUM(A1)"),
        ("Lee\t+1\n-1", "Lee\t'+1\n'-1"),
        ("=1;=2", "'=1;'=2"),
        (";=1", ";'=1"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_nothing_runs_where_semicolons_part_the_columns(text, written):
    """As spreadsheets in much of Europe read a CSV."""
    assert neutral(text) == written
    assert plain(written) == text
    line = write_csv(["Name", "Unit"], [[text, "x"]]).decode("utf-8-sig").split("\r\n", 1)[1]
    assert not any(runs(cell.strip(' "')) for cell in line.replace("\n", ";").replace("\t", ";").split(";"))


def test_csv_opens_with_its_letters_and_runs_nothing():
    written = write_csv(["Number", "=Name"], [["1", "=cmd|' /C calc'!A0"], ["2", 'José, "Pepe"']])

    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))
    assert rows == [["Number", "'=Name"], ["1", "'=cmd|' /C calc'!A0"], ["2", 'José, "Pepe"']]


def test_a_workbook_holds_text_and_no_formula():
    written = write_workbook(["Number", "Name"], [["007", "=1+1"], ["2", "bell\x07"]], title="People " * 9)

    sheet = load_workbook(BytesIO(written)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Number", "Name"],
        ["007", "'=1+1"],
        ["2", "bell"],
    ]


CELLS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20).map(str.strip)


@given(st.lists(st.tuples(CELLS.filter(bool), CELLS), min_size=1, max_size=8))
def test_what_is_written_is_read_back(rows):
    written = write_csv(["First", "Second"], rows)

    read = [tuple(plain(cell) for cell in row.cells) for row in read_table(written).rows]
    assert read == [tuple(plain(neutral(cell)) for cell in row) for row in rows]
