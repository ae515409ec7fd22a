"""Why a file is not taken, in words that say what to do with it."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class EmptyFile(Refusal):
    """There is nothing in the file, or headings and no rows."""

    code = "empty-file"
    sentence = gettext_noop("There are no rows in this file. Export it again, and look inside before sending it.")


class NotATable(Refusal):
    """The bytes are no text: a PDF, a picture, a program."""

    code = "not-a-table"
    sentence = gettext_noop("This is not a table. Send a CSV or an XLSX file, as the HR system exports it.")


class OldWorkbook(Refusal):
    """A workbook of the old format, or one behind a password."""

    code = "old-workbook"
    sentence = gettext_noop(
        "This workbook is protected by a password or is in the old .xls format, and cannot be opened here. "
        "Save it as .xlsx without a password, or as CSV."
    )


class BrokenWorkbook(Refusal):
    """The archive or the XML inside it is damaged, or made to harm whoever opens it."""

    code = "broken-workbook"
    sentence = gettext_noop("This workbook is damaged and could not be opened. Open it yourself, and save it as CSV.")


class UnreadableLetters(Refusal):
    """The bytes do not make letters in the encoding that was named, or in any that we would guess."""

    code = "unreadable-letters"
    sentence = gettext_noop(
        "The letters in this file could not be read. Save it again as “CSV UTF-8”, and send that one."
    )


class OpenQuote(Refusal):
    """A quotation mark opens and never closes, so that rows run into each other."""

    code = "open-quote"
    sentence = gettext_noop(
        'A quotation mark (") opens in this file and is never closed, so its rows run into each other. '
        "Mend that line, or send the file as XLSX."
    )


class NoHeadings(Refusal):
    """No line has at least two headings."""

    code = "no-headings"
    sentence = gettext_noop(
        "No line with headings was found. The first line has to name the columns, such as Number, Name, Unit."
    )


class HeadingTwice(Refusal):
    """Two columns carry the same heading."""

    code = "heading-twice"
    sentence = gettext_noop(
        "Two columns have the same heading, so nobody can tell which one counts. Rename one of them."
    )

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading


class TooManyColumns(Refusal):
    """More columns than any list of people has."""

    code = "too-many-columns"
    sentence = gettext_noop(
        "This file has more than 200 columns, and no list of people needs them. Export only those that are used here."
    )


class TooManyRows(Refusal):
    """More rows than one file may have."""

    code = "too-many-rows"
    sentence = gettext_noop("This file has more than 100,000 rows. Split it, and send one agency at a time.")


class TooLarge(Refusal):
    """Unpacked, the workbook is larger than a list of people ever is."""

    code = "too-large"
    sentence = gettext_noop(
        "Unpacked, this workbook is larger than any list of people. Copy the columns that are used here into a new one."
    )
