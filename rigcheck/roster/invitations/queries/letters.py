"""Letters with links, for people without an e-mail address: one sheet each, or a table for a mail merge."""

import io
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from rigcheck.engines.tables import write_csv
from rigcheck.roster.people.queries import Person

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MARGIN = 64
PICTURE = 170
GROUPS_IN_LINE = 5


class Letter(Protocol):
    """What stands in a letter: whose it is, the code, the address that holds it."""

    @property
    def person(self) -> Person: ...
    @property
    def code(self) -> str: ...
    @property
    def address(self) -> str: ...


def as_csv(letters: Sequence[Letter]) -> bytes:
    """A table for a mail merge: number, name, unit, link, code. Formulas are neutralised."""
    headings = [_("Number"), _("Name"), _("Unit"), _("Link"), _("Code")]
    return write_csv(
        headings,
        [(one.person.number, one.person.name, _unit(one.person), one.address, one.code) for one in letters],
    )


def as_pdf(letters: Sequence[Letter]) -> bytes:
    """One A4 sheet for each person, to be folded so that only the name shows."""
    # Takes a third of a second to load, so only whoever prints pays for it.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    page.setTitle(_("Letters with links"))
    for letter in letters:
        _sheet(page, letter, *A4)
        page.showPage()
    page.save()
    return out.getvalue()


def _sheet(page: "Canvas", letter: Letter, width: float, height: float) -> None:
    page.setFont("Helvetica-Bold", 14)
    page.drawString(MARGIN, height - MARGIN - 40, _plain(letter.person.name))
    page.setFont("Helvetica", 11)
    page.drawString(
        MARGIN, height - MARGIN - 58, " · ".join(filter(None, (letter.person.number, _unit(letter.person))))
    )
    page.setDash(4, 4)
    page.line(0, height / 3 * 2, width, height / 3 * 2)
    page.setDash()
    top = _words(page, letter, height / 3 * 2 - 40)
    _picture(page, letter.address, (width - PICTURE) / 2, top - PICTURE - 10)
    page.setFont("Courier-Bold", 15)
    groups = letter.code.split("-")
    for line in range(0, len(groups), GROUPS_IN_LINE):
        top_of_line = top - PICTURE - 40 - line // GROUPS_IN_LINE * 22
        page.drawCentredString(width / 2, top_of_line, "  ".join(groups[line : line + GROUPS_IN_LINE]))
    page.setFont("Helvetica", 9)
    page.drawCentredString(width / 2, top - PICTURE - 92, letter.address.split("#")[0])


def _words(page: "Canvas", letter: Letter, top: float) -> float:
    page.setFont("Helvetica-Bold", 16)
    page.drawString(MARGIN, top, _("Get your card"))
    text = page.beginText(MARGIN, top - 24)
    text.setFont("Helvetica", 11)
    text.setLeading(16)
    agency = letter.person.agency.name
    for line in (
        _("Everyone at %(agency)s is offered one at the same time.") % {"agency": agency},
        _("It opens an account on the members’ site. No page of your agency’s shows what is written there."),
        _("Scan the picture with your own phone, or type the address and the code. It works once."),
        _("Get it this month, use it from the first of the next, as everybody does. Your agency sees"),
        _("that a card was made, never whether it is used. Lost this? Ask for another; nobody asks why."),
    ):
        text.textLine(_plain(line))
    page.drawText(text)
    return top - 24 - 5 * 16


def _picture(page: "Canvas", address: str, left: float, bottom: float) -> None:
    import segno  # noqa: PLC0415

    rows = list(segno.make(address, error="m", micro=False).matrix_iter(scale=1, border=2))
    module = PICTURE / len(rows)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                lift = bottom + PICTURE - (down + 1) * module
                page.rect(left + across * module, lift, module, module, stroke=0, fill=1)


def _plain(text: str) -> str:
    """The text in the letters that the built-in fonts of PDF have: others lose their marks, or become a question mark.

    The number beside the name is exact; the table carries every letter.
    """
    return "".join(_letter(sign) for sign in unicodedata.normalize("NFC", text))


def _letter(sign: str) -> str:
    for one in (sign, unicodedata.normalize("NFKD", sign)[0]):
        if one.encode("cp1252", "ignore"):
            return one
    return "?"


def _unit(person: Person) -> str:
    return person.unit.name if person.unit else ""
