"""The ledger: a changed, moved or missing entry is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rigcheck.engines.disclosure import BEGINNING, BrokenLedger, Entry, check

Kept = list[tuple[Entry, bytes]]


def entry(place: int, before: bytes) -> Entry:
    return Entry(
        place, before, "aa" * 16, "sign", "bb" * 16, "peer", "crime", "authority", "default 1", "2026-11", "cc"
    )


def kept(length: int) -> Kept:
    found: Kept = []
    for place in range(1, length + 1):
        one = entry(place, found[-1][1] if found else BEGINNING)
        found.append((one, one.digest))
    return found


def test_a_whole_ledger_gives_its_newest_digest() -> None:
    ledger = kept(4)
    assert check(ledger) == ledger[-1][1]
    assert check([]) == BEGINNING
    assert check(ledger[2:]) == ledger[-1][1]


def swapped(ledger: Kept) -> Kept:
    return [ledger[0], ledger[2], ledger[1], ledger[3]]


def rewritten(ledger: Kept) -> Kept:
    changed = replace(ledger[1][0], ground="consent")
    return [ledger[0], (changed, changed.digest), *ledger[2:]]


def numbered_anew(ledger: Kept) -> Kept:
    last = replace(ledger[3][0], place=9)
    return [*ledger[:3], (last, last.digest)]


@pytest.mark.parametrize(
    "harm",
    [
        swapped,
        rewritten,
        numbered_anew,
        lambda ledger: [*ledger[:1], *ledger[2:]],
        lambda ledger: [(replace(ledger[0][0], month="2026-10"), ledger[0][1]), *ledger[1:]],
        lambda ledger: [(ledger[0][0], bytes(32)), *ledger[1:]],
    ],
)
def test_a_harmed_one_is_found(harm: Callable[[Kept], Kept]) -> None:
    with pytest.raises(BrokenLedger):
        check(harm(kept(4)))


@pytest.mark.parametrize("field", ["matter", "move", "by", "role", "ground", "recipient", "label", "month", "seal"])
def test_every_field_is_bound(field: str) -> None:
    one = entry(1, BEGINNING)
    assert replace(one, **{field: "x"}).digest != one.digest
