"""Why a file is not taken, in words that say what to do with it."""

from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class _Unread(Refusal):
    words: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.words)


class EmptyFile(_Unread):
    """There is nothing in the file, or headings and no rows."""

    code: ClassVar[str] = "empty-file"
    words = gettext_noop("There are no rows in this file. Export it again, and look inside before sending it.")


class NotATable(_Unread):
    """The bytes are no text: a PDF, a picture, a program."""

    code: ClassVar[str] = "not-a-table"
    words = gettext_noop("This is not a table. Send a CSV or an XLSX file, as the HR system exports it.")


class OldWorkbook(_Unread):
    """A workbook of the old format, or one behind a password."""

    code: ClassVar[str] = "old-workbook"
    words = gettext_noop(
        "This workbook is protected by a password or is in the old .xls format, and cannot be opened here. "
        "Save it as .xlsx without a password, or as CSV."
    )


class BrokenWorkbook(_Unread):
    """The archive or the XML inside it is damaged, or made to harm whoever opens it."""

    code: ClassVar[str] = "broken-workbook"
    words = gettext_noop("This workbook is damaged and could not be opened. Open it yourself, and save it as CSV.")


class UnreadableLetters(_Unread):
    """The bytes do not make letters in the encoding that was named, or in any that we would guess."""

    code: ClassVar[str] = "unreadable-letters"
    words = gettext_noop("The letters in this file could not be read. Save it again as “CSV UTF-8”, and send that one.")


class OpenQuote(_Unread):
    """A quotation mark opens and never closes, so that rows run into each other."""

    code: ClassVar[str] = "open-quote"
    words = gettext_noop(
        'A quotation mark (") opens in this file and is never closed, so its rows run into each other. '
        "Mend that line, or send the file as XLSX."
    )


class NoHeadings(_Unread):
    """No line has at least two headings."""

    code: ClassVar[str] = "no-headings"
    words = gettext_noop(
        "No line with headings was found. The first line has to name the columns, such as Number, Name, Unit."
    )


class HeadingTwice(Refusal):
    """Two columns carry the same heading."""

    code: ClassVar[str] = "heading-twice"

    def __init__(self, heading: str) -> None:
        super().__init__(
            gettext_noop("Two columns have the same heading, so nobody can tell which one counts. Rename one of them.")
        )
        self.heading = heading


class TooManyColumns(_Unread):
    """More columns than any list of people has."""

    code: ClassVar[str] = "too-many-columns"
    words = gettext_noop(
        "This file has more than 200 columns, and no list of people needs them. Export only those that are used here."
    )


class TooManyRows(_Unread):
    """More rows than one file may have."""

    code: ClassVar[str] = "too-many-rows"
    words = gettext_noop("This file has more than 100,000 rows. Split it, and send one agency at a time.")


class TooLarge(_Unread):
    """Unpacked, the workbook is larger than a list of people ever is."""

    code: ClassVar[str] = "too-large"
    words = gettext_noop(
        "Unpacked, this workbook is larger than any list of people. Copy the columns that are used here into a new one."
    )
