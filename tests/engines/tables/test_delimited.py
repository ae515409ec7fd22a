"""CSV as offices send it: encodings, delimiters, quotes, and what is refused."""

import pytest

from rigcheck.engines import tables
from rigcheck.engines.tables import read_table

PLAIN = "Number,Name,Unit\n007,José Müller,Señales\n8,Ann Lee,\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_letters_are_read_in_every_usual_encoding(mark, encoding):
    table = read_table(mark + PLAIN.encode(encoding))

    assert table.headings == ("Number", "Name", "Unit")
    assert [row.cells for row in table.rows] == [("007", "José Müller", "Señales"), ("8", "Ann Lee", "")]
    assert [row.line for row in table.rows] == [2, 3]
    assert table.encoding.startswith(encoding[:5])


def test_an_encoding_may_be_said():
    written = "Number,Name\n1,Łukasz Żółć\n".encode("cp1250")

    assert read_table(written).rows[0].cells[1] != "Łukasz Żółć"
    assert read_table(written, "cp1250").rows[0].cells[1] == "Łukasz Żółć"


@pytest.mark.parametrize("wrong", ["utf-8", "no-such-encoding"])
def test_a_wrong_encoding_is_refused_in_words(wrong):
    with pytest.raises(tables.UnreadableLetters, match="CSV UTF-8"):
        read_table("Number,Name\n1,José\n".encode("cp1252"), wrong)


def test_letters_in_no_encoding_are_refused():
    with pytest.raises(tables.UnreadableLetters):
        read_table(b"Number,Name\n1,\x81\x8d\x8f\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = f"Number{delimiter}Name\n" + "".join(f'{n}{delimiter}"Doe, Jo, Jr."\n' for n in range(9))

    assert read_table(text.encode()).rows[3].cells == ("3", "Doe, Jo, Jr.")


def test_excel_may_say_the_delimiter():
    assert read_table(b"sep=;\r\nNumber;Name\r\n1;A, B\r\n").rows[0].cells == ("1", "A, B")


def test_titles_above_the_headings_and_empty_lines_are_passed_over():
    table = read_table(b"Employee listing\n\nNumber,Name\n\n1,Ann\n,,\n2,Ben\n")

    assert table.headings == ("Number", "Name")
    assert [(row.line, row.cells) for row in table.rows] == [(5, ("1", "Ann")), (7, ("2", "Ben"))]


def test_a_value_over_two_lines_keeps_the_line_numbers_right():
    table = read_table(b'Number,Name\n1,"Ann\nLee"\n2,Ben\n')

    assert [(row.line, row.cells[1]) for row in table.rows] == [(2, "Ann\nLee"), (4, "Ben")]


def test_a_row_with_more_cells_than_headings_says_so():
    short, long = read_table(b"Number,Name,Unit\n1,Ann\n2,Doe,Jo,North\n").rows

    assert (short.cells, short.spills) == (("1", "Ann", ""), False)
    assert (long.cells, long.spills) == (("2", "Doe", "Jo"), True)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", tables.EmptyFile),
        (b" \r\n \r\n", tables.EmptyFile),
        (b"Number,Name\n", tables.EmptyFile),
        (b"Ann\nBen\n", tables.NoHeadings),
        (b"%PDF-1.7\n\x00\x01\x02", tables.NotATable),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", tables.NotATable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), tables.OldWorkbook),
        (b'Number,Name\n1,"Ann\n2,Ben\n', tables.OpenQuote),
        (b'Number,Name\n1,"' + b"x" * 40_000 + b'"\n', tables.OpenQuote),
        (b'Number,Name\n1,"Ann"Lee"\n', tables.OpenQuote),
        (b"Number,number \n1,2\n", tables.HeadingTwice),
        (b",".join(b"a%d" % n for n in range(201)) + b"\n1\n", tables.TooManyColumns),
        (b"a,b\n" + b"1,2\n" * 100_021, tables.TooManyRows),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, refusal):
    with pytest.raises(refusal) as refused:
        read_table(content)
    assert len(str(refused.value)) > 40


def test_ten_million_columns_are_refused_before_they_are_parsed():
    with pytest.raises(tables.TooManyColumns, match="more than 200 columns"):
        read_table(b"a," * 10_000_000 + b"b\n1,2\n")


def test_ten_million_columns_below_the_headings_are_refused():
    with pytest.raises(tables.TooManyColumns):
        read_table(b"Number,Name\n" + b"," * 10_000_000 + b"\n")


def test_a_table_can_be_put_away_and_taken_out_again():
    table = read_table("Number,Name\n1,José,more\n\n2,Ann\n".encode("cp1252"))

    assert tables.unpacked(tables.packed(table)) == table
