"""A sheet of paper: its faces and inks, and the few things that are drawn on it.

Places are points (1/72 inch) from the top left corner; whatever writes downwards returns where it ended.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

import segno
from django.contrib.staticfiles.finders import find
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Paragraph

PAPERS: Final = {"letter": LETTER, "a4": A4}

INK, SOFT, GREEN, LIME, SILVER, LINE, ALARM, WHITE, TINT = (
    HexColor(f"#{ink}")
    for ink in ("1a2420", "4a5650", "12332b", "c6d82b", "aeb5ae", "c9c3b2", "9e2b1c", "ffffff", "eef2e6")
)
HEAD, TEXT, BOLD = "RigcheckHead", "RigcheckText", "RigcheckBold"
_FILES = {HEAD: "archivo-heading", TEXT: "atkinson-regular", BOLD: "atkinson-bold"}
MARGIN: Final = 48.0
MANY: Final = 10_000.0
MASK: Final = 3
"""One of the eight that the standard offers. Trying all of them out takes seven times as long."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: size, leading, ink, face, middled or not."""

    size: float = 10.5
    leading: float = 15
    ink: Color = INK
    face: str = TEXT
    middle: bool = False


@cache
def _faces() -> bool:
    """Tell reportlab of our faces, once a process."""
    for name, file in _FILES.items():
        registerFont(TTFont(name, find(f"fonts/print/{file}.ttf")))
    registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=TEXT, boldItalic=BOLD)
    return True


class Sheet:
    """Pages of one size. Nothing in the file names the machine or the moment that made it."""

    def __init__(self, paper: str, title: str) -> None:
        """`paper`: letter or a4."""
        _faces()
        self.width, self.height = PAPERS[paper]
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=(self.width, self.height), invariant=1)
        self.canvas.setTitle(title)
        self.canvas.setCreator("Rigcheck")
        self.written = False
        """Whether something stands on this page."""

    def file(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self._file.getvalue()

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.written = False

    def line(
        self, x: float, y: float, text: str, size: float, *, ink: Color = INK, face: str = TEXT, spread: float = 0
    ) -> float:
        """One line with its baseline at `y`; where it ends on the right. `spread` is put between letters."""
        self.written = True
        self.canvas.saveState()  # or the space between letters would stay for all that follows
        written = self.canvas.beginText(x, self.height - y)
        written.setFont(face, size)
        written.setFillColor(ink)
        written.setCharSpace(spread)
        written.textOut(text)
        self.canvas.drawText(written)
        self.canvas.restoreState()
        return x + wide(text, size, face) + spread * len(text)

    def middle(self, x: float, y: float, text: str, size: float, *, ink: Color = INK, face: str = TEXT) -> None:
        """One line with its middle at `x`."""
        self.line(x - wide(text, size, face) / 2, y, text, size, ink=ink, face=face)

    def words(self, x: float, y: float, width: float, text: str, style: Style = Style()) -> float:
        """A paragraph from `y` downwards; `*like this*` is bold. Returns its lower edge."""
        made = paragraph(text, style)
        _, high = made.wrap(width, self.height)
        made.drawOn(self.canvas, x, self.height - y - high)
        return y + float(high)

    def box(
        self, x: float, y: float, width: float, height: float,
        *, fill: Color | None = None, line: Color | None = None, round_: float = 0, thick: float = 0.75,
    ) -> None:  # fmt: skip
        """A rectangle, filled or outlined or both, its upper left corner at x, y."""
        if fill is not None:
            self.canvas.setFillColor(fill)
        if line is not None:
            self.canvas.setStrokeColor(line)
            self.canvas.setLineWidth(thick)
        self.canvas.roundRect(
            x, self.height - y - height, width, height, round_, stroke=line is not None, fill=fill is not None
        )

    def rule(self, x: float, y: float, width: float, ink: Color = LINE, thick: float = 0.75) -> None:
        """A straight line across."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.height - y, x + width, self.height - y)

    def trim(self, x: float, y: float, width: float, thick: float = 2.4) -> None:
        """The reflective stripe: lime, silver, lime."""
        for place, ink in enumerate((LIME, SILVER, LIME)):
            self.box(x, y + place * thick, width, thick, fill=ink)

    def mark(self, x: float, y: float, size: float, ink: Color, on: Color) -> None:
        """The sign of Rigcheck, an inspection tag with a check, `size` points high."""
        canvas, step = self.canvas, size / 32
        canvas.saveState()
        canvas.translate(x, self.height - y)
        canvas.scale(step, -step)
        tag = canvas.beginPath()
        for place, (across, down) in enumerate(((9, 2), (23, 2), (29.5, 8.5), (29.5, 30), (2.5, 30), (2.5, 8.5))):
            (tag.lineTo if place else tag.moveTo)(across, down)
        tag.close()
        canvas.setFillColor(ink)
        canvas.drawPath(tag, fill=1, stroke=0)
        canvas.setFillColor(on)
        canvas.circle(16, 8.5, 2.2, fill=1, stroke=0)
        check = canvas.beginPath()
        check.moveTo(9.5, 19)
        check.lineTo(14, 23.5)
        check.lineTo(22.5, 14.5)
        canvas.setStrokeColor(on)
        canvas.setLineWidth(3.5)
        canvas.drawPath(check, fill=0, stroke=1)
        canvas.restoreState()

    def code(self, x: float, y: float, size: float, text: str) -> None:
        """A QR code `size` points wide, on white with its quiet zone inside; about 15 % of it may be soiled."""
        rows = tuple(segno.make_qr(text, error="m", mask=MASK).matrix)
        cell = size / (len(rows) + 4)
        self.box(x, y, size, size, fill=WHITE)
        dark = [f"{start} {-down - 1} {length} 1 re" for down, row in enumerate(rows) for start, length in _runs(row)]
        self.canvas.saveState()
        self.canvas.translate(x + 2 * cell, self.height - y - 2 * cell)
        self.canvas.scale(cell, cell)
        self.canvas.setFillColor(INK)
        self.canvas.drawPath(PDFPathObject(code=dark), fill=1, stroke=0)
        self.canvas.restoreState()

    def cuts(self, x: float, y: float, size: tuple[float, float], columns: int, rows: int) -> None:
        """Marks to cut along, outside a grid of cards that begins at x, y."""
        self.canvas.setStrokeColor(SOFT)
        self.canvas.setLineWidth(0.5)
        width, height = columns * size[0], rows * size[1]
        for column in range(columns + 1):
            for at, out in ((y, -1), (y + height, 1)):
                across, down = x + column * size[0], self.height - at
                self.canvas.line(across, down - out * 4, across, down - out * 14)
        for row in range(rows + 1):
            for at, out in ((x, -1), (x + width, 1)):
                down = self.height - y - row * size[1]
                self.canvas.line(at + out * 4, down, at + out * 14, down)


def wide(text: str, size: float, face: str = TEXT) -> float:
    """Points that a line takes."""
    _faces()
    return float(stringWidth(text, face, size))


def tall(text: str, style: Style, width: float) -> float:
    """Points that a paragraph takes downwards."""
    _faces()
    return float(paragraph(text, style).wrap(width, MANY)[1])


def paragraph(text: str, style: Style) -> Paragraph:
    """A paragraph; `*like this*` is bold."""
    pieces = escape(text).split("*")
    marked = "".join(f"<b>{piece}</b>" if place % 2 else piece for place, piece in enumerate(pieces))
    made = ParagraphStyle(
        "words",
        fontName=style.face,
        fontSize=style.size,
        leading=style.leading,
        textColor=style.ink,
        alignment=TA_CENTER if style.middle else TA_LEFT,
        splitLongWords=1,
    )
    return Paragraph(marked, made)


def _runs(row: Iterable[int]) -> list[tuple[int, int]]:
    """Where dark cells begin in a row, and how many follow one another."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
