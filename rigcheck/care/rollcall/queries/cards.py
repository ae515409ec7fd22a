"""Cards to cut out: those with codes, pocket and locker cards, and one for the fridge at home."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.colors import Color

from rigcheck.care.rollcall.queries import words
from rigcheck.care.rollcall.queries.facts import Card, Place, bare
from rigcheck.care.rollcall.queries.paper import (
    ALARM,
    BOLD,
    GREEN,
    HEAD,
    INK,
    LIME,
    LINE,
    SOFT,
    WHITE,
    Sheet,
    Style,
    wide,
)
from rigcheck.kernel.enums import Seat

CODE_CARD: Final = (252.0, 180.0)
POCKET_CARD: Final = (252.0, 144.0)
HALF_SHEET: Final = (396.0, 252.0)
GROUPS_IN_LINE: Final = 3
SHORT: Final = 7
"""A number of so many signs is set large."""

Draw = Callable[[Sheet, float, float], None]


def laid_out(sheet: Sheet, size: tuple[float, float], columns: int, rows: int, draw: Sequence[Draw]) -> None:
    """Cards in a grid in the middle of as many pages as they need, with marks to cut along; each page is turned."""
    wide_, high = size
    left, top = (sheet.width - columns * wide_) / 2, (sheet.height - rows * high) / 2
    for start in range(0, len(draw), columns * rows):
        for place, one in enumerate(draw[start : start + columns * rows]):
            x, y = left + place % columns * wide_, top + place // columns * high
            one(sheet, x, y)
        sheet.cuts(left, top, size, columns, rows)
        sheet.turn()


def code_cards(sheet: Sheet, place: Place, cards: Sequence[Card]) -> None:
    """Eight cards to a page, each with its own code."""
    laid_out(sheet, CODE_CARD, 2, 4, [_code_card(place, card) for card in cards])


def pocket_cards(sheet: Sheet, place: Place) -> None:
    """Ten alike to a page, the size of a business card."""
    laid_out(sheet, POCKET_CARD, 2, 5, [lambda sheet, x, y: _pocket_card(sheet, place, x, y)] * 10)


def locker_cards(sheet: Sheet, place: Place) -> None:
    """Two to a page."""
    laid_out(sheet, HALF_SHEET, 1, 2, [lambda sheet, x, y: _locker_card(sheet, place, x, y)] * 2)


def fridge_cards(sheet: Sheet, place: Place) -> None:
    """Two to a page."""
    laid_out(sheet, HALF_SHEET, 1, 2, [lambda sheet, x, y: _fridge_card(sheet, place, x, y)] * 2)


def _code_card(place: Place, card: Card) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        wide_, high = CODE_CARD
        family = card.seat is Seat.FAMILY
        sheet.box(x, y, wide_, high, line=LINE, thick=0.4)
        _head(sheet, x, y, wide_, _("For family") if family else "")
        said = (
            _("*An account of your own.* It shows you nothing of theirs, and them nothing of yours.")
            if family
            else _("*One private account.* No name, no e-mail, no badge number. Swap this card with anybody.")
        )
        sheet.words(x + 14, y + 38, wide_ - 28, said, Style(8.3, 10.6))
        sheet.code(x + 9, y + 66, 88, f"{place.addresses.join}#code={card.code}")
        sheet.line(x + 104, y + 77, _("Scan, or type at"), 7.2, ink=SOFT)
        _fitted(sheet, x + 104, y + 88, bare(place.addresses.join), wide_ - 116, 8.6)
        for row, text in enumerate(_rows_of(card.code)):
            sheet.line(x + 104, y + 108 + row * 17, text, 13, face=BOLD, spread=0.5)
        until = date_format(place.until.first_day, "F Y")
        foot = _("Opens one account, once, until the end of %(month)s. Your own phone, your own signal, any day.")
        sheet.words(x + 14, y + high - 27, wide_ - 28, foot % {"month": until}, Style(7, 8.6, SOFT))

    return draw


def _pocket_card(sheet: Sheet, place: Place, x: float, y: float) -> None:
    wide_, high = POCKET_CARD
    sheet.box(x, y, wide_, high, fill=GREEN)
    sheet.trim(x, y + high - 12, wide_, 2)
    sheet.code(x + wide_ - 92, y + 16, 78, place.addresses.crisis)
    sheet.line(x + 14, y + 31, _("Step it up"), 19, ink=LIME, face=HEAD)
    sheet.words(x + 14, y + 36, 138, _("Backup, day or night. A bad day is reason enough."), Style(8.6, 11, WHITE))
    _number(sheet, x + 14, y + 86, place, WHITE)
    sheet.line(x + 14, y + 118, _emergency(place), 8, ink=WHITE, face=BOLD)
    sheet.words(
        x + wide_ - 94, y + 97, 84, _("More lines that know the job. No sign-in."), Style(7.4, 9, WHITE, middle=True)
    )


def _locker_card(sheet: Sheet, place: Place, x: float, y: float) -> None:
    wide_, high = HALF_SHEET
    sheet.box(x, y, wide_, high, line=LINE, thick=0.4)
    sheet.box(x, y, wide_ * 0.48, high, fill=GREEN)
    sheet.trim(x, y + high - 15, wide_, 2.6)
    sheet.mark(x + 18, y + 18, 26, LIME, GREEN)
    sheet.words(
        x + 18, y + 54, wide_ * 0.48 - 30, _("You check the rig at the start of every shift."),
        Style(15, 17.5, WHITE, HEAD),
    )  # fmt: skip
    sheet.line(x + 18, y + 130, _("Check the one inside."), 11, ink=LIME, face=BOLD)
    for row, question in enumerate(words.OWN_CHECK):
        at = y + 152 + row * 19
        sheet.box(x + 18, at - 9, 10, 10, line=LIME, round_=1.5, thick=1.1)
        sheet.line(x + 36, at, str(question), 11, ink=WHITE)
    right = x + wide_ * 0.48 + 16
    sheet.line(right, y + 40, _("Step it up"), 21, ink=GREEN, face=HEAD)
    sheet.words(right, y + 48, 168, _("You would send backup for anybody here. Call for your own."), Style(9.4, 12.2))
    _number(sheet, right, y + 104, place, GREEN)
    sheet.line(right, y + 134, _emergency(place), 8.6, ink=ALARM, face=BOLD)
    sheet.code(right - 6, y + 142, 88, place.addresses.crisis)
    sheet.words(
        right + 88, y + 150, 92, _("Lines that know the job. No sign-in. Your own phone, your own signal."),
        Style(8.2, 10.4, SOFT),
    )  # fmt: skip


def _fridge_card(sheet: Sheet, place: Place, x: float, y: float) -> None:
    wide_, high = HALF_SHEET
    sheet.box(x, y, wide_, high, line=LINE, thick=0.4)
    sheet.box(x, y, wide_, 46, fill=GREEN)
    sheet.trim(x, y + 46, wide_, 2.2)
    sheet.mark(x + 18, y + 11, 24, LIME, GREEN)
    sheet.line(x + 52, y + 30, _("For the people at home"), 18, ink=WHITE, face=HEAD)
    at = y + 64
    for text in words.FAMILY:
        at = sheet.words(x + 18, at, 218, str(text), Style(9.6, 12.6)) + 9
    right = x + 256
    sheet.words(right, y + 62, 128, _("Day or night, for you too"), Style(10, 12, GREEN, BOLD))
    _number(sheet, right, y + 100, place, GREEN)
    sheet.line(right, y + 129, _emergency(place), 8.6, ink=ALARM, face=BOLD)
    sheet.code(right - 6, y + 134, 84, place.addresses.crisis)
    sheet.words(right + 80, y + 142, 52, _("How to help, and more lines"), Style(8, 10, SOFT))
    know = " ".join(_(text) for text in place.know)
    sheet.words(right, y + 217, 128, know, Style(7, 8.6, SOFT))


def _head(sheet: Sheet, x: float, y: float, wide_: float, tag: str) -> None:
    sheet.box(x, y, wide_, 26, fill=GREEN)
    sheet.trim(x, y + 26, wide_, 1.4)
    sheet.mark(x + 12, y + 5, 16, LIME, GREEN)
    sheet.line(x + 34, y + 18, "Rigcheck", 13, ink=WHITE, face=HEAD)
    if tag:
        sheet.line(x + wide_ - 14 - wide(tag, 9, BOLD), y + 17, tag, 9, ink=LIME, face=BOLD)


def _number(sheet: Sheet, x: float, y: float, place: Place, ink: Color) -> None:
    """The national line: its number as large as fits, its name below."""
    line = place.national
    how = _("Call or text") if line.text == line.call else _("Call")
    after = sheet.line(x, y, how, 9.5, ink=ink, face=BOLD)
    size = 27 if len(line.call) <= SHORT else 17
    sheet.line(after + 6, y, line.call, size, ink=ink, face=HEAD)
    sheet.line(x, y + 12, line.name, 7.6, ink=SOFT if ink is GREEN else WHITE)


def _emergency(place: Place) -> str:
    return _("Danger right now: %(number)s") % {"number": place.emergency.call}


def _fitted(sheet: Sheet, x: float, y: float, text: str, room: float, size: float) -> None:
    """One bold line, smaller where it would not fit."""
    needed = wide(text, size, BOLD)
    sheet.line(x, y, text, min(size, size * room / needed), ink=INK, face=BOLD)


def _rows_of(code: str) -> Iterator[str]:
    groups = code.split("-")
    for start in range(0, len(groups), GROUPS_IN_LINE):
        yield "-".join(groups[start : start + GROUPS_IN_LINE])
