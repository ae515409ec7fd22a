"""XLSX as offices save it, and files made to harm whoever opens them."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from rigcheck.engines import tables
from rigcheck.engines.tables import read_table


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows, title="People"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def changed(content, part, text):
    """The same archive with one part written over."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == part else old.read(info))
    return out.getvalue()


def test_values_become_the_text_that_is_shown():
    table = read_table(
        workbook(
            ["Number", "Whole", "Part", "Day", "Moment", "At", "Yes", "Gone"],
            ["007", 12.0, 7.5, date(2026, 11, 1), datetime(2026, 11, 1, 6, 30), time(6, 30), True, False],
            [417, None, None, datetime(2026, 11, 2), None, None, None, None],
        )
    )

    assert table.sheet == "People"
    assert table.rows[0].cells == ("007", "12", "7.5", "2026-11-01", "2026-11-01 06:30", "06:30", "yes", "no")
    assert table.rows[1].cells == ("417", "", "", "2026-11-02", "", "", "", "")
    assert [row.line for row in table.rows] == [2, 3]


def test_leading_zeros_that_a_format_shows_are_kept():
    book = Workbook()
    book.active.append(["Number", "Name"])
    book.active.append([417, "Ann"])
    book.active["A2"].number_format = "00000"

    assert read_table(saved(book)).rows[0].cells == ("00417", "Ann")


def test_the_first_visible_sheet_with_text_is_taken():
    book = Workbook()
    book.active.title = "Hidden"
    book.active.append(["Old", "List"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.create_sheet("Now").append(["Number", "Name"])
    book["Now"].append(["1", "Ann"])

    assert read_table(saved(book)).sheet == "Now"


@pytest.mark.parametrize(("value", "text"), [(date(2026, 1, 2), "2026-01-02"), (12.0, "12")])
def test_values_that_other_programs_write_are_read(value, text):
    cell = type("Cell", (), {"value": value, "number_format": "General"})

    assert tables.workbook._text(cell) == text


def test_an_empty_workbook_is_refused():
    with pytest.raises(tables.EmptyFile):
        read_table(workbook())


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and no archive after it",
        changed(workbook(["a", "b"]), "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"),
        changed(workbook(["a", "b"]), "xl/workbook.xml", "no XML"),
    ],
)
def test_damage_is_told_in_words(content):
    with pytest.raises(tables.BrokenWorkbook, match="damaged"):
        read_table(content)


def test_an_archive_of_something_else_is_no_table():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(tables.NotATable):
        read_table(out.getvalue())


def test_entities_that_multiply_are_not_followed():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = laughs + "]><worksheet><sheetData><row><c><v>&i;</v></c></row></sheetData></worksheet>"

    with pytest.raises(tables.BrokenWorkbook):
        read_table(changed(workbook(["a", "b"]), "xl/worksheets/sheet1.xml", sheet))


def test_an_archive_that_would_unpack_to_very_much_is_refused():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(101):
                part.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024

    with pytest.raises(tables.TooLarge, match="larger"):
        read_table(out.getvalue())


def test_rows_that_reach_very_far_are_refused(monkeypatch):
    monkeypatch.setattr(tables.workbook, "_MOST_CELLS", 40)

    with pytest.raises(tables.TooLarge):
        read_table(workbook(*([[str(n) for n in range(10)]] * 5)))


def test_all_sheets_share_one_count_of_cells(monkeypatch):
    """Four hundred sheets of a few wide rows each are a small file and would have filled the memory."""
    monkeypatch.setattr(tables.workbook, "_MOST_CELLS", 50)
    book = Workbook()
    for sheet in (book.active, book.create_sheet()):
        sheet.cell(1, 30).number_format = "0"
    book.create_sheet().append(["Number", "Name"])

    with pytest.raises(tables.TooLarge):
        read_table(saved(book))


def test_no_sheet_behind_the_table_is_read():
    book = Workbook()
    for row in (["Number", "Name"], ["1", "Ann"]):
        book.active.append(row)
    book.create_sheet().append(["more"])

    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    broken = f'<worksheet xmlns="{name}"><dimension ref="A1:B2"/><sheetData><row'
    content = changed(saved(book), "xl/worksheets/sheet2.xml", broken)
    assert [row.cells for row in read_table(content).rows] == [("1", "Ann")]


def test_an_archive_that_lies_about_its_size_unpacks_no_further():
    content = bytearray(workbook(["Number", "Name"], ["1", "Ann"]))
    name = content.rfind(b"xl/worksheets/sheet1.xml")
    content[name - 22 : name - 18] = (40).to_bytes(4, "little")  # APPNOTE 4.3.12: uncompressed size, 24 bytes in

    with pytest.raises(tables.BrokenWorkbook):
        read_table(bytes(content))


def test_rows_that_are_only_coloured_are_left_out():
    book = Workbook()
    book.active.append(["Number", "Name"])
    book.active["A3"].number_format = "0"
    book.active.append([])
    book.active.append(["1", "Ann"])

    assert len(read_table(saved(book)).rows) == 1
