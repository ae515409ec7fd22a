"""Printed codes that survive a hand copy: account, join and seat cards and one-time links (128 bit), recovery cards
(160 bit).

A code is written in groups of four Crockford base32 characters: three of data, one that checks its group.
The group check depends on the kind of card and on the group's place, so a wrong, swapped or foreign group is
pointed out by number. The last data character checks the whole card. All checks are Horner sums in GF(32)
(x⁵ + x² + 1): any one wrong character and any two exchanged within a group are always found.

    bits  data symbols  whole-card check  groups  characters
     128            26                 1       9          36
     160            32                 1      11          44

Read forgivingly: case, spaces and dashes do not matter, O is 0, I and L are 1. The browser's twin is
`web/static/sealing/cards.js`.
"""

import re
from enum import Enum

from rigcheck.engines.sealing.refusals import SealingRefusal, WrongLength
from rigcheck.kernel.messages import gettext_noop

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BREAKS = re.compile(r"[\s‐‑‒–—_.-]+")


class CardKind(Enum):
    """What a card opens: kind number for the checks, and its size in bytes."""

    ACCOUNT = (0, 16)
    JOIN = (1, 16)
    SEAT = (2, 16)
    RECOVERY = (3, 20)
    LINK = (4, 16)

    def __init__(self, number: int, size: int) -> None:
        self.number = number
        self.size = size

    @property
    def symbols(self) -> int:
        """Data characters, without the one that checks the whole card."""
        return -(-self.size * 8 // 5)

    @property
    def groups(self) -> int:
        """Groups of four on the card."""
        return (self.symbols + 1) // (GROUP - 1)


class CardRefusal(SealingRefusal):
    """The card was not read. `groups` are the numbers, from 1, of the groups to look at again, if known."""

    code = "card-refused"
    sentence = gettext_noop("This card could not be read.")

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.groups = groups


class CardTooShortOrLong(CardRefusal):
    """The code is not as long as this kind of card; `groups` names those that have not four characters."""

    code = "card-length"
    sentence = gettext_noop("Some characters are missing or too many. Compare group by group.")


class WrongGroups(CardRefusal):
    """The groups numbered in `groups` do not pass their own check."""

    code = "card-groups"
    sentence = gettext_noop("Look at the marked groups once more: a character there is different from the card.")


class AnotherCard(CardRefusal):
    """Every group is right, for another kind of card."""

    code = "card-other-kind"
    sentence = gettext_noop("This is a different kind of card. It opens something else.")


class CardDoesNotAddUp(CardRefusal):
    """Every group passes, yet the whole card does not: groups from two cards, or errors that cancel out."""

    code = "card-sum"
    sentence = gettext_noop("The groups do not belong together. Copy them all from one card.")


def encode(kind: CardKind, secret: bytes) -> str:
    """The code of `secret` (16 or 20 bytes by kind), groups of four joined by dashes; raise `WrongLength`."""
    if len(secret) != kind.size:
        raise WrongLength(f"This card holds {kind.size} bytes.")
    number = int.from_bytes(secret, "big")
    data = [number >> shift & 31 for shift in range(5 * (kind.symbols - 1), -1, -5)]
    data.append(_sum(data))
    return "-".join(_group(kind, place, data[place * 3 : place * 3 + 3]) for place in range(kind.groups))


def parse(kind: CardKind, text: str) -> bytes:
    """The secret of a card of this kind as typed; raise a `CardRefusal` that names the groups at fault."""
    groups = _split(kind, text)
    wrong = _wrong(kind, groups)
    if wrong:
        raise AnotherCard if _is_other_kind(kind, groups) else WrongGroups(wrong)
    data = [_VALUES[symbol] for group in groups for symbol in group[:3]]
    number = 0
    for value in data[:-1]:
        number = number << 5 | value
    if _sum(data[:-1]) != data[-1] or number >> 8 * kind.size:
        raise CardDoesNotAddUp
    return number.to_bytes(kind.size, "big")


def check_group(kind: CardKind, place: int, text: str) -> None:
    """Return if the group numbered `place` (from 1) is right as typed; raise `WrongGroups` if not.

    For a form that checks each group as it is copied; `place` beyond the card raises too.
    """
    group = _BREAKS.sub("", text).upper()
    if not 1 <= place <= kind.groups or not _stands(kind, place - 1, group):
        raise WrongGroups((place,))


def _split(kind: CardKind, text: str) -> list[str]:
    typed = [part for part in _BREAKS.split(text.upper()) if part]
    whole = "".join(typed)
    if len(whole) != kind.groups * GROUP:
        uneven = tuple(place for place, part in enumerate(typed, 1) if len(part) != GROUP)
        raise CardTooShortOrLong(uneven if len(typed) == kind.groups else ())
    return [whole[start : start + GROUP] for start in range(0, len(whole), GROUP)]


def _wrong(kind: CardKind, groups: list[str]) -> tuple[int, ...]:
    return tuple(place + 1 for place, group in enumerate(groups) if not _stands(kind, place, group))


def _is_other_kind(kind: CardKind, groups: list[str]) -> bool:
    others = (other for other in CardKind if other is not kind and other.size == kind.size)
    return any(not _wrong(other, groups) for other in others)


def _stands(kind: CardKind, place: int, group: str) -> bool:
    values = [_VALUES.get(symbol, -1) for symbol in group]
    return len(values) == GROUP and min(values) >= 0 and _check(kind, place, values[:3]) == values[3]


def _group(kind: CardKind, place: int, values: list[int]) -> str:
    return "".join(ALPHABET[value] for value in (*values, _check(kind, place, values)))


def _check(kind: CardKind, place: int, values: list[int]) -> int:
    """The fourth character: its start differs for each place on a card and, at one place, for each kind."""
    return _sum(values, (place + 11 * kind.number) % 32)


def _sum(values: list[int], start: int = 0) -> int:
    total = start
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)
