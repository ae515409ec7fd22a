"""The sheets to read: how to use the kit, the script, the questions, the poster."""

import math
from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rigcheck.care.privacy import queries as privacy
from rigcheck.care.rollcall.queries import words
from rigcheck.care.rollcall.queries.facts import Digest, Place, bare
from rigcheck.care.rollcall.queries.paper import (
    ALARM,
    BOLD,
    GREEN,
    HEAD,
    INK,
    LIME,
    LINE,
    MARGIN,
    SOFT,
    TINT,
    WHITE,
    Sheet,
    Style,
    tall,
    wide,
)

GROUPS_IN_LINE = 4
TOP = 100.0
COLUMNS = 2
GAP = 13.0
STEP = 6.0
ASKED = Style(12, 14.6, GREEN, HEAD)
ANSWERED = Style(10.6, 14.6)


def how_to_use(sheet: Sheet, place: Place, contents: Sequence[tuple[str, str]]) -> None:
    """The first sheet: what is in the kit, and what to do before, at and after the roll call."""
    _frame(sheet, place, _("The roll-call kit"), _("How to use it. Read this one first."))
    left, right, room = MARGIN, sheet.width / 2 + 10, sheet.width / 2 - MARGIN - 10
    at = _ticks(sheet, left, TOP, room, _("Before"), words.BEFORE, place)
    other = _ticks(sheet, right, TOP, room, _("At roll call"), words.AT_ROLL_CALL, place)
    other = _ticks(sheet, right, other + 12, room, _("Afterwards"), words.AFTER, place)
    at = max(at, other) + 16
    sheet.rule(left, at, sheet.width - 2 * MARGIN)
    sheet.line(left, at + 20, _("In this kit"), 13, ink=GREEN, face=HEAD)
    for row, (name, text) in enumerate(contents):
        sheet.line(left, at + 40 + row * 17, name, 10, face=BOLD)
        sheet.line(left + 150, at + 40 + row * 17, text, 10, ink=SOFT)
    sheet.turn()


def script(sheet: Sheet, place: Place) -> None:
    """One sheet, large enough to read out standing."""
    _frame(sheet, place, _("Two minutes at roll call"), _("For a respected peer. Read it in your own voice."))
    at, room = TOP + 4, sheet.width - 2 * MARGIN - 30
    for number, text in enumerate(words.SCRIPT, start=1):
        sheet.box(MARGIN, at + 2, 20, 20, fill=LIME, round_=4)
        sheet.middle(MARGIN + 10, at + 16.5, str(number), 12, face=HEAD)
        at = sheet.words(MARGIN + 30, at, room, _filled(text, place), Style(13.4, 19)) + 12
    sheet.box(MARGIN, at + 4, sheet.width - 2 * MARGIN, 40, fill=TINT, round_=5)
    sheet.words(
        MARGIN + 12, at + 11, sheet.width - 2 * MARGIN - 24,
        _("If somebody asks what you cannot answer: say so, write it down, and hand them the question sheets. "
          "*A wrong promise costs more than a missing one.*"), Style(10, 13.4),
    )  # fmt: skip
    sheet.turn()


def questions(sheet: Sheet, place: Place) -> None:
    """Questions and answers in two columns, on as many sheets as they take; none is broken over a column."""
    room = sheet.width / 2 - MARGIN - 12
    asked = [(str(one.question), _filled(one.answer, place)) for one in words.QUESTIONS]
    columns = _columns(asked, room, sheet.height - 58 - TOP)
    for number, column in enumerate(columns):
        if number % COLUMNS == 0:
            _frame(sheet, place, _("What a union will ask"), _("And what can honestly be answered."))
        x, at = MARGIN + number % COLUMNS * (room + 24), TOP
        for question, answer in column:
            at = sheet.words(x, at, room, question, ASKED) + 2
            at = sheet.words(x, at, room, answer, ANSWERED) + GAP
        if number % COLUMNS == COLUMNS - 1 or number == len(columns) - 1:
            sheet.turn()


def _columns(asked: Sequence[tuple[str, str]], room: float, most: float) -> list[list[tuple[str, str]]]:
    """The questions in columns of about one height: as few sheets as they need, none fuller than it must be."""
    heights = [tall(question, ASKED, room) + 2 + tall(answer, ANSWERED, room) + GAP for question, answer in asked]
    sheets = math.ceil(len(_filled_columns(heights, most)) / COLUMNS)
    height = sum(heights) / (sheets * COLUMNS)
    while len(_filled_columns(heights, height)) > sheets * COLUMNS:
        height += STEP
    return [[asked[place] for place in column] for column in _filled_columns(heights, height)]


def _filled_columns(heights: Sequence[float], most: float) -> list[list[int]]:
    columns: list[list[int]] = [[]]
    for place, height in enumerate(heights):
        if columns[-1] and sum(heights[one] for one in columns[-1]) + height - GAP > most:
            columns.append([])
        columns[-1].append(place)
    return columns


def who_could_look(sheet: Sheet, place: Place) -> None:
    """The table of who might look, what they find, and how far the promise goes; the same as on the site."""
    _frame(sheet, place, _("Who could look, and what they would find"), _("Say which administrator. Never say 100 %."))
    at, room = TOP + 4, sheet.width - 2 * MARGIN
    for reader in privacy.READERS:
        tag, ink = (_("Promised, and tested"), GREEN) if reader.promised else (_("Not promised"), ALARM)
        sheet.line(sheet.width - MARGIN - wide(tag, 9, BOLD), at + 12, tag, 9, ink=ink, face=BOLD)
        below = sheet.words(MARGIN, at, room - 130, str(reader.who), Style(11, 13.6, INK, BOLD))
        at = sheet.words(MARGIN, below + 3, room - 130, str(reader.finds), Style(10, 13.6)) + 10
        sheet.rule(MARGIN, at, room)
        at += 9
    sheet.line(MARGIN, at + 16, _("What ends confidentiality between people"), 13, ink=GREEN, face=HEAD)
    at += 26
    for limit in privacy.LIMITS:
        at = sheet.words(MARGIN, at, room, f"*{limit.title}.* {limit.text}", Style(10, 13.6)) + 5
    said = _("The same, and what is stored for how long: %(who)s") % {"who": bare(place.addresses.who)}
    sheet.words(MARGIN, at + 8, room, said, Style(10, 13.6, SOFT))
    sheet.turn()


def poster(sheet: Sheet, place: Place, digests: Sequence[Digest]) -> None:
    """To hang up: the digests of the lists of keys and this site's address, for whoever joins by a link."""
    sheet.box(0, 0, sheet.width, 196, fill=GREEN)
    sheet.trim(0, 196, sheet.width, 4)
    sheet.mark(MARGIN, 44, 40, LIME, GREEN)
    sheet.line(MARGIN + 56, 74, "Rigcheck", 30, ink=WHITE, face=HEAD)
    sheet.line(MARGIN, 140, _("Do the numbers match?"), 34, ink=LIME, face=HEAD)
    by_link = any(one.title == Digest.AGENCY for one in digests)
    lead = _("Compare before you join by a link.") if by_link else _("For whoever wants to compare.")
    sheet.line(MARGIN, 168, lead, 15, ink=WHITE)
    room = sheet.width - 2 * MARGIN
    at = sheet.words(MARGIN, 226, room, str(words.BY_LINK if by_link else words.ALONE), Style(12, 16.6))
    sheet.line(MARGIN, at + 26, _("The address of this site, and no other"), 14, ink=GREEN, face=HEAD)
    address = bare(place.addresses.join)
    size = min(24.0, 24.0 * room / wide(address, 24, BOLD))
    sheet.line(MARGIN, at + 54, address, size, face=BOLD)
    at += 66
    for one in digests:
        at = _digest(sheet, MARGIN, at + 26, one)
    _foot(sheet, place)
    sheet.turn()


def _digest(sheet: Sheet, x: float, y: float, one: Digest) -> float:
    room = sheet.width - 2 * MARGIN
    sheet.line(x, y + 4, str(one.title), 14, ink=GREEN, face=HEAD)
    size = _("list of %(size)d") % {"size": one.size}
    sheet.line(x + room - wide(size, 12, BOLD), y + 4, size, 12, face=BOLD)
    rows = math.ceil(len(one.groups) / GROUPS_IN_LINE)
    high = rows * 34 + 20
    sheet.box(x, y + 14, room, high, line=LINE, fill=TINT, round_=6)
    step = room / GROUPS_IN_LINE
    for place, group in enumerate(one.groups):
        across, down = place % GROUPS_IN_LINE, place // GROUPS_IN_LINE
        sheet.middle(x + step * (across + 0.5), y + 48 + down * 34, group, 26, face=BOLD)
    return y + 14 + high


def _ticks(
    sheet: Sheet, x: float, y: float, room: float, head: str, steps: Sequence[words.Step], place: Place
) -> float:
    sheet.line(x, y + 12, head, 14, ink=GREEN, face=HEAD)
    at = y + 22
    for step in steps:
        sheet.box(x, at + 2.5, 10, 10, line=GREEN, round_=1.5, thick=1.1)
        at = sheet.words(x + 18, at, room - 18, f"*{step.head}* {_filled(step.text, place)}", Style(10.4, 14)) + 8
    return at


def _frame(sheet: Sheet, place: Place, title: str, lead: str) -> None:
    """The head and foot that all sheets to read have."""
    sheet.box(0, 0, sheet.width, 70, fill=GREEN)
    sheet.trim(0, 70, sheet.width, 2.6)
    sheet.mark(MARGIN, 20, 30, LIME, GREEN)
    sheet.line(MARGIN + 44, 38, title, 21, ink=WHITE, face=HEAD)
    sheet.line(MARGIN + 44, 55, lead, 11, ink=WHITE)
    _foot(sheet, place)


def _foot(sheet: Sheet, place: Place) -> None:
    made = date_format(place.made.first_day, "F Y")
    said = _("%(agency)s · run by %(host)s · %(site)s · printed in %(month)s")
    facts = {"agency": place.agency, "host": place.host, "site": place.site, "month": made}
    sheet.rule(MARGIN, sheet.height - 46, sheet.width - 2 * MARGIN)
    sheet.words(MARGIN, sheet.height - 42, sheet.width - 2 * MARGIN, said % facts, Style(8, 10, SOFT))


def _filled(text: words.Words, place: Place) -> str:
    facts: Mapping[str, str] = {"host": place.host, "agency": place.agency, "court": bare(place.addresses.court)}
    return str(text) % facts
