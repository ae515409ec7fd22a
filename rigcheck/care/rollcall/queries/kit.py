"""The roll-call kit as one file, and a file of cards alone."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rigcheck.care.rollcall.queries import cards, pages
from rigcheck.care.rollcall.queries.facts import Card, Digest, Place
from rigcheck.care.rollcall.queries.paper import Sheet
from rigcheck.kernel.enums import Seat


def draw_kit(*, place: Place, drawn: Sequence[Card], digests: Sequence[Digest]) -> bytes:
    """Everything for one roll call, as a PDF. `drawn` are the codes, members' and families' alike."""
    sheet = Sheet(place.paper, _("Roll-call kit"))
    member = [card for card in drawn if card.seat is Seat.MEMBER]
    family = [card for card in drawn if card.seat is Seat.FAMILY]
    pages.how_to_use(sheet, place, _contents(len(member), len(family)))
    pages.script(sheet, place)
    pages.questions(sheet, place)
    pages.who_could_look(sheet, place)
    cards.code_cards(sheet, place, member)
    cards.pocket_cards(sheet, place)
    cards.locker_cards(sheet, place)
    cards.fridge_cards(sheet, place)
    cards.code_cards(sheet, place, family)
    pages.poster(sheet, place, digests)
    return sheet.file()


def draw_cards(*, place: Place, drawn: Sequence[Card]) -> bytes:
    """Cards alone, eight to a page, as a PDF."""
    sheet = Sheet(place.paper, _("Cards"))
    cards.code_cards(sheet, place, drawn)
    return sheet.file()


def _contents(members: int, families: int) -> list[tuple[str, str]]:
    return [
        (_("Script"), _("one sheet, for whoever speaks")),
        (_("Questions and answers"), _("three sheets: as many copies as people want to read")),
        (
            ngettext("%(count)d card", "%(count)d cards", members) % {"count": members},
            _("each with a code of its own: never copy these sheets"),
        ),
        (_("Pocket cards"), _("ten to a sheet, all alike: copy freely")),
        (_("Locker cards, fridge cards"), _("two to a sheet, all alike: copy freely")),
        (
            ngettext("%(count)d family card", "%(count)d family cards", families) % {"count": families},
            _("each with a code of its own: lay them out openly"),
        ),
        (_("Poster"), _("one for each wall")),
    ]
